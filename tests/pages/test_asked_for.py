"""What an act's form insists on is what the core can't do without, in the same words; and what the
form makes is accepted.

Each procedure is gone through by forms alone, from raised to an end, and every act that is offered
to anybody on the way is tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import get_args

from concordat.brief.audience import may_know
from concordat.brief.owed import OfferBrief
from concordat.brief.reading import Brief
from concordat.brief.timeline import put_right
from concordat.brief.written import states
from concordat.core.acts import (
    SUPPORTER,
    Act,
    ActionAgreed,
    ActKind,
    Appointed,
    ChildConfirmed,
    DangerPassed,
    HandedOn,
    Noted,
    RiskStated,
    SteppedAside,
    Subject,
    Withdrawn,
)
from concordat.core.acts.base import day_fields
from concordat.core.acts.raising import why_not_with
from concordat.core.case import Owed
from concordat.core.colleagues import colleagues
from concordat.core.decide import decide
from concordat.core.labels import CHILD
from concordat.core.posts import Party
from concordat.core.protocol import CONFIRM, KEEP_SAFE
from concordat.core.record import Record
from concordat.core.who.allowed import why_not
from concordat.core.who.parts import Actor
from concordat.pages.acting.table import PAGES
from concordat.pages.components.fields import Date
from tests.builders import BESIDE, HEALTH, NEIGHBOUR, SCHOOL, SOCIAL_CARE, Told, at, holder, story
from tests.pages.trying import Tried, Way, filled

NOW = at(21)
FILLED = "tests/pages/trying.py fills a day that is no act's with one to come; see AS_IT_WAS there"
RAISE = "practitioners.raise"


ABOUT_AN_ACTION: dict[str, ActKind] = {"accept": "action-answer", "check": "action-confirm"}
ABOUT_ONE: dict[str, ActKind] = {
    "identify": "same-child",
    "keep going": "keep-going",
    "say when": "confirm-time",
}


@dataclass
class Walk:
    """A case on its way, with the acts that were tried in it so far, by what they are about."""

    told: Told
    way: Way
    tried: set[tuple[ActKind, str]] = field(default_factory=set)
    _read: tuple[Record, dict[str, Brief]] | None = None

    def brief(self, person: str) -> Brief:
        """What somebody reads now: the same until something more is recorded."""
        if self._read is None or self._read[0] is not self.told.record:
            self._read = self.told.record, {}
        briefs = self._read[1]
        if person not in briefs:
            briefs[person] = self.told.brief(person, NOW)
        return briefs[person]

    @property
    def people(self) -> dict[str, None]:
        case, seats = self.told.record.case(NOW), self.told.record.directory.seats
        there = [seat.holder for seat in seats if seat.holder]
        return dict.fromkeys([case.raiser, *(each.person for each in case.appointed), *there])

    def try_all(self) -> None:
        """Try every act that is offered to anybody now and wasn't tried yet."""
        for person in self.people:
            brief = self.brief(person)
            there = [*brief.offers, *put_right_by(brief)] if brief.view.actor.has_part else ()
            for offer in there:
                if offer and offer.open and (offer.kind, self.like(offer.about)) not in self.tried:
                    self.tried.add((offer.kind, self.like(offer.about)))
                    for way in get_args(Way):
                        self.try_one(person, offer.kind, offer.about, way)

    def like(self, about: str) -> str:
        """What is the same about duties of several agencies, and about entries of one sort."""
        event = next((each for each in self.told.record.events if str(each.seq) == about), None)
        return type(event.act).__name__ if event else about.partition("/")[0]

    def try_one(self, person: str, kind: ActKind, about: str, way: Way) -> Tried:
        """One act in one of its ways: complete it is accepted, and each text it can't do without is
        asked for.
        """
        what = f"{self.told.protocol.id}: {kind} of “{about}” by {person}, way {way}"
        brief = self.brief(person)
        sent, whole = filled(kind, brief, about, way)
        assert whole.ask.problems == (), f"{what}: {FILLED}"
        asks_for = {field.label for field in whole.ask.fields if isinstance(field, Date)}
        if isinstance(whole.act, Act) and day_fields(type(whole.act)):
            assert whole.act.day_asked in asks_for, "Ask for its day by its own day_asked."
        protocol, case = self.told.protocol, brief.view.case
        # What is told privately with giving a case up comes before it.
        several = isinstance(whole.act, RiskStated | Noted) and kind != "note"
        said_with_it = whole.command.also if several else ()
        needed = [need for act in (whole.act, *said_with_it) for need in act.needed(protocol, case)]
        assert decide(self.told.record, whole.command, brief.view.actor, NOW), what
        for box, person_listed in whole.everybody_listed() if way == "on" else ():
            named = Tried(kind, brief, about, {**sent, box: (person_listed,)})
            found = decide(self.told.record, named.command, brief.view.actor, NOW)
            assert found, f"{what}: {person_listed} is listed"
        texts = {each.shown[0].name for each in whole.ask.answers if each.kept}
        wordless = {box: typed for box, typed in sent.items() if box not in texts}
        # Who a child is, is put together from several boxes; that one is empty is said at its own.
        boxed = [each for each in needed if each.about != CHILD]
        asked = {(each.about, each.point): brief.names.said(each.sentence) for each in boxed}
        assert Tried(kind, brief, about, wordless).insisted_on() == asked, what
        return whole

    def go_on(self) -> bool:
        """Let somebody do what they owe, through its form; False where nobody can."""
        case, people = self.told.record.case(NOW), self.people
        for duty in sorted(case.open_duties, key=lambda duty: not duty.holds):
            for person in people:
                actor = self.brief(person).view.actor
                if actor.owes(self.told.protocol.duty(duty.key), duty) and self.may(actor, duty):
                    self.done(person, duty)
                    return True
        return False

    def may(self, actor: Actor, duty: Owed) -> bool:
        """Whether it can be done now: something else may have to come first."""
        kind, _ = self.way_to(duty)
        if kind not in ("done", "appoint"):
            return True
        case, subject = self.told.record.case(NOW), Subject(duties=(duty.id,))
        return why_not(self.told.protocol, case, actor, kind, subject) is None

    def done(self, person: str, duty: Owed) -> None:
        kind, about = self.way_to(duty)
        tried = self.try_one(person, kind, about, self.way)
        actor = self.brief(person).view.actor
        events = decide(self.told.record, tried.command, actor, NOW)
        self.told.words |= {note: words.text for note, words in tried.ask.words.items()}
        self.told.record = self.told.record.after(*events)

    def way_to(self, duty: Owed) -> tuple[ActKind, str]:
        spec = self.told.protocol.duty(duty.key)
        if duty.id.action and spec.is_said:
            return ABOUT_AN_ACTION[spec.act], duty.id.action
        if duty.key == KEEP_SAFE.key:
            return "safety", duty.agency or ""
        if duty.id.about and spec.is_said:
            return ABOUT_ONE[spec.act], duty.id.about
        if spec.is_said:
            return "confirm" if spec == CONFIRM else "say", duty.agency or ""
        return "appoint" if spec.act == "appoint" else "done", str(duty.id)


