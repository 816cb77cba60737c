"""The demonstration: invented boards and people, cases told by the same service as everybody's, a
clock to move.
"""
