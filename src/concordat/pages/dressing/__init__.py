"""Turns a brief's values into what the components show. Addresses are added; nothing is
worked out.
"""
