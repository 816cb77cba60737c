"""What every app asks of its tables: that rows stay, that what is erased is gone, and not to wait
where others write.
"""
