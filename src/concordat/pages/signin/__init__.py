"""Signing in. In the demonstration one chooses whom to be; real accounts are not set up yet."""
