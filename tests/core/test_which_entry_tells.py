"""Whatever is told carries the number of the entry that tells it, also where one request records
several; what time brought carries none.
"""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    AnyAct,
    CarriedOut,
    Corrected,
    Note,
    Noted,
    Positioned,
    RiskStated,
    SafetyStated,
    SamePerson,
)
from concordat.core.commands import Command
from concordat.core.notices import NewsKind, Telling, told_of_entries
from concordat.core.notices.again import told_of_entry
from concordat.core.posts import Seat
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from tests.core.ladder import CALENDAR, CITING, posts, to, with_changed
from tests.core.shared import followed
from tests.core.stories import (
    ANYBODY,
    CARE,
    CLINIC,
    IN_POST,
    LEADS,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    complete,
    directory,
    raised,
)
from tests.core.test_notices import ANN, AT_THE_BOARD, LEAD, told_by

RAISING = 1


def together(
    record: Record, *acts: AnyAct, when: str, who: Actor = RAISER
) -> tuple[Record, tuple[Telling, ...]]:
    """The record once all this was recorded at once, and what was told."""
    now = at(when)
    before = record.case(now) if record.events else None
    whole = [complete(record, before, act) if before else act for act in acts]
    command = Command(whole[0], f"together-{len(record.events)}", also=tuple(whole[1:]))
    later = followed(record, command, who, now)
    added = later.events[len(record.events) :]
    return later, told_of_entries(record, later, added, before, later.case(now))


def entries(told: Iterable[Telling], *kinds: NewsKind) -> set[int]:
    return {each.about for each in told if each.kind in kinds}


LED = replace(IN_POST, seats=(*LEADS, *IN_POST.seats))


def raised_in_danger() -> tuple[Record, tuple[Telling, ...]]:
    """Raised, with danger and without a safety plan, in one request: entries 1, 2 and 3."""
    begun = Record("C-1", CITING, CALENDAR, LED)
    danger, unsafe = (
        RiskStated("999", rung_at=at("2 09:00"), notes=(Note("why", "summary"),)),
        SafetyStated("raising", nothing=True),
    )
    return together(begun, raised(), danger, unsafe, when="2 10:00")


def test_what_is_sent_with_a_raising_is_told_by_its_own_entry() -> None:
    record, told = raised_in_danger()
    assert [type(event.act) for event in record.events][1:] == [RiskStated, SafetyStated]
    assert entries(told, "raised", "raised here") == {RAISING}
    assert entries(told, "danger", "acknowledge") == {2}
    assert entries(told, "unsafe") == {3}
    assert 0 not in {each.about for each in told}


def test_what_follows_is_told_by_the_entry_that_brought_it() -> None:
    """What was agreed moves nobody up; the action that was written down with it is owed by it."""
    story = Story(protocol=CITING).talked()
    agreed = Positioned("raising", CARE.id, {"1": "agreed"})
    action = ActionAgreed("a1", "raising", by=date(2026, 11, 20))
    record, told = together(story.record, agreed, action, when="3 11:00")
    said, written = (event.seq for event in record.events[-2:])
    owed = [each for each in told if each.kind == "owed"]
    about = {duty.what for duty in record.folded.duties if duty.id.action == "a1"}
    assert {each.about for each in owed if each.what in about} == {written}
    assert {each.about for each in owed if each.what not in about} == {said}
    assert entries(told, "said") == {said, written}


def test_who_would_hear_only_what_follows_hears_each_entry_that_it_follows_from() -> None:
    story = Story(CARE, CLINIC, protocol=CITING).talked()
    agreed = Positioned("raising", CARE.id, {"1": "agreed"})
    action = ActionAgreed("a1", "answering", CLINIC.id, by=date(2026, 11, 20))
    record, told = together(story.record, agreed, action, when="3 11:00", who=ANYBODY)
    said, written = (event.seq for event in record.events[-2:])
    theirs = [each for each in told if each.to.agency == CLINIC.id]
    assert {each.about for each in theirs if each.kind != "happened"} == {written}
    for entry in (said, written):
        heard = {each.to for each in theirs if each.kind == "happened" and each.about == entry}
        assert heard == {each.to for each in theirs}
    assert not any(each.kind == "happened" for each in told if each.to.agency == CARE.id)


