"""The record of every case: what was done, kept append-only and sealed, and the lists that are made
from it.
"""
