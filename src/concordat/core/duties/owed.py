"""The duties of one case, open and ended."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Literal

import msgspec

from concordat.core.duties.moments import Source
from concordat.core.ids import DutyId
from concordat.core.posts import PartySide, Side
from concordat.core.protocol import LATE, Strength

How = Literal["done", "overtaken", "void"]


class Handed(msgspec.Struct, frozen=True):
    """That somebody handed a duty to a colleague of their side and agency, in entry `seq`.
    `accepted` is None until the colleague answers.
    """

    seq: int
    by: str
    to: str
    side: PartySide
    agency: str
    accepted: bool | None = None


class Owed(msgspec.Struct, frozen=True):
    """A duty that opened in this case. Instants are aware.

    `due` is absent where the text gives no number; `first_due` is the first date it ever had;
    `anchor` is what the limit is counted from, `start` what its day marks are; `known` when those
    who owe it knew that it had opened; `sources` is what all three follow from: its anchor, the
    start of the case, and its opening. `cap` names the clock that shortened it. `agency` is
    the answering agency it is owed by or towards (None: the case's own). `seq` is the event that
    opened it, `cause` the duty whose lateness did. `expected` is `due` as it was set, whatever
    holidays were proclaimed since: once it has passed, no answer came. `awaited` says that somebody
    other than the raising side and the board keeps the case on its step with it, `left` when the
    case left the step that had waited for it. `until` is a date set by those who may;
    `local_until` is the board's own figure, never the text's. `did` are those of its acts that
    were done so far. `undone`: what had opened it was corrected away. `by_their_word` is when it
    would be due if those who owe it confirmed what others say of the times; None where that is no
    other time. `recounted` is where the count leads since a day was closed after `due` had passed:
    told beside it, and makes nothing in time. `person` owes it by name: whoever stated the danger
    that opened it. `handed` is to whom it was handed on: whoever owed it goes on owing it, and its
    time runs as before. `asked_again` is when a correction asked for it again that nobody was asked
    for meanwhile: it counts from then.
    """

    id: DutyId
    key: str
    clause: str | None
    step: str
    stage: str
    visit: int
    side: Side
    agency: str | None
    what: str
    strength: Strength
    limit: str | None
    opened: datetime
    anchor: datetime
    start: datetime
    known: datetime
    sources: tuple[Source, Source, Source]
    due: datetime | None
    first_due: datetime | None
    seq: int
    holds: bool = True
    survives: bool = False
    cap: str | None = None
    cause: DutyId | None = None
    until: date | None = None
    local_until: date | None = None
    ended: datetime | None = None
    how: How | None = None
    word: str | None = None
    did: tuple[str, ...] = ()
    post: str | None = None
    done_seq: int | None = None
    undone: bool = False
    expected: datetime | None = None
    awaited: bool = False
    left: datetime | None = None
    by_their_word: datetime | None = None
    recounted: datetime | None = None
    person: str = ""
    handed: tuple[Handed, ...] = ()
    asked_again: datetime | None = None

    @property
    def open(self) -> bool:
        return self.how is None

    @property
    def counted(self) -> datetime | None:
        """Where its time leads as days are counted now."""
        return self.recounted or self.due

    @property
    def handed_on(self) -> Handed | None:
        """The colleague who is asked to take it on and hasn't answered; None where nobody is."""
        waiting = (each for each in self.handed if each.accepted is None and self.open)
        return next(waiting, None)

    @property
    def taken_on(self) -> tuple[Handed, ...]:
        """The colleagues who took it on, the latest last."""
        return tuple(each for each in self.handed if each.accepted)

    def late(self, at: datetime) -> bool:
        """Whether its time has passed, and somebody owes it: what is only permitted never is."""
        return self.strength != "may" and self.passed(at)

    def passed(self, at: datetime) -> bool:
        """Whether it was (if ended) or is (at `at`) strictly past its limit, or the case moved up
        because the limit passed. The time of what has no limit has passed once the case has left
        the step that had waited for it.
        """
        if self.how == "void":
            return False
        moved_up_late = self.how == "overtaken" and self.word == LATE and self.due is not None
        return moved_up_late or has_passed(self.due, self.left, self.ended or at)

    @property
    def late_from(self) -> datetime | None:
        """The instant at which its time passes: its limit or, where it has none, that at which the
        case left without it.
        """
        return self.left if self.due is None else self.due


def has_passed(due: datetime | None, left: datetime | None, at: datetime) -> bool:
    """Whether an instant is strictly past a limit; where there is none, past that at which the case
    `left` the step that had waited.
    """
    return at > due if due is not None else left is not None and at >= left


class Owing(msgspec.Struct, eq=False):
    """The duties of one case by their ids, in the order in which they opened: `all` there ever
    were.

    Those that are `open`, and those that opened `here`, in the present visit, are kept apart, so
    that an act in a long case costs no more than in a short one. What a correction took away is
    `undone`: kept for display, it never blocks a new duty. `numbers` says how many duties have had
    the same id but for its number.
    """

    all: dict[DutyId, Owed] = {}
    open: dict[DutyId, Owed] = {}
    here: dict[DutyId, Owed] = {}
    undone: tuple[Owed, ...] = ()
    numbers: dict[DutyId, int] = {}

    @classmethod
    def of(cls, duties: Iterable[Owed], visit: int) -> "Owing":
        """These duties; those that opened in that visit count as opened here."""
        owing = cls()
        for duty in duties:
            if duty.undone:
                owing.undone += (duty,)
            else:
                owing.add(duty)
        owing.here = {duty.id: duty for duty in owing.all.values() if duty.visit == visit}
        return owing

    def copy(self) -> "Owing":
        return Owing(
            self.all.copy(),
            self.open.copy(),
            self.here.copy(),
            self.undone,
            self.numbers.copy(),
        )

    def __iter__(self) -> Iterator[Owed]:
        """All of them, last those undone that have not opened again."""
        undone = (duty for duty in self.undone if duty.id not in self.all)
        return chain(self.all.values(), undone)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Owing) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # it changes

    @property
    def present(self) -> tuple[Owed, ...]:
        """Those that what happens now can be about: open, or of the present visit."""
        return tuple((self.open | self.here).values())

    def get(self, duty_id: DutyId) -> Owed | None:
        known = self.all.get(duty_id)
        return known or next((duty for duty in self.undone if duty.id == duty_id), None)

    def free_id(self, like: DutyId) -> DutyId:
        """The next free id like this one: the same but for its number, from 1. An action has an id
        of its own, and what is asked about a child or an entry.
        """
        if like.action or like.about:
            return like
        return msgspec.structs.replace(like, number=self.numbers.get(_unnumbered(like), 0) + 1)

    def add(self, duty: Owed) -> None:
        """A duty that opens, in the present visit."""
        like = _unnumbered(duty.id)
        self.numbers[like] = self.numbers.get(like, 0) + 1
        self.here[duty.id] = duty
        self.keep(duty)

    def keep(self, duty: Owed) -> None:
        """Put a changed duty in the place of the old one."""
        self.all[duty.id] = duty
        if duty.id in self.here:
            self.here[duty.id] = duty
        if duty.open:
            self.open[duty.id] = duty
        else:
            self.open.pop(duty.id, None)


def _unnumbered(duty_id: DutyId) -> DutyId:
    return msgspec.structs.replace(duty_id, number=1)
