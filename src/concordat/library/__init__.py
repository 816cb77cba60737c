"""From files to core values and back: protocols, calendars, rehearsals. No Django and no
database.
"""
