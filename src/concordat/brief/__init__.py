"""One reading of a case, for one person at one instant: a pure, finished value.

The case page, a work list's line, the message after an act, a rehearsal and a form dress it and
work nothing out for themselves.
"""
