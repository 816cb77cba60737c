"""Whatever comes with any act, whoever sends it: the door refuses it in words, or what would be
kept in clear beside the act is an id that says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import replace as as_words
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from concordat.casework import door
from concordat.casework.notes import Words
from concordat.core.acts import ActionAgreed, AnyAct, Corrected, Raised
from concordat.core.commands import Command
from concordat.core.errors import Refused
from tests.laws.anything import ODD_TEXTS, Known, commands, raisings
from tests.laws.stories import lives
from tests.laws.test_any_act import is_said

ID = "d" * 32
MADE = r"[0-9a-f]{32}"
odd = st.sampled_from((None, 5, 1.5, b"x", [], {}, date(2026, 11, 2), Words("x"), *ODD_TEXTS))
requests = st.sampled_from((ID, "form/" + "a" * 64, "own/" + "a" * 64)) | odd
written = st.sampled_from((Words("Some words."), as_words(Words("x"), text=None))) | odd
words = st.just({}) | odd | st.dictionaries(st.sampled_from((ID, "n1", 5, *ODD_TEXTS)), written)
FIELDS = tuple(name for name in Command.__struct_fields__ if name not in ("act", "request"))


@given(st.data())
def test_whatever_comes_with_any_act_is_refused_in_words_or_says_nothing(
    data: st.DataObject,
) -> None:
    known = Known(data.draw(lives(longest=1)))
    for _ in range(6):
        command = replace(data.draw(commands(known) | raisings(known)), request=data.draw(requests))
        for field in data.draw(st.sets(st.sampled_from(FIELDS), max_size=2)):
            command = replace(command, **{field: data.draw(odd)})
        with_it, seen = data.draw(words), data.draw(st.just(1) | odd)
        if let_in(command, with_it, seen):
            assert re.fullmatch(rf"((form|own)/{MADE})?{MADE}", command.request)
            assert all(re.fullmatch(MADE, note) for note in with_it)
            assert all(re.fullmatch(rf"[0-9]{{1,3}}|{MADE}", id_) for id_ in ids(command))
            assert isinstance(seen, int | None)


def let_in(command: Command, with_it: Any, seen: Any) -> bool:
    """Whether the door lets this in; what it refuses, it refuses in words."""
    try:
        door.check(command, with_it, seen=seen)
    except Refused as refused:
        said = refused
    else:
        return True
    assert is_said(said)
    return False


def ids(command: Command) -> Iterator[str]:
    """The ids that are new in what is to be recorded."""
    for act in command.acts:
        said: AnyAct = act.instead if isinstance(act, Corrected) and act.instead else act
        yield from (note.point for note in said.noted() if note.point)
        if isinstance(said, ActionAgreed):
            yield said.id
        if isinstance(said, Raised):
            yield from (each.id for each in said.issues)
            yield from (each.id for each in said.children)
