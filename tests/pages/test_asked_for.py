"""What an act's form insists on is what the core can't do without, in the same words; and what the
form makes is accepted.

Each procedure is gone through by forms alone, from raised to an end, and every act that is offered
to anybody on the way is tried.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

from concordat.core.acts import ActKind
from concordat.core.case import Owed
from concordat.core.decide import decide
from concordat.core.protocol import CONFIRM
from concordat.pages.acting.table import PAGES
from tests.builders import HEALTH, SOCIAL_CARE, Told, at, story
from tests.pages.trying import Tried, Way, answers

NOW = at(21)


@dataclass
class Walk:
    """A case on its way, with the acts that were tried in it so far, by what they are about."""

    told: Told
    way: Way
    tried: set[tuple[ActKind, str]] = field(default_factory=set)

    @property
    def people(self) -> dict[str, None]:
        case, seats = self.told.record.case(NOW), self.told.record.directory.seats
        there = [seat.holder for seat in seats if seat.holder]
        return dict.fromkeys([case.raiser, *(each.person for each in case.appointed), *there])

    def try_all(self) -> None:
        """Try every act that is offered to anybody now and wasn't tried yet."""
        with_a_part = [each for each in self.people if self.told.actor(each, NOW).has_part]
        for person in with_a_part:
            brief = self.told.brief(person, NOW)
            there = [*brief.offers, *(entry.put_right for entry in brief.timeline)]
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
        brief, page = self.told.brief(person, NOW), PAGES[kind]
        empty = Tried(page, brief, about)
        sent = answers(empty.ask.fields, brief.view.today, way)
        whole = Tried(page, brief, about, sent)
        assert whole.ask.problems == (), what
        needed = whole.act.needed(self.told.protocol, brief.view.case)
        assert decide(self.told.record, whole.command, brief.view.actor, NOW), what
        texts = {each.shown[0].name for each in whole.ask.answers if each.kept}
        wordless = {box: typed for box, typed in sent.items() if box not in texts}
        asked = {(each.about, each.point): brief.names.said(each.sentence) for each in needed}
        assert Tried(page, brief, about, wordless).insisted_on() == asked, what
        return whole

    def go_on(self) -> bool:
        """Let somebody do what they owe, through its form; False where nobody can."""
        case = self.told.record.case(NOW)
        for duty in sorted(case.open_duties, key=lambda duty: not duty.holds):
            for person in self.people:
                if self.told.actor(person, NOW).owes(self.told.protocol.duty(duty.key), duty):
                    self.done(person, duty)
                    return True
        return False

    def done(self, person: str, duty: Owed) -> None:
        kind, about = self.way_to(duty)
        tried = self.try_one(person, kind, about, self.way)
        actor = self.told.actor(person, NOW)
        events = decide(self.told.record, tried.command, actor, NOW)
        self.told.words |= {note: words.text for note, words in tried.ask.words.items()}
        self.told.record = self.told.record.after(*events)

    def way_to(self, duty: Owed) -> tuple[ActKind, str]:
        spec = self.told.protocol.duty(duty.key)
        if spec.is_said:
            return "confirm" if spec == CONFIRM else "say", duty.agency or ""
        return "appoint" if spec.act == "appoint" else "done", str(duty.id)


PROTOCOLS = ("sefton", "liverpool", "blackpool", "berkshire", "sussex")


def walks() -> Iterator[Walk]:
    """Every route to where it leads while nothing is agreed, and one to an agreement. What was
    tried under a procedure isn't tried again.
    """
    for id_ in PROTOCOLS:
        tried: set[tuple[ActKind, str]] = set()
        for route in story(id_).protocol.routes:
            yield Walk(story(id_, (SOCIAL_CARE, HEALTH)).raised(NOW, route=route), "on", tried)
    yield Walk(story("sefton").raised(NOW), "settled")


def test_a_form_insists_on_what_the_core_can_not_do_without() -> None:
    tried: set[ActKind] = set()
    for walk in walks():
        walk.try_all()
        while walk.go_on():
            walk.try_all()
        assert walk.told.record.case(NOW).end, walk.told.protocol.id
        tried |= {kind for kind, _ in walk.tried}
    assert set(PAGES) - tried == set(), "Nobody is offered these: see _room in core/who/allowed.py."
