"""Which duty comes first, wherever duties are listed."""

from typing import Any

from msgspec.structs import replace

from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import Moment, Source
from concordat.core.duties.owed import Owed
from concordat.core.duties.urgency import NEVER, Listing, Listings, Urgency, can_be_next
from concordat.core.ids import DutyId
from concordat.core.periods import Limit, NoNumber
from concordat.core.protocol import Duty, Protocol, Signal
from tests.core.ladder import CALENDAR, LADDER, with_changed
from tests.core.stories import Story, at

TALK, LETTER, RAISE = "colleagues.talk", "colleagues.letter", "colleagues.raise"
WITHOUT_DELAY = Limit((NoNumber("without delay"),), words="without delay")
NOW = at("4 12:00")
IMMEDIATELY = Limit((NoNumber("immediately"), *LADDER.duty(TALK).limit.periods), words="at once")  # type: ignore[union-attr]


def talk(protocol: Protocol) -> Owed:
    """The talk, which opened on 2 November at 11am."""
    return Story(protocol=protocol).done(RAISE, "2 11:00").the(TALK)


def listed(local: str | None = None, left: str | None = None, **changes: Any) -> Listing:
    """Where the talk comes in lists under a changed ladder."""
    protocol = with_changed(TALK, **changes)
    duty = talk(protocol)
    duty = replace(duty, local_until=at(local).date() if local else None)
    duty = replace(duty, left=at(left) if left else None)
    return Listings(protocol, CALENDAR, (duty,)).of(duty)


def undated(protocol: Protocol, key: str, duty: Owed, **more: Any) -> Owed:
    """Another open duty of that key, without a date."""
    spec: Duty = protocol.duty(key)
    said = {"strength": spec.strength, "holds": spec.holds, "survives": spec.survives}
    return replace(duty, id=DutyId(key), key=key, due=None, **said | more)


def test_a_task_with_a_date_comes_by_that() -> None:
    found = listed()
    assert found == Listing(Urgency.DATED, 0, at("5 17:00"), at("5 17:00"))
    assert listed("3 17:00") == found, "the board's own date is for what has none"


def test_dates_come_by_date_however_strongly_they_are_set() -> None:
    later, sooner = listed(), Listing(Urgency.DATED, 2, at("4 17:00"), at("4 17:00"))
    assert sooner.order(NOW) < later.order(NOW)


def test_what_is_late_comes_before_what_is_to_be_done_at_once_and_that_before_a_date() -> None:
    late, at_once, dated = listed(), listed(limit=WITHOUT_DELAY), listed()
    after = at("6 12:00")
    assert late.order(after) < at_once.order(after)
    assert at_once.order(NOW) < dated.order(NOW)
    assert at_once == Listing(Urgency.AT_ONCE, 0, at("2 11:00"))


def test_of_what_is_late_the_musts_come_first_then_the_longest_late() -> None:
    must, should = listed(), replace(listed(), weight=1, by=at("3"), late_after=at("3"))
    longer = replace(must, by=at("4"), late_after=at("4"))
    after = at("6 12:00")
    assert sorted([should, must, longer], key=lambda each: each.order(after)) == [
        longer,
        must,
        should,
    ]
    assert should.order(at("4")) < must.order(at("4")), "one is late and the other has time"


def test_it_is_late_strictly_after_its_time() -> None:
    found = listed()
    assert found.urgency(at("5 17:00")) is Urgency.DATED
    assert found.urgency(at("5 17:00").replace(microsecond=1)) is Urgency.LATE
    gone_on = listed(left="3 12:00", limit=None)
    assert gone_on.urgency(at("3 12:00")) is Urgency.LATE, "late the moment it was left behind"


def test_at_once_with_a_most_that_it_may_take_is_at_once_until_it_is_late() -> None:
    found = listed(limit=IMMEDIATELY)
    assert found.urgency(NOW) is Urgency.AT_ONCE
    assert found.urgency(at("6 12:00")) is Urgency.LATE


