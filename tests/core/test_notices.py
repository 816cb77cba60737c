"""Who is told what, from a case before and a case after."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from concordat.core.acts import DIED, Alongside, Raised, say_beside
from concordat.core.case import Case, Told
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.events import Event
from concordat.core.notices import Telling, tellings, told_again
from concordat.core.posts import Directory, Party, PostRef
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.parts import Actor
from concordat.core.who.recipients import Recipient, owners, recipients
from concordat.library.files.calendars import calendar
from concordat.library.files.load import load

MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
SCHOOL, CARE = (
    Party("a-school", "school"),
    Party("care", "childrens-services", "Assessment", "the-social-worker"),
)
HEALTH = Party("a-practice", "health")
OFFICERS = {"business manager", "business officer"}


@pytest.fixture(scope="module")
def protocol() -> Protocol:
    return load("sefton")


@pytest.fixture(scope="module")
def case(protocol: Protocol) -> Case:
    record = Record("x", protocol, calendar("england"), Directory("board"))
    act = Raised(SCHOOL, (CARE, HEALTH))
    added = decide(record, Command(act, "form-1"), Actor("the-teacher", everyone=True), MONDAY)
    return record.after(*added).case(MONDAY)


def named(found: object) -> set[str]:
    return {each.to.person or each.to.post for each in found}


def with_duty(case: Case, **changes: object) -> Case:
    return case.with_duties((replace(case.duties[0], **changes), *case.duties[1:]))


def test_raising_tells_those_who_owe_something_now_and_the_other_side(
    protocol: Protocol, case: Case
) -> None:
    found = tellings(protocol, None, case)
    assert {(each.kind, each.to.person) for each in found if each.kind == "owed"} == {
        ("owed", "the-teacher")
    }
    raised = [each.to for each in found if each.kind == "raised"]
    assert {to.side for to in raised} == {"answering"}
    assert "team manager" in {to.post for to in raised}


def test_nothing_new_tells_nobody(protocol: Protocol, case: Case) -> None:
    assert tellings(protocol, case, case) == ()


def test_a_death_is_told_in_the_procedures_own_words(protocol: Protocol, case: Case) -> None:
    about_adults = replace(protocol, words=protocol.words | {"child": "adult"})
    for told_under, what in ((protocol, "the child died"), (about_adults, "the adult died")):
        event = Event(
            "x", 2, Alongside(DIED), MONDAY, MONDAY, "the-teacher", "r2", protocol.fingerprint, "c"
        )
        assert {each.what for each in tellings(told_under, case, case, [event])} == {what}


def test_lateness_is_told_strictly_after_the_limit_and_once(protocol: Protocol, case: Case) -> None:
    at_the_limit = replace(case, now=case.duties[0].due)
    after = replace(case, now=case.duties[0].due + timedelta(seconds=1))
    assert tellings(protocol, case, at_the_limit) == ()
    found = tellings(protocol, at_the_limit, after)
    assert {each.kind for each in found} == {"late"}
    assert named(found) == {"the-teacher", *OFFICERS}
    assert tellings(protocol, after, replace(after, now=after.now + timedelta(days=1))) == ()


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"strength": "must", "due": None}, {"the-teacher", *OFFICERS}),
        ({"strength": "must"}, set()),
        ({"strength": "should", "due": None}, set()),
    ],
)
def test_only_a_must_without_a_due_time_is_told_when_it_is_overtaken(
    protocol: Protocol, case: Case, changes: dict[str, object], told: set[str]
) -> None:
    before = with_duty(case, **changes)
    after = with_duty(case, **changes, how="overtaken", ended=MONDAY)
    found = tellings(protocol, before, after)
    assert {each.kind for each in found} <= {"overtaken"}
    assert named(found) == told
    assert tellings(protocol, after, after) == ()


def test_a_notice_is_told_once_to_the_post_it_names(protocol: Protocol, case: Case) -> None:
    told = Told(
        "monitoring",
        "X-1",
        PostRef("answering", "director"),
        "it has come to this",
        MONDAY,
        1,
        "Form 3",
        "care",
    )
    after = replace(case, told=(told,))
    (found,) = tellings(protocol, case, after)
    assert found.to == Recipient("answering", "care", "Assessment", "director")
    assert (found.kind, found.what, found.clause, found.paper) == (
        "notice",
        "it has come to this",
        "X-1",
        "Form 3",
    )
    assert tellings(protocol, after, after) == ()


def test_a_post_of_the_answering_side_is_that_of_every_agency_or_of_the_one_named(
    case: Case,
) -> None:
    post = PostRef("answering", "team manager")
    assert [each.agency for each in recipients(case, post)] == ["care", "a-practice"]
    assert [each.agency for each in recipients(case, post, "a-practice")] == ["a-practice"]


def test_a_practitioner_is_somebody_by_name_and_a_seat_where_nobody_knows_who(case: Case) -> None:
    post = PostRef("answering", "practitioner")
    assert recipients(case, post) == (
        Recipient("answering", "care", person="the-social-worker"),
        Recipient("answering", "a-practice", post="practitioner"),
    )
    assert recipients(case, PostRef("raising", "practitioner")) == (
        Recipient("raising", "a-school", person="the-teacher"),
    )


def test_a_duty_of_the_raising_practitioner_is_the_raiser_s(protocol: Protocol, case: Case) -> None:
    assert {each.person for each in owners(protocol, case, case.duties[0])} == {"the-teacher"}


def test_a_post_of_a_third_party_may_be_anybodys(case: Case) -> None:
    assert recipients(case, PostRef("third", "reviewing officer")) == tuple(
        Recipient("third", agency, post="reviewing officer")
        for agency in ("", "a-school", "care", "a-practice")
    )


def test_a_post_of_ones_own_needs_somebody_whose_it_is(case: Case) -> None:
    with pytest.raises(
        ValueError, match=r"^“own manager” says nothing without whoever owes the duty$"
    ):
        recipients(case, PostRef("own", "manager"))


def test_who_was_told_of_what_was_wrong_is_told_once_that_it_was() -> None:
    ann, bob = (
        Recipient("raising", "a-school", person="ann"),
        Recipient("board", post="business manager"),
    )
    owed = Telling(ann, "owed", "ring them", due=MONDAY, clause="X-1")
    late = Telling(ann, "late", "ring them", due=MONDAY + timedelta(days=1), clause="X-1")
    ended = Telling(bob, "ended", "agreed")
    assert told_again([owed, late, ended]) == (
        Telling(ann, "corrected", "ring them", clause="X-1"),
        Telling(bob, "corrected", "agreed"),
    )


def test_only_concordats_own_words_for_what_runs_beside_are_the_readers() -> None:
    about_adults = {"child": "adult"}
    assert (
        say_beside("the child moved to another area", about_adults)
        == "the adult moved to another area"
    )
    assert (
        say_beside("a court case about the child", about_adults) == "a court case about the child"
    )
