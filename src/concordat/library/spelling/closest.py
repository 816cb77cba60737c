"""The known word that is closest to one that a file uses and nobody knows."""

import difflib
from collections.abc import Collection

from concordat.core.wording import joined
from concordat.library.spelling.keyboard import plain
from concordat.library.spelling.synonyms import synonym_of

LONGEST_WORD = 100
MOST_WORDS = 1_000
"""Nothing longer is compared, nor with more words: it would take minutes in a hostile file."""
SURELY = 0.72
"""How alike two words are when one is surely a slip of the pen for the other."""


def closest(word: str, known: Collection[str]) -> str | None:
    """The known word that the author surely meant; None if that isn't certain."""
    words = list(known)
    typed = plain(word).lower()
    for each in synonym_of(typed.replace("_", " ")):
        if each in words:
            return each
    near = _alike(typed.replace(" ", "_"), words, SURELY)
    return near[0] if near else None


def did_you_mean(word: str, known: Collection[str], otherwise: str = "") -> str:
    """“Did you mean …?” with up to two known words; `otherwise` if none is close."""
    if len(word) > LONGEST_WORD or len(known) > MOST_WORDS:
        return otherwise
    by_lower_case = {each.lower(): each for each in known}
    typed = " ".join(plain(word).lower().split())
    if typed in by_lower_case and plain(word) != word:
        meant = by_lower_case[typed]
        return f"Did you mean “{meant}”, with the spaces and hyphens of a keyboard?"
    offers = [f"“{by_lower_case[each]}”" for each in _offers(typed, list(by_lower_case))]
    return f"Did you mean {joined(offers, 'or')}?" if offers else otherwise


def _offers(typed: str, known: list[str]) -> list[str]:
    """The known words that may be meant: its synonyms, or up to two that look alike."""
    near = [each for each in synonym_of(typed) if each in known]
    near = near or _alike(typed, known)
    return near[:1] if near and near[0].startswith(typed) else near


def _alike(word: str, known: list[str], cutoff: float = 0.6) -> list[str]:
    """Up to two known words, the most similar first."""
    if len(word) > LONGEST_WORD:
        return []
    short = [each for each in known if len(each) <= LONGEST_WORD]
    return difflib.get_close_matches(word, short, n=2, cutoff=cutoff)
