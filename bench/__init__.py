"""What is measured, against what. `./bench/run` sets the peers up in an environment of their own
and prints ratios.
"""
