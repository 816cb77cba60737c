"""What is said to those who were told of something since put right: one line, what changed."""

import re
from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    AnyAct,
    CarriedOut,
    Corrected,
    Note,
    Noted,
    Positioned,
    Raised,
    RiskStated,
    SafetyStated,
    Withdrawn,
    say_beside,
)
from concordat.core.notices import Telling, say_news
from concordat.core.notices.again import wrote
from concordat.core.posts import SideOf
from concordat.core.who.recipients import Recipient, involved, officers
from tests.core.ladder import CITING
from tests.core.stories import ANYBODY, CARE, RAISER, SCHOOL, Story, at
from tests.core.test_notices import talking, to, told_by

BOARD = officers()
READ = involved(CITING, talking().case, "answering")


def story_of(act: AnyAct | None) -> Story:
    """A story in which somebody did that last; nothing after raising, where it is None."""
    story = talking()
    return story if act is None else story.do(act, "3 10:00", who=RAISER)


def put_right(story: Story, *, entry: int = 0, **instead: Any) -> tuple[Telling, ...]:
    """What is told once the last entry, or that one, is put right."""
    act = Corrected(entry or len(story.events), **instead)
    return told_by(story, act, who=ANYBODY, when="3 12:00")


def line(told: tuple[Telling, ...]) -> str:
    """What a correction says, as those read it who can open the case."""
    (what,) = {each.what for each in told if each.kind == "corrected" and each.to in READ}
    return say_news("corrected", what, whom="The school")


RAISED = Raised(SCHOOL, (CARE,), level="early-help")
OTHERWISE = [
    (
        None,
        1,
        {"instead": RAISED},
        "the level of need is “Early help”, not “not said”",
    ),
    (
        None,
        1,
        {"instead": Raised(SCHOOL, (CARE,), notes=(Note("n8", "reasons"),))},
        "“Evidence-based reasons” was reworded",
    ),
    (
        None,
        1,
        {"instead": Raised(SCHOOL, (CARE,)), "happened": at("2 09:00")},
        "it happened at 9am on Monday 2 November 2026, not at 10am on Monday 2 November 2026",
    ),
    (
        None,
        1,
        {"instead": Raised(SCHOOL, (CARE,)), "received": at("10-30 12:00")},
        "the decision reached them at midday on Friday 30 October 2026, not at 10am on Monday",
    ),
    (
        None,
        2,
        {"instead": CarriedOut((), channel="letter")},
        "how it was done is “By letter”, not “not said”",
    ),
    (
        RiskStated("999", rung_at=at("3 09:00")),
        3,
        {"instead": RiskStated("both", rung_at=at("3 09:00"))},
        "who was rung is “999 and the front door were rung”, not “999 was rung”",
    ),
    (
        SafetyStated("raising", until=date(2026, 11, 9)),
        3,
        {"instead": SafetyStated("raising", until=date(2026, 11, 10))},
        "the day until which it holds is “Tuesday 10 November 2026”, not “Monday 9 November 2026”",
    ),
]


@pytest.mark.parametrize(("act", "entry", "instead", "changed"), OTHERWISE)
def test_each_part_of_an_entry_that_is_put_right_is_told_as_it_was_and_as_it_is(
    act: AnyAct | None, entry: int, instead: dict[str, Any], changed: str
) -> None:
    story = story_of(act)
    if isinstance(instead["instead"], CarriedOut):
        done = CarriedOut((story.the("colleagues.raise").id,), channel="letter")
        instead = {**instead, "instead": done}
    told = put_right(story, entry=entry, **instead)
    assert f"” was corrected: {changed}" in line(told)
    corrected = to(told, "corrected")
    assert len(corrected) == len({*corrected}), "one line to each"


def test_what_is_said_of_the_points_is_told_as_it_reads_now() -> None:
    story = Story(protocol=CITING).talked()
    story.say("agreed", when="3 11:00", who=RAISER)
    instead = Positioned("raising", CARE.id, {"1": "not agreed"})
    assert line(put_right(story, instead=instead)) == (
        "“The school said that it is agreed” was corrected: "
        "it now reads “The school said that it is not agreed”; point 1 was taken out"
    )


