"""What was told, as a sentence that stands by itself."""

from concordat.core.notices.kinds import NewsKind, news_of

WHOM = "{whom}"
"""Where the name stands in words that are kept: who it is said to looks it up."""


def say_news(kind: NewsKind, what: str, by: str = "", whom: str = "") -> str:
    """What was told, without a capital letter or a full stop; `by` is whoever did it and `whom` the
    person or agency that it is about, by name where that is known.
    """
    news = news_of(kind)
    by = by or "the board's business manager"
    whom = whom or news.unnamed
    return news.around.format(what, by=by, whom=whom).replace(WHOM, whom)
