"""The same case, run by what others wrote."""
