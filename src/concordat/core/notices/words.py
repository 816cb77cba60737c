"""What was told, as a sentence that stands by itself."""

import re
from collections.abc import Mapping

from concordat.core.notices.kinds import NewsKind, news_of
from concordat.core.wording import unstopped

WHOM = "{whom}"
"""Where the name stands in words that are kept: who it is said to looks it up."""
_NAME = re.compile(r"\{name ([^|{}]+)\|([^{}]*)\}")
_QUOTED = re.compile(r"\{words ([^|{}]+)\|([^{}]*)\}")


def named(id_: str | None, otherwise: str) -> str:
    """Where another name stands in words that are kept: that of an agency or a person by id, and
    what is said where nobody knows it.
    """
    return f"{{name {id_}|{otherwise}}}" if id_ else otherwise


def quoted(note: str | None, around: str) -> str:
    """Where the words of a note for both sides stand in words that are kept: its id, and what is
    said around them (`[]`). Nothing stands there for who can't read them.
    """
    return f"{{words {note}|{around}}}" if note else ""


def notes_in(what: str) -> tuple[str, ...]:
    """The notes whose words stand in words that are kept."""
    return tuple(found[1] for found in _QUOTED.finditer(what))


def with_words(what: str, words: Mapping[str, str]) -> str:
    """Words that were kept, with those of the notes in their places; without those that are not
    among them.
    """

    def said(found: re.Match[str]) -> str:
        written = words.get(found[1], "")
        return found[2].replace("[]", f"“{unstopped(written)}”") if written else ""

    return _QUOTED.sub(said, what)


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
    said = news.around.format(with_names(with_words(what, {}), {}), by=by, whom=whom)
    return said.replace(WHOM, whom)
