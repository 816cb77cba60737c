"""Signing in. Visitors to the demonstration choose who to be; real accounts are not set up yet."""
