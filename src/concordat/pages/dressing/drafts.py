"""What a draft is called wherever drafts are listed."""

NOTHING_YET = "A disagreement, nothing written yet"
