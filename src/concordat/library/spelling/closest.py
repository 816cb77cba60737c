"""The known word that is closest to one that is not known."""

import difflib
from collections.abc import Iterable

from concordat.library.spelling.keyboard import plain
from concordat.library.spelling.synonyms import other_words


def nearest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """“Did you mean …?” for the known words closest to `word`; else the sentence given."""
    lower = {each.lower(): each for each in known}
    typed = " ".join(plain(word).lower().split())
    if typed in lower and plain(word) != word:
        return f"Did you mean “{lower[typed]}”, with the spaces and hyphens of a keyboard?"
    near = [each for each in other_words(typed) if each in lower]
    near = near or difflib.get_close_matches(typed, lower, n=2)
    if typed in near or (near and near[0].startswith(typed)):
        near = near[:1]
    return (
        "Did you mean " + " or ".join(f"“{lower[each]}”" for each in near) + "?"
        if near
        else otherwise
    )


def meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody surely meant; None where one can't be sure."""
    words = list(known)
    typed = plain(word).lower().replace(" ", "_")
    said = [each for each in other_words(typed.replace("_", " ")) if each in words]
    near = said or difflib.get_close_matches(typed, words, cutoff=0.72)
    return near[0] if near else None
