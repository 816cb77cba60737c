"""The questions of raising, one class a page. The single page for those who know the procedure asks
the same questions, shortened.
"""
