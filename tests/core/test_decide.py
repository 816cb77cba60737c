"""From a command to events: the envelope, and in which post somebody acts."""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    ActionAgreed,
    CarriedOut,
    DateSet,
    Note,
    Positioned,
    Raised,
    Withdrawn,
)
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.ids import DutyId
from concordat.core.record import Record
from concordat.core.speaking import capacity
from concordat.core.who.parts import Actor, Capacity
from tests.core.ladder import CALENDAR, LADDER, posts, with_changed
from tests.core.stories import (
    ANYBODY,
    CARE,
    CLINIC,
    MANAGER,
    OFFICER,
    RAISER,
    SCHOOL,
    TEAM_LEAD,
    Story,
    at,
    directory,
    raised,
    refused,
)


def test_a_raising_is_recorded_with_who_raised_it_in_which_post() -> None:
    story = Story(by="ann")
    act = Raised(SCHOOL, (CARE,))
    assert story.events == (
        Event(
            version=FORMAT,
            edition=EDITION,
            case="C-1",
            seq=1,
            act=act,
            happened=at("2 10:00"),
            recorded=at("2 10:00"),
            by="ann",
            request="r1",
            protocol="f" * 8,
            calendar="invented/1",
            post="practitioner",
            side="raising",
            agency=SCHOOL.id,
            title="Colleague",
        ),
    )


WORDS = (Note("words-1", "summary"),)


def test_an_act_is_recorded_with_everything_about_it() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    covering = Actor("cov", (Capacity("answering", CARE.id, "team lead", covering="eli"),))
    story.done("colleagues.talk", "4 10:00", happened="3 10:00", received="3 12:00", who=covering)
    act = CarriedOut((DutyId("colleagues.talk", agency="care"),), notes=WORDS)
    assert story.events[-1] == Event(
        version=FORMAT,
        edition=EDITION,
        case="C-1",
        seq=3,
        act=act,
        happened=at("3 10:00"),
        recorded=at("4 10:00"),
        by="cov",
        request="r3",
        protocol="f" * 8,
        calendar="invented/1",
        post="team lead",
        side="answering",
        agency=CARE.id,
        covering="eli",
        behalf=None,
        received=at("3 12:00"),
    )


def test_an_event_says_who_did_it_in_which_post_when_and_by_which_text() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    story.done("colleagues.talk", "4 10:00", happened="3 10:00", received="3 12:00", who=TEAM_LEAD)
    event = story.events[-1]
    assert (event.case, event.seq, event.request) == ("C-1", 3, "r3")
    assert (event.by, event.side, event.agency, event.post) == (
        "eli",
        "answering",
        "care",
        "team lead",
    )
    assert (event.happened, event.recorded, event.arrived) == (
        at("3 10:00"),
        at("4 10:00"),
        at("3 12:00"),
    )
    assert (event.protocol, event.calendar) == ("f" * 8, "invented/1")


def test_a_refused_command_changes_nothing() -> None:
    story = Story()
    before = story.record
    with refused("no-such-duty"):
        decide(before, Command(CarriedOut((DutyId("nothing"),)), "r2"), ANYBODY, at("3 10:00"))
    with refused("not-open"):
        decide(
            before,
            Command(DateSet(date(2026, 11, 9), DutyId("nothing")), "r2"),
            ANYBODY,
            at("3 10:00"),
        )
    assert story.record == before


# ── In which post ─────────────────────────────────────────────────────────────────────────────────


def test_somebody_with_several_posts_acts_in_the_one_that_owes_the_duty() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    both = replace(TEAM_LEAD, capacities=(*OFFICER.capacities, *TEAM_LEAD.capacities))
    story.done("colleagues.talk", who=both)
    assert story.events[-1].post == "team lead"


def test_a_person_acts_in_the_post_that_owes_the_duty_or_else_in_their_first() -> None:
    story = Story().at_managers()
    mine, theirs = story.all("managers.tell")
    both = Actor(
        "sam", (*OFFICER.capacities, *RAISER.capacities, Capacity("raising", SCHOOL.id, "manager"))
    )
    held = [
        capacity(LADDER, story.case, both, act)
        for act in (
            CarriedOut((mine.id,)),
            CarriedOut((theirs.id,)),
            CarriedOut((theirs.id, mine.id)),
            Withdrawn(),
        )
    ]
    assert [each.post for each in held if each] == [
        "practitioner",
        "business manager",
        "practitioner",
        "business manager",
    ]
    assert capacity(LADDER, story.case, ANYBODY, Withdrawn()) is None


def test_who_holds_several_deciding_posts_acts_in_the_one_that_owes_the_duty() -> None:
    who = posts("raising manager, answering manager")
    story = (
        Story(protocol=with_changed("chair.decide", who=who, side="both", owed="post"))
        .at_chair()
        .done("chair.refer")
    )
    both = Actor("sam", (Capacity("raising", SCHOOL.id, "manager"), *MANAGER.capacities))
    held = [
        capacity(story.record.protocol, story.case, both, CarriedOut((duty.id,)))
        for duty in story.open("chair.decide")
    ]
    assert held == [*both.capacities]


def test_an_action_agreed_is_carried_out_in_the_first_capacity() -> None:
    story = Story().do(ActionAgreed("a1", "raising", by=date(2026, 11, 20)))
    done = CarriedOut((DutyId("action", action="a1"),))
    held = capacity(LADDER, story.case, RAISER, done)
    assert held == RAISER.capacities[0]


# ── Several acts in one request ───────────────────────────────────────────────────────────────────


def test_what_is_sent_together_is_recorded_together_in_order() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talk = CarriedOut((story.the("colleagues.talk").id,))
    agreed = Positioned("raising", CARE.id, {"1": "agreed"})
    command = Command(
        talk, "r9", also=(agreed, ActionAgreed("a1", "answering", CARE.id, by=date(2026, 11, 20)))
    )
    added = decide(story.record, command, ANYBODY, at("3 10:00"))
    assert [type(event.act) for event in added] == [CarriedOut, Positioned, ActionAgreed]
    assert [(event.request, event.order) for event in added] == [("r9", 0), ("r9", 1), ("r9", 2)]
    assert [event.seq for event in added] == [3, 4, 5]


def test_what_is_sent_together_is_refused_together() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    talk = CarriedOut((story.the("colleagues.talk").id,))
    nobody = Positioned("raising", CLINIC.id, {"1": "agreed"})
    with refused("no-such-agency", story):
        decide(story.record, Command(talk, "r9", also=(nobody,)), ANYBODY, at("3 10:00"))


def test_a_case_opens_with_what_is_sent_with_it() -> None:
    begun = Record("C-1", LADDER, CALENDAR, directory())
    first = CarriedOut((Story().the("colleagues.raise").id,))
    command = Command(raised(), "r1", received=at("1 10:00"), also=(first,))
    opened, done = decide(begun, command, RAISER, at("2 10:00"))
    assert (opened.received, done.received) == (at("1 10:00"), None)
    assert begun.after(opened, done).folded.duty(first.duties[0]).how == "done"
