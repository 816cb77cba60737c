"""Whether an act makes sense, whatever kind of act it is: its side, its texts, and its words."""

import re
from collections.abc import Collection, Iterator, Mapping

import msgspec

from concordat.core import sentences
from concordat.core.acts.base import Act, Needed
from concordat.core.acts.case_so_far import CaseSoFar
from concordat.core.errors import Refused
from concordat.core.labels import LONG, why_too_long
from concordat.core.wording import NO_TEXT, says_something, worded

__all__ = ["gist"]

LONGEST = 200
"""The characters of the longest name or choice; a procedure's own titles are shorter."""
_OPAQUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)


def is_opaque(id_: str) -> bool:
    """Whether a text can be an id: one to 64 letters, digits, dots, hyphens and underscores."""
    return _OPAQUE.fullmatch(id_) is not None


def why_not_side(case: CaseSoFar, side: str, agency: str | None) -> Refused | None:
    """What is wrong with a side and the agency named for it: an answering agency must answer."""
    answering = {party.id for party in case.answering}
    if side == "answering" and agency not in answering:
        return Refused("no-such-agency", sentences.DOES_NOT_ANSWER)
    if side == "raising" and agency not in (None, case.raising.id):
        return Refused("no-such-agency", "That agency did not raise this case.")
    if side == "board" and agency is not None:
        return Refused("no-such-agency", "The board is there for itself: name no agency.")
    return None


_ASIDE = frozenset(("note", "notes", "channel"))


def gist(act: Act) -> object:
    """What an act says, whatever the words and the way in which it was said."""
    return _without(msgspec.to_builtins(act), _ASIDE)


def _without(value: object, keys: Collection[str]) -> object:
    match value:
        case dict():
            return {key: _without(each, keys) for key, each in value.items() if key not in keys}
        case list() | tuple():
            return [_without(each, keys) for each in value]
        case _:
            return value


def why_not_texts(act: Act) -> Refused | None:
    """Why something in an act is no name or choice: words are in notes, which are sealed."""
    texts = _texts(msgspec.to_builtins(act))
    if all(len(text) <= LONGEST and text.isprintable() for text in texts):
        return None
    return Refused("no-such-thing", sentences.NO_NAME_OR_CHOICE)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    match value:
        case str():
            yield value
        case dict():
            yield from (text for each in value.items() for text in _texts(each))
        case list() | tuple():
            yield from (text for each in value for text in _texts(each))


def why_not_notes(act: Act) -> Refused | None:
    """What is wrong with the words that an act refers to. Those of an act that a correction puts
    right are about that act: they may say why as well.
    """
    noted = act.noted()
    if not all(is_opaque(note.id) for note in noted):
        return Refused("no-such-note", "These words have no id that a note can have.")
    if len({note.id for note in noted}) != len(noted):
        return Refused("twice", "The same words are named twice.")
    if len({(note.about, note.point) for note in act.notes}) != len(act.notes):
        return Refused("twice", "Two texts say the same thing of this. Write it in one.")
    strange = [note.about for note in act.notes if note.about not in act.writes]
    if strange:
        return Refused("no-such-note", f"This holds no words about “{strange[0]}”.")
    return None


def why_not_words(act: Act, needed: Collection[Needed], words: Mapping[str, str]) -> Refused | None:
    """Which words are missing that the act can't do without, in the procedure's own `words` for a
    child.
    """
    missing = (need for need in needed if act.note(need.about, need.point) is None)
    first = next(missing, None)
    return Refused("words-needed", worded(first.sentence, words)) if first else None


def why_no_reason(text: str, needed: str) -> Refused | None:
    """Why a text can't be the reason for something; `needed` is said where it says nothing."""
    if not says_something(text):
        return Refused("words-needed", needed)
    if sentence := why_too_long(text, LONG):
        return Refused("too-long", sentence)
    return Refused("no-text", sentences.NO_TEXT) if NO_TEXT.search(text) else None
