"""What the author of a file probably meant: similar words, dates, limits, lines that are not
TOML.
"""
