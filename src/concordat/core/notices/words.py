"""What was told, as a sentence that stands by itself."""

import re
from collections.abc import Mapping

from concordat.core.notices.kinds import NewsKind, news_of

WHOM = "{whom}"
"""Where the name stands in words that are kept: who it is said to looks it up."""
_NAME = re.compile(r"\{name ([^|{}]+)\|([^{}]*)\}")


def named(id_: str | None, otherwise: str) -> str:
    """Where another name stands in words that are kept: that of an agency or a person by id, and
    what is said where nobody knows it.
    """
    return f"{{name {id_}|{otherwise}}}" if id_ else otherwise


def ids_in(what: str) -> tuple[str, ...]:
    """Whose names stand in words that are kept, beside the one that it is about."""
    return tuple(found[1] for found in _NAME.finditer(what))


def with_names(what: str, names: Mapping[str, str]) -> str:
    """Words that were kept, with these names in their places."""
    return _NAME.sub(lambda found: names.get(found[1]) or found[2], what)


def say_news(kind: NewsKind, what: str, by: str = "", whom: str = "") -> str:
    """What was told, without a capital letter or a full stop; `by` is whoever did it and `whom` the
    person or agency that it is about, by name where that is known.
    """
    news = news_of(kind)
    by = by or "the board's business manager"
    whom = whom or news.unnamed
    said = news.around.format(with_names(what, {}), by=by, whom=whom)
    return said.replace(WHOM, whom)
