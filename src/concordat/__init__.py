"""Concordat: runs a safeguarding board's procedure for resolving professional disagreements."""
