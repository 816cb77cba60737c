"""What only some boards' texts say: moving up on silence, several who answer or decide, limits that
facts bring.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import CarriedOut, DateSet, FactStated, Raised
from concordat.core.calendar import Calendar
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.posts import PRACTITIONER, PostRef, Seat
from concordat.core.protocol import Notice, Post, Protocol, Signal, Target
from concordat.core.record import Record
from concordat.core.who.allowed import may_carry_out
from concordat.core.who.dates import setters
from concordat.core.who.offers import offers, owes
from concordat.core.who.parts import Actor, Capacity, actor, seats_in_force
from concordat.library.files.limits import parse_limit
from tests.core.ladder import CALENDAR, LADDER, posts, to, with_changed
from tests.core.stories import ANYBODY, CARE, CLINIC, RAISER, SCHOOL, Story, at, directory, refused

HEAD = Actor("hed", (Capacity("raising", SCHOOL.id, "manager"),))
MANAGER = Actor("hal", (Capacity("answering", CARE.id, "manager"),))


# ── Silence ───────────────────────────────────────────────────────────────────────────────────────


def silent() -> Protocol:
    return with_changed(
        "colleagues.talk", then=to(agreed="end: agreed", not_agreed="managers", late="managers")
    )


def test_silence_moves_the_case_at_the_instant_the_limit_passed() -> None:
    story = Story(protocol=silent()).done("colleagues.raise", "2 11:00")
    assert story.look("5 17:00").stage == "1"
    later = story.look("9 10:00")
    assert [(visit.stage, visit.entered, visit.how) for visit in later.visits[1:]] == [
        ("2", at("5 17:00"), "late")
    ]
    talk = next(duty for duty in later.duties if duty.key == "colleagues.talk")
    assert (talk.how, talk.ended, talk.late(later.now)) == ("overtaken", at("5 17:00"), True)


def test_what_was_done_in_time_and_entered_later_is_not_called_late() -> None:
    story = Story(protocol=silent()).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk").id
    story.do(CarriedOut((talk,)), "9 10:00", happened="5 16:00")
    done = story.the("colleagues.talk")
    assert (done.how, done.ended, done.late(story.now)) == ("done", at("5 16:00"), False)
    assert story.case.stage == "2"


def test_nobody_says_that_it_was_late() -> None:
    decide = to(decided="end: decided", late="managers")
    story = Story(protocol=with_changed("chair.decide", then=decide)).at_chair().done("chair.refer")
    with refused("no-such-word", story):
        story.done("chair.decide", word="late")


# ── Several who answer or decide ──────────────────────────────────────────────────────────────────

BOTH = with_changed(
    "chair.decide",
    who=posts("raising manager, answering manager"),
    side="both",
    owed="post",
    then=to(decided="end: decided", upheld="end: upheld", differ="managers"),
)
DIFFER = Signal("outcome", "chair.decide", "differ")
DIFFERING = replace(
    BOTH, notices=(Notice("differ", "chair", "N", (DIFFER,), posts("board chair"), "they differ"),)
)


def deciding(protocol: Protocol = BOTH) -> Story:
    return Story(protocol=protocol).at_chair().done("chair.refer")


def each_decides(story: Story, raising: str, answering: str) -> Story:
    mine, theirs = story.open("chair.decide")
    return story.do(CarriedOut((mine.id,), raising), who=HEAD).do(
        CarriedOut((theirs.id,), answering), who=MANAGER
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("decided", "decided"), "decided"),
        (("upheld", "upheld"), "upheld"),
        (("decided", "upheld"), None),
    ],
)
def test_two_who_decide_together(words: tuple[str, str], end: str | None) -> None:
    story = each_decides(deciding(), *words)
    assert story.case.end == end
    assert story.case.stage == ("3" if end else "2")


def test_while_one_has_not_decided_nothing_follows() -> None:
    story = deciding()
    story.do(CarriedOut((story.open("chair.decide")[0].id,), "decided"), who=HEAD)
    assert (story.case.end, story.case.stage) == (None, "3")


def test_that_they_differ_can_be_told() -> None:
    assert each_decides(deciding(DIFFERING), "decided", "upheld").told("differ") == 1
    assert each_decides(deciding(DIFFERING), "decided", "decided").told("differ") == 0


def test_each_of_several_does_their_own_and_no_other() -> None:
    story = deciding()
    mine, theirs = story.open("chair.decide")
    assert (mine.post, theirs.post) == ("raising manager", "answering manager")
    assert [may_carry_out(BOTH, HEAD, duty) for duty in (mine, theirs)] == [True, False]
    assert [owes(BOTH, MANAGER, duty) for duty in (mine, theirs)] == [False, True]
    with refused("not-yours", story):
        story.do(CarriedOut((theirs.id,), "decided"), who=HEAD)
    with refused("no-such-word", story):
        story.do(CarriedOut((mine.id,), "differ"), who=HEAD)


def test_a_post_of_the_answering_side_owes_it_for_each_agency() -> None:
    story = Story(CARE, CLINIC, protocol=BOTH).at_managers().done("managers.meet", "4 10:00")
    story.say("not agreed", agency=CARE.id).say("not agreed", agency=CLINIC.id).done("chair.refer")
    assert [(duty.post, duty.agency) for duty in story.open("chair.decide")] == [
        ("raising manager", None),
        ("answering manager", CARE.id),
        ("answering manager", CLINIC.id),
    ]


# ── Who must be satisfied ─────────────────────────────────────────────────────────────────────────


def test_only_who_must_be_satisfied_speaks_for_the_raising_side() -> None:
    story = Story(
        protocol=with_changed("managers.meet", said_by=posts("raising manager"))
    ).at_managers()
    story.done("managers.meet", "4 10:00")
    with refused("not-yours", story):
        story.say("agreed", who=RAISER)
    assert story.say("not agreed", who=HEAD).case.stage == "3"


# ── Limits ────────────────────────────────────────────────────────────────────────────────────────

QUICK = with_changed("colleagues.talk", limits=(("on-a-plan", parse_limit("1 working day")),))


def test_a_fact_that_comes_up_brings_its_own_limit_and_the_first_date_is_kept() -> None:
    story = (
        Story(protocol=QUICK)
        .done("colleagues.raise", "2 11:00")
        .do(FactStated("on-a-plan"), "2 12:00")
    )
    talk = story.the("colleagues.talk")
    assert (talk.due, talk.first_due, talk.limit) == (at("3 17:00"), at("5 17:00"), "1 working day")
    story.do(FactStated("on-a-plan", holds=False), "3 12:00")
    assert story.the("colleagues.talk").due == at("5 17:00")


def test_a_limit_that_has_passed_meanwhile_ends_now_and_not_before() -> None:
    story = (
        Story(protocol=QUICK)
        .done("colleagues.raise", "2 11:00")
        .do(FactStated("on-a-plan"), "4 12:00")
    )
    assert story.the("colleagues.talk").due == at("4 12:00")


@pytest.mark.parametrize(
    ("more", "days"), [({"matter": "urgent"}, 1), ({"level": "urgent"}, 2), ({}, 3)]
)
def test_kind_and_level_bring_limits_too(more: dict[str, Any], days: int) -> None:
    limits = (
        ("kind urgent", parse_limit("1 working day")),
        ("level urgent", parse_limit("2 working days")),
    )
    story = Story(protocol=with_changed("colleagues.talk", limits=limits), **more).done(
        "colleagues.raise", "2 11:00"
    )
    assert story.the("colleagues.talk").due == at(f"{2 + days} 17:00")


def test_anothers_working_days() -> None:
    theirs = Calendar(
        "elsewhere", "t", {date(2026, 11, 3): "Their day"}, date(2026, 1, 1), date(2027, 1, 1)
    )
    both = Calendar(
        "somewhere", "b", {}, date(2026, 1, 1), date(2027, 1, 1), beside={"elsewhere": theirs}
    )
    story = Story(protocol=with_changed("colleagues.talk", nation="elsewhere"), calendar=both).done(
        "colleagues.raise", "2 11:00"
    )
    assert story.the("colleagues.talk").due == at("6 17:00")


def test_the_parties_may_put_off_what_may_be_put_off_and_are_offered_it() -> None:
    protocol = with_changed("colleagues.talk", outer=parse_limit("6 working days"))
    story = Story(protocol=protocol).done("colleagues.raise", "2 11:00")
    talk = story.the("colleagues.talk").id
    assert setters(protocol, story.case, talk) == ["the parties"]
    assert [
        each.about for each in offers(protocol, story.case, RAISER) if each.kind == "set-date"
    ] == [talk]
    story.do(DateSet(talk, date(2026, 11, 9)), "3 10:00", who=RAISER)
    assert (story.the("colleagues.talk").due, story.the("colleagues.talk").first_due) == (
        at("9 17:00"),
        at("5 17:00"),
    )
    assert setters(LADDER, Story().done("colleagues.raise").case, talk) == []


def test_what_has_to_arrive_is_met_when_it_does() -> None:
    story = Story(protocol=with_changed("colleagues.raise", by_receipt=True))
    story.done("colleagues.raise", "5 10:00", happened="4 16:00", received="5 09:00")
    sent = story.the("colleagues.raise")
    assert (sent.ended, sent.late(story.now)) == (at("5 09:00"), True)
    plain = Story().done("colleagues.raise", "5 10:00", happened="4 16:00", received="5 09:00")
    assert plain.the("colleagues.raise").late(plain.now) is False


# ── People ────────────────────────────────────────────────────────────────────────────────────────

DAY = date(2026, 11, 3)


@pytest.mark.parametrize(
    ("ref", "holder"), [(PostRef("third", "adviser"), "ada"), (PostRef("board", "adviser"), "bob")]
)
def test_anothers_post_stands_in_where_an_agency_has_none(ref: PostRef, holder: str) -> None:
    protocol = replace(
        LADDER, posts={**LADDER.posts, "director": Post("director", "Director", substitute=ref)}
    )
    people = directory(
        Seat("council", "adviser", "Adviser", holder="ada"),
        Seat("board", "adviser", "Adviser", holder="bob"),
        Seat("care", "director", "Director", holder="dan"),
    )
    assert {seat.holder for seat in seats_in_force(protocol, people, CARE, "director", DAY)} == {
        "dan"
    }
    found = {seat.holder for seat in seats_in_force(protocol, people, CLINIC, "director", DAY)}
    assert holder in found
    assert found <= {"ada", "bob"}
    assert ref.side == "third" or found == {"bob"}
    assert seats_in_force(LADDER, people, CLINIC, "director", DAY) == ()


def test_who_stands_in_acts_for_the_agency() -> None:
    chief = Post("manager", "Manager", substitute=PostRef("third", "adviser"))
    protocol = replace(LADDER, posts={**LADDER.posts, "manager": chief})
    people = directory(Seat("council", "adviser", "Adviser", holder="ada"))
    case = Story(protocol=protocol).at_managers().case
    assert (
        Capacity("raising", SCHOOL.id, "manager")
        in actor(protocol, case, people, "ada", DAY).capacities
    )


GATE = with_changed(
    "colleagues.raise",
    act="decide",
    settled="decision",
    owed="once",
    who=posts("raising team lead"),
    towards=posts(f"raising {PRACTITIONER}"),
    inside=True,
    then={"go on": Target("step", "managers"), "no": Target("end", "not taken further")},
)


def test_nobody_opens_the_gate_for_themselves_it_is_passed_over() -> None:
    own = directory(Seat(SCHOOL.id, "team lead", "Year Head", holder="ann"))
    case = Story(protocol=GATE, people=own).case
    assert (case.stage, [duty.word for duty in case.duties if duty.key == "colleagues.raise"]) == (
        "2",
        ["go on"],
    )


def test_another_has_to_open_it() -> None:
    other = directory(Seat(SCHOOL.id, "team lead", "Year Head", holder="ted"))
    story = Story(protocol=GATE, people=other)
    assert story.case.stage == "1"
    with refused("own-matter", story):
        story.done(
            "colleagues.raise",
            word="go on",
            who=Actor("ann", (Capacity("raising", SCHOOL.id, "team lead"),)),
        )
    ted = Actor("ted", (Capacity("raising", SCHOOL.id, "team lead"),))
    assert story.done("colleagues.raise", word="no", who=ted).case.end == "not taken further"


def test_a_concern_without_an_opponent_waits_for_nobody() -> None:
    routes = {"main": replace(LADDER.routes["main"], first="chair", alone=True)}
    record = Record("C-1", replace(LADDER, routes=routes), CALENDAR, directory())
    steps = [
        Raised(SCHOOL, ()),
        CarriedOut(("chair.refer///1",)),
        CarriedOut(("chair.decide///1",), "decided"),
    ]
    for day, act in enumerate(steps, start=2):
        record = record.after(*decide(record, Command(act, f"r{day}"), ANYBODY, at(f"{day} 10:00")))
    assert (record.folded.answering, record.folded.end) == ((), "decided and binding")
