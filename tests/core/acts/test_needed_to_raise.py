"""The words that a disagreement can't be raised without, and the sentence for whoever leaves them
out.
"""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import Child, Issue, Raised
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import ANYBODY, RAISER, at, directory, raised, refused

SAY_THE_POINT = "Say what exactly you disagree about."
SAY_THE_CHILD = "Say which child this is about."


def new(act: Raised, who: Actor = RAISER, **words: str) -> None:
    record = Record("C-1", replace(LADDER, words=words), CALENDAR, directory())
    decide(record, Command(act, "r1"), who, at("2 10:00"))


def test_a_disagreement_needs_the_words_that_its_form_asks_for() -> None:
    whole = raised()
    sentences = {
        "decision": "Say in a sentence or two what was decided or what is not being done.",
        "reasons": (
            "Give your reasons: what you saw or know, and why the decision does not fit it."
        ),
        "outcome": "Say what you want to happen, who should do it and by when.",
    }
    needed = [need.sentence for need in whole.words_needed()]
    assert needed == [*sentences.values(), SAY_THE_POINT, SAY_THE_CHILD]
    new(whole)
    for about, sentence in sentences.items():
        without = replace(whole, notes=tuple(note for note in whole.notes if note.about != about))
        with refused("words-needed") as info:
            new(without)
        assert info.value.sentence == sentence
        new(without, ANYBODY)


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"issues": (Issue("1", note="n1"), Issue("2"))}, SAY_THE_POINT),
        ({"children": ()}, SAY_THE_CHILD),
        ({"children": (Child("1", note="n1"), Child("2"))}, SAY_THE_CHILD),
    ],
)
def test_each_point_and_each_child_brings_its_words_with_it(
    more: dict[str, Any], sentence: str
) -> None:
    act = replace(raised(), **more)
    with refused("words-needed") as info:
        new(act)
    assert info.value.sentence == sentence
    new(act, ANYBODY)


def test_what_is_asked_of_a_raiser_is_told_by_what_it_is_about() -> None:
    needed = raised(children=()).words_needed()
    assert [(need.about, need.point) for need in needed] == [
        *(("decision", ""), ("reasons", ""), ("outcome", "")),
        *(("issue", "1"), ("child", "")),
    ]


def test_what_is_missing_is_said_in_the_procedures_own_word() -> None:
    with pytest.raises(Refused) as info:
        new(replace(raised(), children=()), child="adult")
    assert info.value.sentence == "Say which adult this is about."
