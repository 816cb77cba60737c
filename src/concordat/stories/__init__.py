"""Cases played through in memory: a scenario file is read, rehearsed, and shown as a timeline or
explained. No Django.
"""