def test_what_is_taken_out_is_told_to_all_who_were_told_of_it_and_so_is_what_comes_back() -> None:
    story = story_of(SafetyStated("raising", nothing=True))
    told = put_right(story)
    assert line(told) == (
        "this was taken out of the record: “The school: no safety plan is known yet”"
    )
    assert {*BOARD} <= {*to(told, "corrected")}
    assert line(put_right(story)) == (
        "this is in the record again: “The school: no safety plan is known yet”"
    )


def test_who_sees_only_a_row_hears_no_change_of_what_they_cannot_read() -> None:
    """The board has no words of a case before the text informs it."""
    unsafe = SafetyStated("raising", nothing=True)
    reworded = SafetyStated("raising", nothing=True, notes=(Note("n8", "what"),))
    told = put_right(story_of(unsafe), instead=reworded)
    assert to(told, "corrected")
    assert not {*BOARD} & {*to(told, "corrected")}
    told = put_right(story_of(None), entry=1, instead=RAISED)
    assert not {*BOARD} & {*to(told, "corrected")}


def test_a_note_that_is_reworded_is_told_to_those_whom_it_is_for() -> None:
    story = story_of(Noted("board", "n1"))
    told = put_right(story, instead=Noted("board", "n2"))
    author = Recipient("raising", SCHOOL.id, person=RAISER.person)
    assert {*to(told, "corrected")} == {*BOARD, author}
    assert {each.what for each in told} == {"“A note” was corrected: “Note” was reworded"}


def test_whoever_wrote_it_hears_it_unless_they_put_it_right_themselves() -> None:
    author = Recipient("raising", SCHOOL.id, person=RAISER.person)
    unsafe = SafetyStated("raising", nothing=True)
    act = Corrected(3, SafetyStated("raising", nothing=True, notes=(Note("n8", "what"),)))
    by_others = told_by(story_of(unsafe), act, who=ANYBODY, when="3 12:00")
    assert to(by_others, "corrected").count(author) == 1
    by_themselves = told_by(story_of(unsafe), act, who=RAISER, when="3 12:00")
    assert author not in to(by_themselves, "corrected")


def test_of_what_is_sent_together_each_entry_has_its_own_people() -> None:
    """Those who were told of the raising are not those who were told that no plan is known."""
    story = story_of(SafetyStated("raising", nothing=True))
    of_raising = {*to(put_right(story, entry=1, instead=RAISED), "corrected")}
    of_the_plan = {*to(put_right(story, entry=3), "corrected")}
    assert of_raising < of_the_plan


def test_no_correction_tells_a_word_of_the_case() -> None:
    story = Story(protocol=CITING).do(
        Withdrawn(notes=(Note("the-words", "reason"),)), "3 10:00", who=RAISER
    )
    notes = (Note("other-words", "reason"), Note("safe", "safety"))
    told = put_right(story, instead=Withdrawn(notes=notes))
    assert told
    assert not any(re.search("the-words|other-words", each.what) for each in told)


def test_only_concordats_own_words_for_what_runs_beside_are_the_readers() -> None:
    about_adults = {"child": "adult"}
    moved = say_beside("the child moved to another area", about_adults)
    assert moved == "the adult moved to another area"
    text = "a court case about the child"
    assert say_beside(text, about_adults) == text


def test_what_was_typed_for_somebody_is_theirs_and_whoever_typed_it() -> None:
    story = story_of(SafetyStated("raising", nothing=True))
    typed = {"by": "office", "side": "board", "agency": None, "behalf": "ann"}
    event = replace(story.events[-1], **typed, word_of=SideOf("raising"))
    assert [*wrote(event, story.case)] == [
        Recipient("board", person="office"),
        Recipient("raising", SCHOOL.id, person="ann"),
    ]
