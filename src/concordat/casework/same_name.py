"""By what a child is recognised though they are written a little differently: the order of the
names, a name left out between them, a slip of one letter, the day and the month changed over.

What comes back is text that is only ever kept as a blind token. How many there are is bounded,
however long a name is. docs/decisions/2026-11-30-the-same-child-written-differently.md says which
differences are found.
"""

import re
import unicodedata
from collections.abc import Iterator

MOST_NAMES, MOST_LETTERS, LEAST_LETTERS = 5, 32, 6
_WHOLE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_APART = re.compile(r"[\s\-‐-―.,_/]+")


def plain(text: str) -> str:
    """Letters and digits alone, without accents, in lower case."""
    apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(each for each in apart if each.isalnum())


def written_like(name: str, day: str) -> frozenset[str]:
    """By what that name with that birthday (2019-03-27) is found, where it is not written the
    same; at most `MOST_NAMES` + `MOST_LETTERS` + 2 texts.
    """
    return frozenset((*_names(name, day), *_slips(plain(name), day), *_turned(plain(name), day)))


def _names(name: str, day: str) -> Iterator[str]:
    """The first name with each of the others, in either order."""
    first, *others = [*filter(None, map(plain, _APART.split(name)))] or [""]
    for other in (*others[: MOST_NAMES - 1], *others[-1:]):
        yield f"names {' '.join(sorted((first, other)))} {day}"


def _slips(name: str, day: str) -> Iterator[str]:
    """The whole name, and without each of its letters: two that differ by a letter that is wrong,
    missing, one too many or changed over with its neighbour have one of these in common.
    """
    if len(name) < LEAST_LETTERS:
        return
    short = name[:MOST_LETTERS]
    yield f"slip {short} {day}"
    for place in range(len(short)):
        yield f"slip {short[:place]}{short[place + 1 :]} {day}"


def _turned(name: str, day: str) -> Iterator[str]:
    """The name with its birthday, whichever of two numbers is the day and which the month; nothing
    where the birthday is no whole date.
    """
    whole = _WHOLE.fullmatch(day)
    if whole is None:
        return
    year, month, of_month = whole.groups()
    if name and month != of_month and int(of_month) <= 12:
        yield f"turned {name} {year} {' '.join(sorted((month, of_month)))}"
