"""How things are called in what is told: in the procedure's words, without anybody's name or any
word of the case. Who is meant is added where it is read.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from typing import NamedTuple

from concordat.core.calendar import say_day, say_when
from concordat.core.case import Case, Owed
from concordat.core.duties.moments import by_its_word
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.notices.words import WHOM, named, quoted
from concordat.core.posts import Party, PostRef
from concordat.core.protocol import CARRY_OUT, SAY_WHEN, Protocol, Signal, SignalKind, say_word
from concordat.core.who.confirming import to_confirm
from concordat.core.wording import joined, say_stage, worded

SIDES = {
    "raising": "the agency that raised it",
    "answering": "the agency that was asked",
    "third": "a third party",
}
THE_BOARD = "the board"
SOMEBODY = "somebody"


class Unnamed(NamedTuple):
    """The names of a telling: sides and roles instead of agencies and people. `whom` is the agency
    whose name is put in where it is read, if any; for whoever `reads` the case, every name is.
    """

    protocol: Protocol
    case: Case
    whom: str = ""
    reads: bool = False

    def of(self, event: Event) -> "Unnamed":
        """The same, to be read with the name of the agency whose word an entry is."""
        by = event.whose
        parties = {"raising": self.case.raising.id, "answering": by.agency if by else None}
        return self._replace(whom=(parties.get(by.side) if by else None) or "")

    def agency(self, agency: str | None) -> str:
        if self.whom and agency == self.whom:
            return WHOM
        known = SIDES["answering"] if self.case.party(agency) else "an agency"
        return self._named(agency, SIDES["raising"] if self._raised(agency) else known)

    def _raised(self, agency: str | None) -> bool:
        return agency == self.case.raising.id

    def _named(self, id_: str | None, otherwise: str) -> str:
        return named(id_, otherwise) if self.reads else otherwise

    def agency_and_service(self, party: Party) -> str:
        return self.agency(party.id)

    def side(self, side: str, agency: str | None) -> str:
        if side == "both":
            others = (agency,) if agency else tuple(each.id for each in self.case.answering)
            theirs = (self.side("answering", each) for each in others)
            return joined(dict.fromkeys((self.side("raising", None), *theirs)))
        raised = side == "raising" and self.whom == self.case.raising.id
        if self.whom and (raised or (side == "answering" and agency == self.whom)):
            return WHOM
        of_one = {"raising": self.case.raising.id, "answering": agency}
        return self._named(of_one.get(side), SIDES.get(side, THE_BOARD))

    def person(self, person: str | None) -> str:
        return self._named(person, SOMEBODY)

    def title(self, post: PostRef, agency: str | None = None) -> str:  # noqa: ARG002
        return self.protocol.title_of(post)

    def duty(self, duty_id: DutyId) -> str:
        owed = self.case.duty(duty_id)
        return owed.what if owed else self.protocol.duty(duty_id.key).what

    def clock(self, key: str) -> str:
        clock = next((each for each in self.case.clocks if each.key == key), None)
        return f"the deadline for the whole stage ({clock.limit})" if clock else key

    def entry(self, seq: int) -> str:
        return said_of(self.protocol, self.case, seq) or "an entry of the record"

    def other_case(self, ref: str) -> str:  # noqa: ARG002
        return "another case"

    def point(self, point: str) -> str:
        return f"point {point}"

    def day(self, day: date) -> str:
        return say_day(day, year=True)

    def said(self, text: str) -> str:
        return worded(text, self.protocol.words)

    def confirmed(self, agency: str, points: Collection[str]) -> bool:  # noqa: ARG002
        return False

    @property
    def went_on(self) -> bool:
        return self.case.end is None


def both_sides(case: Case, agency: str | None) -> str:
    """The agency that raised it and the one that was asked, or all that were, each by name where
    that is known.
    """
    others = (agency,) if agency else tuple(each.id for each in case.answering)
    theirs = (named(each, SIDES["answering"]) for each in others)
    return joined(dict.fromkeys((named(case.raising.id, SIDES["raising"]), *theirs)))


def the_action(case: Case, action: str) -> str:
    """An action by whose it is, its date and, for who may read it, what is to be done."""
    found = case.actions.get(action)
    if found is None:
        return "an action"
    by = f", by {say_day(found.by, year=True)}" if found.by else ""
    side, agency = found.agreed.side, found.agreed.agency
    whose = case.raising.id if side == "raising" else agency
    what = quoted(found.words, " ([])")
    return f"an action for {named(whose, SIDES.get(side, THE_BOARD))}{by}{what}"


def what_is_asked(protocol: Protocol, case: Case, duty: Owed) -> str:
    """What a duty asks; of the time of an entry, which that is and what is said of it; of an action
    that its agency said it won't do, or hasn't accepted yet, that as well.
    """
    action = case.actions.get(duty.id.action) if duty.key == CARRY_OUT.key else None
    if action is not None and action.accepted is False:
        return f"{duty.what} (not taken on)"
    if action is not None and action.accepted is None and not action.agreed.decided:
        return f"{duty.what} (not accepted yet)"
    if duty.key != SAY_WHEN.key:
        return duty.what
    entry = int(duty.id.about)
    source = next((each.source for each in to_confirm(case) if each.entry == entry), None)
    if source is None:
        return duty.what
    said = said_of(protocol, case, entry, by_its_word(source), received=source.received)
    return f"say whether it was so: {said}"


def said_of(
    protocol: Protocol,
    case: Case,
    entry: int,
    at: datetime | None = None,
    *,
    received: bool = False,
) -> str:
    """What an entry says happened (or was received), as far as a deadline can count from it; `at`
    is when, said with it. "" of any other entry.
    """
    when = f" {say_when(at, year=True)}" if at else ""
    first = next(_signals(case, entry), None)
    if first is None:
        return ""
    return TOLD[first.kind](_Happened(protocol, first, when, received))


class _Happened(NamedTuple):
    """A signal that an entry gave, and when: “ at 5pm …”, or ""; that it was received, if so."""

    protocol: Protocol
    signal: Signal
    when: str
    received: bool

    @property
    def duty(self) -> str:
        """What the duty asks that it tells of."""
        return self.protocol.duty(self.signal.of).what

    @property
    def stage(self) -> str:
        """The stage of the step that it names."""
        return say_stage(self.protocol.steps[self.signal.of].stage)


def _done(it: _Happened) -> str:
    return f"this was {'received' if it.received else 'done'}{it.when}: {it.duty}"


def _outcome(it: _Happened) -> str:
    return f"“{say_word(it.signal.word)}” was the outcome{it.when} of this: {it.duty}"


def _fact(it: _Happened) -> str:
    fact = it.protocol.fact(it.signal.of)
    return f"this was stated{it.when}: {fact.title if fact else it.signal.of}"


def _risk(it: _Happened) -> str:
    return worded(f"immediate danger to a child was stated{it.when}", it.protocol.words)


def _start(it: _Happened) -> str:
    if not it.received:
        return f"the disagreement was raised{it.when}"
    began = it.protocol.admission.begins
    return f"{'it arose' if began else 'the decision reached who raised it'}{it.when}"


TOLD: Mapping[SignalKind, Callable[[_Happened], str]] = {
    "done": _done,
    "outcome": _outcome,
    "fact": _fact,
    "risk": _risk,
    "start": _start,
    "late": lambda it: f"the time passed{it.when} for this: {it.duty}",
    "entered": lambda it: f"the case came to {it.stage}{it.when}",
    "left": lambda it: f"the case left {it.stage}{it.when}",
    "end": lambda it: f"the case ended{it.when}",
}
"""How each kind of signal is told; what says most about an entry comes first."""


def _signals(case: Case, entry: int) -> Iterator[Signal]:
    found = {
        signal
        for (signal, _), moments in case.log.items()
        if any(moment.seq == entry for moment in moments)
    }
    order = list(TOLD)
    yield from sorted(found, key=lambda each: (order.index(each.kind), each))