def put_right_by(brief: Brief) -> Iterator[OfferBrief | None]:
    """What somebody can do about each entry that they see."""
    view = brief.view
    found = states(view.record.events)
    for event in view.record.events:
        if may_know(view, event):
            yield put_right(view, event, found[event.seq])


PROTOCOLS = ("sefton", "liverpool", "blackpool", "berkshire", "sussex")


def answering(id_: str, route: str | None = None) -> tuple[Party, ...]:
    """Two agencies, or as many of them as the procedure lets answer on that route."""
    protocol = story(id_).protocol
    both = (SOCIAL_CARE, HEALTH)
    return tuple(party for party in both if why_not_with(protocol, party.kind, route) is None)


def walks() -> Iterator[Walk]:
    """Every route to where it leads while nothing is agreed, and one to an agreement. What was
    tried under a procedure isn't tried again.
    """
    for id_ in PROTOCOLS:
        tried: set[tuple[ActKind, str]] = set()
        for route in story(id_).protocol.routes:
            yield Walk(story(id_, answering(id_, route)).raised(NOW, route=route), "on", tried)
    yield Walk(story("sefton").raised(NOW), "settled")
    told_late = story("sefton").raised(at(15)).did(RAISE, "osei", at(18), happened=at(15, 11))
    yield Walk(told_late, "on")


