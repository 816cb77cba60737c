"""Printable forms and letters, filled from a case."""
