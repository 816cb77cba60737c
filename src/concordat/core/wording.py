"""Concordat's own words for the person a disagreement is about, as a procedure's readers know them.

Only what is shown changes. What stands in events, such as a ground for moving up, stays as it is.
"""

import re
from collections.abc import Iterable, Mapping

_ABOUT = re.compile(r"\b(?:(a) )?(child|children(?!['’]s))\b", re.IGNORECASE)


def worded(text: str, words: Mapping[str, str]) -> str:
    """A sentence of Concordat's own with the procedure's word in place of “child” and of
    “children”, where it has one.

    The article goes with it: “a child” becomes “an adult”.
    """
    return _ABOUT.sub(lambda found: _instead(found, words), text)


def _instead(found: re.Match[str], words: Mapping[str, str]) -> str:
    article, known = found[1], found[2]
    word = words.get(known.lower())
    if word is None:
        return found[0]
    word = word[:1].upper() + word[1:] if known[0].isupper() else word
    if article is None:
        return word
    return f"{article}{'n' if word[0].lower() in 'aeiou' else ''} {word}"


def joined(things: Iterable[str]) -> str:
    """Several things in a sentence: "a", "a and b", "a, b and c"; "" for none."""
    *most, last = [*things] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def capitalised(text: str) -> str:
    """The text with a capital letter first and the rest left as it is."""
    return text[:1].upper() + text[1:]
