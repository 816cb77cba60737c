"""The questions, a form for each page. The single page for those who know the procedure asks with
the same forms.
"""
