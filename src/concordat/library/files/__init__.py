"""Protocol files and what lies beside them, read into core values. Every problem is reported at
once.
"""