def in_danger() -> Iterator[Walk]:
    """A case in which danger stands, and one in which it is said to have passed."""
    told = story("liverpool").raised(NOW).act(RiskStated(), "osei", NOW)
    yield Walk(told, "on")
    rests_on_it = {("correct", "RiskStated")}
    told = story("liverpool").raised(NOW).act(RiskStated(), "osei", NOW)
    passed = told.act(DangerPassed(2), holder(SCHOOL.id, "line manager"), NOW)
    yield Walk(passed, "on", {*rests_on_it})


def handed_on() -> Iterator[Walk]:
    """A case in which the raiser asks a colleague to take a task on, and one from which a manager
    stepped aside.
    """
    told = story("sefton").raised(NOW)
    case = told.record.case(NOW)
    owed = next(duty for duty in case.open_duties if duty.side == "raising")
    colleague = next(colleagues(told.record, case, owed, told.actor("osei", NOW)))
    yield Walk(told.act(HandedOn(owed.id, colleague), "osei", NOW), "on")
    told = story("sefton").raised(NOW).did(RAISE, "osei", NOW)
    aside = told.act(SteppedAside("team manager"), holder(SOCIAL_CARE.id, "team manager"), NOW)
    yield Walk(aside, "on")


def of_every_sort() -> Iterator[tuple[Walk, bool]]:
    """Each of these, and whether it is gone to its end also where a share is tried: not with a
    danger, or a task in other hands.
    """
    for walk in walks():
        yield walk, True
    for walk in (*in_danger(), *handed_on()):
        yield walk, False


def test_a_form_insists_on_what_the_core_can_not_do_without() -> None:
    tried: set[ActKind] = set()
    for walk in walks():
        walk.try_all()
        while walk.go_on():
            walk.try_all()
        assert walk.told.record.case(NOW).end, walk.told.protocol.id
        tried |= {kind for kind, _ in walk.tried}
    for walk in (*in_danger(), *handed_on()):
        walk.try_all()
        tried |= {kind for kind, _ in walk.tried}
    nobody = set(PAGES) - tried - SHOWN_BELOW
    assert nobody == set(), "Nobody is offered these: see _room in core/who/offers.py."


SHOWN_BELOW: set[ActKind] = {"keep-going", "action-pass-on", "take-on", "same-child"}


def withdrawn() -> Walk:
    """A case that is being withdrawn, with an old action, and an agency that shares the concern."""
    old = ActionAgreed("a1", "raising", by=NOW.date() - timedelta(days=120))
    told = story("sefton").raised(NOW - timedelta(days=121)).act(old, "osei", NOW)
    told = told.act(
        Appointed(SUPPORTER, str(BESIDE.holder), side="third", agency=NEIGHBOUR), "osei", NOW
    )
    told = told.act(ChildConfirmed("1", known=False), "lowe", NOW)
    told = told.act(Withdrawn(), "osei", NOW)
    assert told.record.case(NOW).leaving
    return Walk(told, "on", {("support", SUPPORTER)})  # the only one to bring in has been


def test_what_is_offered_while_it_is_withdrawn_and_long_after_insists_on_the_same() -> None:
    walk = withdrawn()
    walk.try_all()
    assert {kind for kind, _ in walk.tried} >= SHOWN_BELOW
