"""Characters that a word processor puts in place of those of a keyboard."""

_PLAIN = str.maketrans({
    **dict.fromkeys("\u00a0\u2007\u202f\u2009\t", " "),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    **dict.fromkeys("\u2018\u2019", "'"),
})  # fmt: skip


def plain(text: str) -> str:
    """A text with the spaces, dashes and apostrophes of a keyboard in place of a word
    processor's.
    """
    return text.translate(_PLAIN)
