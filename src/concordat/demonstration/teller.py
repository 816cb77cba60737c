"""Records one story, act by act, through the same `perform` as real acts."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

import msgspec

from concordat.casework import notes, requests
from concordat.casework.service import perform, raise_case
from concordat.core.acts import AnyAct, Child, Issue, Note, Raised
from concordat.core.calendar import LONDON
from concordat.core.case import Case, Owed
from concordat.core.case.fold import at as later
from concordat.core.case.fold import fold
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.identity import Identity
from concordat.core.posts import Party
from concordat.demonstration.days import day_from, instant
from concordat.demonstration.story import (
    Story,
    StoryAgency,
    StoryChild,
    StoryStep,
    Words,
    WrongStory,
    born,
)
from concordat.ids import new_id
from concordat.library.files.calendars import calendar
from concordat.people import queries
from concordat.people.in_force import protocol_of

Kept = dict[str, notes.Words]


class Teller:
    """One story being recorded. `times` are the instants of its acts; each call of `tell_next`
    performs one.
    """

    def __init__(self, story: Story, today: date) -> None:
        self.story, self.today = story, today
        board = queries.board(story.board)
        closed = {each.day: each.why for each in queries.closed_days(story.board)}
        self.protocol = protocol_of(board, datetime.combine(today, time.min, LONDON))
        self.calendar = calendar(board.nation, closed=closed, close=self.protocol.close)
        self.agencies = {agency.id: agency for agency in queries.agencies(story.board, today)}
        self.times = [self._instant(moment) for moment in (story.raised, *story.step)]
        self.events: list[Event] = []
        self.ref: str | None = None
        self._acts = self._tell()

    def tell_next(self) -> None:
        """Perform the next act. Raises WrongStory if the protocol or the directory doesn't allow
        it.
        """
        next(self._acts)

    def _tell(self) -> Iterator[None]:
        for number, moment in enumerate((None, *self.story.step)):
            kept: Kept = {}
            try:
                if moment is None:
                    act: AnyAct = self._raised(kept)
                else:
                    act = self._act(moment, self.times[number], kept)
                self._perform(number, act, kept)
            except (Refused, LookupError, msgspec.ValidationError) as error:
                said = error.sentence if isinstance(error, Refused) else error
                raise WrongStory(f"{self.story.name}, step {number}: {said}") from error
            yield

    def _perform(self, number: int, act: AnyAct, kept: Kept) -> None:
        step = self.story.step[number - 1] if number else None
        happened = None
        if step and step.happened is not None:
            happened = instant(self._day(step.happened), step.time)
        command = Command(
            act,
            request=requests.own("story", self.story.name, str(number)),
            happened=happened,
            behalf=step.behalf if step else None,
        )
        by = step.by if step else self.story.raised.by
        at = self.times[number]
        if self.ref is None:
            done = raise_case(self.story.board, command, by, words=kept, at=at, made_here=True)
        else:
            done = perform(self.ref, command, by, words=kept, at=at, made_here=True)
        self.ref = done.ref
        self.events += done.events

    # ── Acts ──────────────────────────────────────────────────────────────────────────────────────

    def _raised(self, kept: Kept) -> Raised:
        told = self.story.raised
        return Raised(
            raising=self.agencies[told.raising].party(),
            answering=tuple(self._answering(each) for each in told.answering),
            issues=tuple(
                Issue(str(number), each.agencies, _note(kept, each.text))
                for number, each in enumerate(told.issues, start=1)
            ),
            children=tuple(
                Child(str(number), _note(kept, self._child(each)))
                for number, each in enumerate(told.children, start=1)
            ),
            route=told.route,
            matter=told.matter,
            level=told.level,
            facts=told.facts,
            notes=_notes(kept, told.words, "raised"),
        )

    def _answering(self, told: StoryAgency) -> Party:
        """An agency that answers. Raises LookupError for an agency or service the directory doesn't
        have.
        """
        agency = self.agencies[told.id]
        if told.service is None:
            return Party(agency.id, agency.kind, person=told.person)
        ids = {each.name: each.id for each in agency.services}
        if told.service not in ids:
            raise LookupError(f"{agency.name} has no service “{told.service}”")
        return Party(agency.id, agency.kind, ids[told.service], told.person)

    def _act(self, step: StoryStep, at: datetime, kept: Kept) -> AnyAct:
        fields: dict[str, Any] = {"kind": step.did, **step.act}
        if step.did == "action-agreed":
            fields["id"] = self._action(step.act["id"])
        if step.of:
            ids = [
                msgspec.to_builtins(duty.id)
                for duty in self._owed(step, later(self.protocol, self.calendar, self._case(), at))
            ]
            fields |= {"duty": ids[0]} if step.did in ONE else {"duties": ids}
        if step.until is not None:
            fields[UNTIL.get(step.did, "until")] = self._day(step.until)
        if step.agency is not None and step.did in HAVE_AGENCY:
            fields["agency"] = step.agency
        if step.did == "noted":
            fields["note_id"] = _note(kept, step.words["note"])
        elif step.words:
            fields["notes"] = msgspec.to_builtins(_notes(kept, step.words, step.did))
        act: AnyAct = msgspec.convert(fields, AnyAct)
        return act

    def _case(self) -> Case:
        return fold(self.protocol, self.calendar, self.events)

    def _owed(self, step: StoryStep, case: Case) -> list[Owed]:
        """The open duties that a step names. Raises LookupError if one of the names finds none."""
        found: list[Owed] = []
        for told in step.of:
            kind, of_an_action, action = told.partition("/")
            name = f"{kind}/{self._action(action)}" if of_an_action and action else told
            owed = [
                duty
                for duty in case.open_duties
                if name in (duty.clause, duty.key, duty.key.rpartition(".")[2], str(duty.id))
                and step.agency in (None, duty.agency, duty.side)
            ]
            if not owed:
                is_open = ", ".join(f"{duty.clause or duty.id}" for duty in case.open_duties)
                raise LookupError(f"nothing is owed under {told}; what is: {is_open or 'nothing'}")
            found += owed
        return found

    def _action(self, name: str) -> str:
        """The id of an action that the story calls by a name."""
        return sha256(f"{self.story.name}/{name}".encode()).hexdigest()[:32]

    # ── Words and days ────────────────────────────────────────────────────────────────────────────

    def _child(self, child: StoryChild) -> str:
        """The child's note: who it is, as the raising pages write it."""
        birthday = born(child, self.today)
        due = self.today + timedelta(weeks=child.weeks or 0)
        return Identity(
            initials=child.initials,
            name=child.name,
            born=birthday,
            expected=None if birthday else due,
            numbers={"number": child.reference} if child.reference else {},
            status=child.status,
        ).sealed()

    def _instant(self, moment: Any) -> datetime:
        return instant(self._day(moment.day), moment.time)

    def _day(self, number: int) -> date:
        return day_from(self.today, number, self.calendar)


# Acts that name one duty; acts whose day isn't called `until`; acts that are about an agency.
ONE = ("date-set", "local-figure")
UNTIL = {"action-agreed": "by", "alongside": "on"}
HAVE_AGENCY = ("positioned", "noted", "appointed", "safety-stated", "action-agreed")


def _notes(kept: Kept, words: Words, did: str) -> tuple[Note, ...]:
    """The notes that hold these words, by what they are about; the words themselves are added to
    `kept`.
    """
    return tuple(_about(_note(kept, text), name, did) for name, text in words.items())


def _about(note: str, name: str, did: str) -> Note:
    """What a story's words are about: the issues of a position, the numbers of what a duty asks
    for, or what their name says.
    """
    if did == "positioned":
        return Note(note, "position", name)
    about, _, number = name.partition("-")
    return Note(note, "need", number) if about == "need" else Note(note, name)


def _note(kept: Kept, text: str) -> str:
    note = new_id()
    kept[note] = notes.Words(text)
    return note