def test_what_time_alone_brought_names_no_entry_though_it_is_told_with_an_act() -> None:
    story = Story(protocol=CITING).done("colleagues.raise", "2 11:00")
    told = told_by(story, RiskStated(), when="9 10:00")
    assert entries(told, "late", "go on") == {0}
    assert entries(told, "danger", "acknowledge") == {len(story.events)}


def test_who_hears_of_lateness_with_what_follows_hears_what_was_done_as_well() -> None:
    story = Story(protocol=CITING).done("colleagues.raise", "2 11:00")
    told = told_by(
        story, ActionAgreed("a1", "answering", CARE.id, by=date(2026, 11, 20)), when="9 10:00"
    )
    theirs = {each.kind: each.about for each in told if each.to == LEAD}
    assert theirs == {"late": 0, "owed": 3, "happened": 3}


def test_what_time_brought_is_not_told_as_if_somebody_had_done_it() -> None:
    """That the raiser is to chase it, once it is late, doesn't follow from another's note."""
    story = Story(protocol=CITING).done("colleagues.raise", "2 11:00")
    note = Noted("own agency", "a-note", agency=CARE.id)
    told = told_by(story, note, who=TEAM_LEAD, when="9 10:00")
    theirs = {(each.kind, each.about) for each in told if each.to == ANN}
    assert theirs >= {("owed", 0)}
    assert "happened" not in {kind for kind, _ in theirs}


def test_what_passing_somebody_over_brings_is_told_by_what_led_to_them() -> None:
    gate = with_changed(
        "colleagues.raise",
        act="decide",
        settled="decision",
        owed="once",
        inside_one_agency=True,
        who=posts("raising team lead"),
        towards=posts("raising practitioner"),
        then=to(go_on="managers", no="end: not taken further"),
    )
    own_lead = directory(Seat(SCHOOL.id, "team lead", "Team lead", holder="ann"))
    begun = Record("C-1", gate, CALENDAR, own_lead)
    record, told = together(begun, raised(), when="2 10:00")
    passed = {event.seq for event in record.events if isinstance(event.act, SamePerson)}
    brought = {duty.what for duty in record.folded.owed_now if duty.seq in passed}
    assert brought & {each.what for each in told if each.kind == "owed"}
    assert {each.about for each in told} == {RAISING}


def test_who_was_told_by_an_entry_is_found_again_as_they_were_told() -> None:
    begun = Record("C-1", CITING, CALENDAR, IN_POST)
    unsafe = SafetyStated("raising", nothing=True)
    for record, told in (raised_in_danger(), together(begun, raised(), unsafe, when="2 10:00")):
        for event in record.events:
            heard = {each.to for each in told if each.about == event.seq}
            assert {*told_of_entry(record, event.seq)} == heard
    assert {*AT_THE_BOARD} <= {*told_of_entry(record, RAISING)}, "because no plan is known"


def test_a_correction_reaches_those_whom_that_entry_told_and_is_told_by_its_own() -> None:
    record, told = raised_in_danger()
    danger = record.events[1].act
    instead = replace(danger, rung="both")
    later, again = together(record, Corrected(2, instead=instead), when="2 11:00", who=ANYBODY)
    assert entries(again, "corrected") == {len(later.events)}
    heard = {each.to for each in told if each.about == 2}
    assert {each.to for each in again if each.kind == "corrected"} <= heard
    assert LEAD in heard


def test_what_was_carried_out_is_told_to_have_come_by_the_entry_that_says_so() -> None:
    story = Story(protocol=CITING).done("colleagues.raise", "2 11:00")
    talk = CarriedOut((story.the("colleagues.talk").id,))
    known = SafetyStated("answering", CARE.id)
    record, told = together(story.record, known, talk, when="9 10:00", who=ANYBODY)
    assert entries(told, "came") == {len(record.events)}
