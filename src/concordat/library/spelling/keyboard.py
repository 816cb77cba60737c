"""Characters that a word processor puts in place of those of a keyboard."""

SPACES = dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " ")
INVISIBLE = dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", "")
DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
APOSTROPHES = dict.fromkeys("\u2018\u2019", "'")
_PLAIN = str.maketrans({**SPACES, **INVISIBLE, **DASHES, **APOSTROPHES})
_STRAIGHT = str.maketrans(dict.fromkeys("\u201c\u201d\u201e", '"'))


def plain(text: str) -> str:
    """A text with the keyboard's spaces, hyphens and apostrophes."""
    return text.translate(_PLAIN)


def straight(text: str) -> str:
    """A text with straight quotation marks in place of curly ones."""
    return text.translate(_STRAIGHT)