def test_what_a_childs_danger_asks_for_comes_before_everything_late() -> None:
    on_risk = (*LADDER.duty(TALK).opens, Signal("risk"))
    found = listed(opens=on_risk)
    assert found.urgency(NOW) is found.urgency(at("20")) is Urgency.DANGER
    assert listed(opens=on_risk, strength="may").group is not Urgency.DANGER


def test_what_is_only_permitted_is_never_late_and_has_no_date_that_presses() -> None:
    found = listed(strength="may")
    assert found == Listing(Urgency.LEADS_ON, 3, at("2 11:00"))
    assert found.urgency(at("20")) is Urgency.LEADS_ON
    protocol = with_changed(TALK, strength="may", holds=False)
    duty = replace(talk(protocol), holds=False)
    assert Listings(protocol, CALENDAR, (duty,)).of(duty).group is Urgency.REST


def test_the_boards_own_date_counts_where_the_text_has_none() -> None:
    own = listed("9 17:00", limit=None)
    assert own == Listing(Urgency.DATED, 0, at("9 17:00"))
    assert own.urgency(at("20")) is Urgency.DATED, "it is never late"


def test_the_time_for_the_stage_counts_for_what_is_part_of_it_and_has_no_date() -> None:
    duty = replace(talk(with_changed(TALK, limit=None)), due=None)
    moment = Source(Moment(duty.opened, duty.opened, duty.opened))
    clock = RunningClock(
        "week",
        None,
        (duty.stage,),
        "must",
        "a week",
        duty.opened,
        at("6 17:00"),
        duty.opened,
        (moment, moment),
    )
    listings = Listings(LADDER, CALENDAR, (duty,), (), (clock,))
    ends = at("6 17:00")
    assert listings.of(duty) == Listing(Urgency.DATED, 0, ends, ends), "as late as its stage is"
    assert listings.of(replace(duty, holds=False)).late_after == NEVER, "nothing waits for it"
    assert listings.of(replace(duty, holds=False, survives=True)).group > Urgency.DATED


def test_what_brings_the_case_on_comes_before_papers_that_lead_nowhere() -> None:
    protocol = with_changed(LETTER, survives=True, holds=False, limit=None)
    duty = talk(with_changed(TALK, limit=None))
    letter = undated(protocol, LETTER, duty, opened=at("1"))
    listings = Listings(protocol, CALENDAR, (letter,))
    bringing_on = listings.of(replace(duty, due=None))
    paper = listings.of(letter)
    assert (bringing_on.group, paper.group) == (Urgency.LEADS_ON, Urgency.REST)
    assert bringing_on.order(NOW) < paper.order(NOW), "though the paper is owed for longer"
    assert can_be_next(bringing_on.group)
    assert not can_be_next(paper.group)
    assert not can_be_next(Urgency.LATE, left=True)


def test_a_paper_on_which_something_else_waits_leads_on() -> None:
    opens = (*LADDER.duty(TALK).opens, Signal("done", LETTER))
    protocol = with_changed(TALK, opens=opens)
    letter = undated(protocol, LETTER, talk(protocol), holds=False)
    assert Listings(protocol, CALENDAR, (letter,)).of(letter).group is Urgency.LEADS_ON


def test_a_form_that_is_to_be_sent_immediately_waits_for_what_is_overdue() -> None:
    protocol = with_changed(LETTER, limit=WITHOUT_DELAY, survives=True, holds=False)
    duty = talk(protocol)
    form = undated(protocol, LETTER, duty)
    listings = Listings(protocol, CALENDAR, (duty, form))
    assert listings.of(form).order(NOW) < listings.of(duty).order(NOW)
    after = at("6 12:00")
    assert listings.of(duty).order(after) < listings.of(form).order(after)


def test_what_has_to_be_done_first_comes_before_what_waits_for_it_also_when_late() -> None:
    protocol = with_changed(TALK, not_before=(LETTER,))
    duty = talk(protocol)
    note = undated(protocol, LETTER, duty)
    listings = Listings(protocol, CALENDAR, (note, duty))
    for moment in (NOW, at("6 12:00")):
        assert listings.of(note).order(moment) < listings.of(duty).order(moment)
    alone = Listings(protocol, CALENDAR, (note,)).of(note)
    assert alone.late_after == NEVER
    assert alone.group > Urgency.DATED
