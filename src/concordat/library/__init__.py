"""Protocol files: read, checked, compared and shown. No Django and no database."""
