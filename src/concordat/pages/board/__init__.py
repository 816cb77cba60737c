"""A board's live cases, for its officers: what the board owes, what is late, what nobody has a
limit for.
"""
