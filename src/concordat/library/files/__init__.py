"""Protocol files and what is beside them, read into core values. Every problem is reported at
once.
"""
