"""Raising a disagreement in writing carries out the first duty, where the procedure says so."""

from msgspec.structs import replace

from concordat.core.acts import CarriedOut, Corrected, Note, Raised
from concordat.core.by_raising import first_duty, may_carry_out
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.events import Event
from concordat.core.posts import Seat
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from tests.core.ladder import CALENDAR, LADDER, posts, with_changed
from tests.core.stories import (
    ANYBODY,
    CARE,
    CLINIC,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    directory,
    raised,
    refused,
)

WRITTEN = with_changed("colleagues.raise", met_by_raising=True, needs=("clear reasons",))
OF_A_LEAD = with_changed(
    "colleagues.raise", met_by_raising=True, who=posts("raising team lead"), owed="agency"
)
HERE = CarriedOut((), by_raising=True)
BY_TELEPHONE = CarriedOut((), by_raising=True, channel="telephone")


def sent(
    *also: CarriedOut,
    protocol: Protocol = WRITTEN,
    happened: str | None = None,
    seats: tuple[Seat, ...] = (),
    who: Actor = RAISER,
    act: Raised | None = None,
) -> tuple[Record, tuple[Event, ...]]:
    """What raising it on Friday 6 November at 10 records, of a decision that came on the 2nd."""
    record = Record("C-1", protocol, CALENDAR, directory(*seats))
    moment = at(happened) if happened else None
    command = Command(act or raised(), "r1", moment, received=at("2 10:00"), also=also)
    events = decide(record, command, who, at("6 10:00"))
    return record.after(*events), events


def test_raising_in_writing_carries_out_the_first_duty_in_the_same_request() -> None:
    record, (opened, done) = sent(HERE)
    assert [type(event.act) for event in (opened, done)] == [Raised, CarriedOut]
    assert [(each.request, each.order) for each in (opened, done)] == [("r1", 0), ("r1", 1)]
    talk = next(duty for duty in record.folded.open_duties if duty.key == "colleagues.talk")
    assert (talk.opened, talk.due) == (at("6 10:00"), at("11 17:00"))
    assert (done.by, done.post, done.side) == ("ann", "practitioner", "raising")


def test_every_agency_that_answers_is_told_by_it() -> None:
    record, events = sent(HERE, act=raised(CARE, CLINIC))
    assert len(events) == 2
    assert {duty.agency for duty in record.folded.open_duties} == {CARE.id, CLINIC.id}


def test_what_was_raised_earlier_is_carried_out_when_it_was_raised() -> None:
    record, (opened, done) = sent(BY_TELEPHONE, happened="3 10:00")
    assert (opened.happened, done.happened, done.act.channel) == (  # type: ignore[union-attr]
        at("3 10:00"),
        at("3 10:00"),
        "telephone",
    )
    talk = next(duty for duty in record.folded.open_duties if duty.key == "colleagues.talk")
    assert (talk.due, talk.by_their_word) == (at("11 17:00"), at("6 17:00"))


def test_whoever_speaks_first_carries_out_nothing() -> None:
    record, events = sent()
    assert len(events) == 1
    assert [duty.key for duty in record.folded.open_duties] == ["colleagues.raise"]


def test_a_procedure_without_such_a_duty_lets_raising_carry_out_nothing() -> None:
    with refused("not-by-raising"):
        sent(HERE, protocol=LADDER)


def test_raising_carries_out_only_what_the_raiser_owes() -> None:
    lead = Seat(SCHOOL.id, "team lead", "Year Head", holder="ann")
    with refused("not-yours"):
        sent(HERE, protocol=OF_A_LEAD)
    _, (_, done) = sent(HERE, protocol=OF_A_LEAD, seats=(lead,))
    assert done.post == "team lead"


def test_what_comes_later_is_not_done_by_raising() -> None:
    story = Story(protocol=WRITTEN)
    with refused("not-by-raising", story):
        story.do(replace(HERE, duties=(story.the("colleagues.raise").id,)), who=RAISER)


def test_one_knows_before_whether_raising_carries_it_out() -> None:
    duty = first_duty(WRITTEN, None)
    assert duty is not None
    assert duty.key == "colleagues.raise"
    assert first_duty(LADDER, None) is None
    assert first_duty(WRITTEN, "high") is None
    on = CALENDAR.day_of(at("6 10:00"))
    lead = directory(Seat(SCHOOL.id, "team lead", "Year Head", holder="eve"))
    of_a_lead = OF_A_LEAD.duties["colleagues.raise"]
    anybody = may_carry_out(WRITTEN, lead, duty, party=SCHOOL, person="ann", on=on)
    not_ann = may_carry_out(OF_A_LEAD, lead, of_a_lead, party=SCHOOL, person="ann", on=on)
    but_eve = may_carry_out(OF_A_LEAD, lead, of_a_lead, party=SCHOOL, person="eve", on=on)
    assert (anybody, not_ann, but_eve) == (True, False, True)


# ── Put right together ────────────────────────────────────────────────────────────────────────────


def corrected(record: Record, target: int, instead: object, happened: str) -> tuple[Event, ...]:
    why = (Note("why", "reason"),)
    act = Corrected(target, instead, at(happened), notes=why)  # type: ignore[arg-type]
    return decide(record, Command(act, "c1"), RAISER, at("6 12:00"))


def test_raising_and_what_it_carried_out_get_another_time_together() -> None:
    for target in (1, 2):
        record, events = sent(HERE)
        added = corrected(record, target, events[target - 1].act, "3 10:00")
        case = record.after(*added).folded
        assert case.start == at("3 10:00")
        assert case.duty(events[1].act.duties[0]).ended == at("3 10:00")  # type: ignore[union-attr]
        talk = next(duty for duty in case.open_duties if duty.key == "colleagues.talk")
        assert talk.due == at("11 17:00")


def test_a_later_time_moves_both_too() -> None:
    record, events = sent(HERE, happened="3 10:00")
    case = record.after(*corrected(record, 1, events[0].act, "5 10:00")).folded
    assert case.duty(events[1].act.duties[0]).ended == at("5 10:00")  # type: ignore[union-attr]


def test_that_it_was_not_raised_by_it_is_taken_out_alone() -> None:
    record, _ = sent(HERE)
    taken_out = Corrected(2, notes=(Note("why", "reason"),))
    added = decide(record, Command(taken_out, "c1"), RAISER, at("6 12:00"))
    assert len(added) == 1
    assert [duty.key for duty in record.after(*added).folded.open_duties] == ["colleagues.raise"]


def test_a_story_may_raise_in_writing() -> None:
    record, events = sent(HERE, who=ANYBODY)
    assert len(events) == 2
    talk = next(duty for duty in record.folded.open_duties if duty.key == "colleagues.talk")
    spoke = Command(CarriedOut((talk.id,), notes=(Note("s", "summary"),)), "r2")
    assert decide(record, spoke, TEAM_LEAD, at("9 10:00"))
