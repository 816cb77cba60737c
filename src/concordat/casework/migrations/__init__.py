"""The tables of format 2 (0001), and the triggers that keep the record append-only (0002).

While the format is not frozen, a new column goes into the model and into 0001 itself; a test fails
where the two differ.
"""
