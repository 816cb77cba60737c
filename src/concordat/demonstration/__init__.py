"""The demonstration: invented boards and people, cases recorded as real ones are, and a clock that
visitors can move.
"""
