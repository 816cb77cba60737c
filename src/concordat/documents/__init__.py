"""What a case says on paper and on the screen: names, sentences and filled forms, made from what
the queries return.
"""
