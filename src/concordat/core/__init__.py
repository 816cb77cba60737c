"""The pure heart: protocol, clocks, case, duties. Standard library and msgspec only; no clock,
files or randomness.
"""
