"""Raising a disagreement: from "is a child in danger?" to the reference and what to say on the
telephone.
"""
