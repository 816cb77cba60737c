"""Histories that cannot be: what is said of the first event that has nothing to stand on."""

from datetime import datetime

import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    Answering,
    AnyAct,
    CarriedOut,
    DateSet,
    LocalFigure,
    MovedUp,
    OpenedInError,
    Positioned,
    Raised,
    SamePerson,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.case.fold import Unfit, fold
from concordat.core.events import Event
from concordat.core.ids import DutyId
from tests.core.ladder import CALENDAR, LADDER
from tests.core.stories import CARE, CLINIC, SCHOOL, Story, at

NOT_AGREED = Positioned("raising", CARE.id, {"1": "not agreed"})
RAISE, TALK = DutyId("colleagues.raise", agency="care"), DutyId("colleagues.talk", agency="care")


def why(story: Story, act: AnyAct, happened: str = "20 10:00", recorded: str = "20 10:00") -> str:
    """What is said of an act put after a story's own, which nothing has let through."""
    last = story.events[-1]
    event = replace(
        last, seq=last.seq + 1, act=act, happened=at(happened), recorded=at(recorded), received=None
    )
    with pytest.raises(Unfit) as unfit:
        fold(LADDER, CALENDAR, [*story.events, event])
    assert unfit.value.seq == event.seq
    assert str(unfit.value) == f"event {event.seq}: {unfit.value.why}"
    return unfit.value.why


def test_a_case_begins_with_a_disagreement_raised() -> None:
    def begins(*events: Event) -> str:
        with pytest.raises(Unfit) as unfit:
            fold(LADDER, CALENDAR, events)
        return str(unfit.value)

    raised, told = Story().done("colleagues.raise", "2 11:00").events
    assert begins() == "event 0: there is no event"
    assert begins(told) == "event 2: a case begins with a disagreement raised"
    elsewhere = replace(raised, act=Raised(SCHOOL, (CARE,), route="scenic"))
    assert begins(elsewhere) == "event 1: this protocol has no route “scenic”"


UNFIT = (
    (CarriedOut((RAISE,)), f"the duty {RAISE} is not open"),
    (CarriedOut(("no-such-duty",)), "the duty no-such-duty is not open"),
    (CarriedOut((TALK, RAISE), acts=("discuss",)), f"the duty {RAISE} is not open"),
    (DateSet(at("20").date(), RAISE), f"the duty {RAISE} is not open"),
    (LocalFigure("none", at("20").date()), "the duty none is not open"),
    (NOT_AGREED, "nothing had been discussed"),
    (Positioned("answering", CARE.id, {"1": "agreed"}), "nothing had been discussed"),
    (Positioned("raising", "clinic", {"1": "agreed"}), "clinic does not answer in this case"),
    (Answering(CLINIC, instead_of="police"), "somebody else answers in this case"),
    (Answering(CARE), "somebody else answers in this case"),
)


def test_an_act_that_does_not_fit_the_case_is_unfit() -> None:
    for act, said in UNFIT:
        assert why(Story().done("colleagues.raise", "2 11:00"), act) == said


def test_an_agency_that_answers_already_does_not_take_anothers_place() -> None:
    story = Story(CARE, CLINIC)
    assert why(story, Answering(CLINIC, instead_of=CARE.id)) == "somebody else answers in this case"
    whole = replace(
        story.events[0],
        seq=2,
        act=Answering(replace(CARE, service="Assessment"), instead_of=CARE.id),
    )
    case = fold(LADDER, CALENDAR, [story.events[0], whole])
    assert [party.service for party in case.answering] == [None, "Assessment"]


ON_THE_STEP = (
    Withdrawn(),
    TakenNoFurther(),
    OpenedInError(),
    MovedUp("no answer"),
    Answering(CLINIC),
)


def test_a_case_is_stopped_moved_and_redirected_only_at_its_present_step() -> None:
    for act in ON_THE_STEP:
        story = Story().at_managers("3 10:00")
        assert why(story, act, happened="3 09:59") == "the case was not at this step yet"
        assert why(story.do(Withdrawn(), "4 10:00"), act) == "the case had ended"


def test_there_is_nothing_above_the_last_step() -> None:
    assert why(Story().at_chair(), MovedUp("no answer")) == "there is no step above"


def test_nothing_is_done_or_said_before_it_was_asked_for() -> None:
    story = Story().done("colleagues.raise", "3 10:00")
    assert (
        why(story, CarriedOut((TALK,)), happened="3 09:59") == f"the duty {TALK} had not opened yet"
    )
    story.done("colleagues.talk", "4 10:00")
    assert why(story, NOT_AGREED, happened="4 09:59") == "the duty say//care/1 had not opened yet"
    story.say("agreed", when="5 10:00")
    agreed = Positioned("answering", CARE.id, {"1": "agreed"})
    assert why(story, agreed, happened="5 09:59") == "the duty confirm//care/1 had not opened yet"


def test_after_the_end_only_what_was_called_agreed_is_still_confirmed() -> None:
    agreed = Positioned("answering", CARE.id, {"1": "agreed"})
    story = Story().talked().say("agreed").do(Withdrawn(), "4 10:00")
    confirmed = replace(
        story.events[-1], seq=6, act=agreed, happened=at("5 10:00"), recorded=at("5 10:00")
    )
    assert fold(LADDER, CALENDAR, [*story.events, confirmed]).positions_on(CARE.id, "1").settled
    assert why(Story().talked().do(Withdrawn(), "4 10:00"), agreed) == "the case had ended"


def test_passing_over_ignores_duties_that_are_not_open() -> None:
    """The system's own entry stands in nobody's way: not a duty that was done, nor one that opened
    later.
    """
    story = Story().done("colleagues.raise", "3 10:00")
    last = story.events[-1]
    event = replace(
        last,
        seq=3,
        act=SamePerson((RAISE, TALK, "none")),
        happened=at("2 10:00"),
        recorded=at("3 11:00"),
    )
    case = fold(LADDER, CALENDAR, [*story.events, event])
    raised, talk = case.duty(RAISE), case.duty(TALK)
    assert raised
    assert talk
    assert (raised.word, raised.done_seq) == (None, 2)
    moments: list[datetime | None] = [talk.opened, talk.ended]
    assert (talk.how, talk.word, moments) == ("done", "same person", [at("3 10:00"), at("3 10:00")])
