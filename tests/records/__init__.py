"""A data folder of each format, which every later version opens, reads as it was, and rebuilds.
Until a format is frozen its folder may be made again; afterwards never.
"""
