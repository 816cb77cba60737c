"""Which times a side is asked to confirm, because a limit of its own would count from them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from concordat.core.case import own
from concordat.core.case.opening import close
from concordat.core.case.owners import Owner
from concordat.core.case.working import WorkingCase
from concordat.core.duties.clocks import RunningClock
from concordat.core.duties.moments import (
    BOTH,
    Answers,
    Moment,
    Source,
    believes,
    by_its_word,
    has_answered,
    owing,
)
from concordat.core.duties.owed import Owed
from concordat.core.posts import SideOf
from concordat.core.protocol import SAY_WHEN

ASKED_ONCE_SINCE = 8
"""The edition of the rules from which what was written at once, of one and the same time, is asked
once and answered at once; before, each entry was.
"""


class ToConfirm(NamedTuple):
    """An entry whose time a side is asked to confirm: when it happened or, as what counts, when it
    was received.
    """

    side: SideOf
    source: Source

    @property
    def moment(self) -> Moment:
        return self.source.moment

    @property
    def entry(self) -> int:
        return self.moment.seq


def ask_when(case: WorkingCase, at: datetime) -> None:
    """Ask each side whose limit would count from another's word whether it was so; from `at` on.
    Where nothing depends on it any more, nobody is asked.
    """
    answering = [party.id for party in case.answering]
    waiting = unconfirmed(case.open_duties(), case.clocks.values(), answering, case.answers)
    if case.edition >= ASKED_ONCE_SINCE:
        waiting = questions(waiting)
    asked = {(each.side, str(each.entry)) for each in waiting}
    for side, entry in sorted(asked, key=str):
        own.ask(case, SAY_WHEN, Owner(side.side, side.agency), about=entry, at=at)
    for duty in case.open_duties():
        about = (SideOf.at(duty.side, duty.agency), duty.id.about)
        if duty.key == SAY_WHEN.key and about not in asked:
            close(case, duty, "void", at=at)


def answered_with(case: WorkingCase, entry: int) -> frozenset[int]:
    """The entries that whoever answers for the time of one answers for."""
    if case.edition < ASKED_ONCE_SINCE:
        return frozenset({entry})
    moments = {moment.seq: moment for known in case.log.values() for moment in known}
    asked = moments.get(entry)
    others = (each.seq for each in moments.values() if asked and each.is_said_with(asked))
    return frozenset({entry, *others})


def questions(waiting: Iterable[ToConfirm]) -> tuple[ToConfirm, ...]:
    """Those that are asked: the first of what was written at once of one and the same time."""
    found: list[ToConfirm] = []
    for each in sorted(waiting, key=lambda each: each.entry):
        asked = (one for one in found if one.side == each.side)
        if not any(each.moment.is_said_with(one.moment) for one in asked):
            found.append(each)
    return tuple(found)


def unconfirmed(
    duties: Iterable[Owed],
    clocks: Iterable[RunningClock],
    answering: Collection[str],
    answers: Answers,
) -> tuple[ToConfirm, ...]:
    """Every time that another side said and that would bring one of these limits forward, by who is
    asked to confirm it.
    """
    found: dict[tuple[SideOf, int], ToConfirm] = {}
    for sources, sides in _waiting(duties, clocks, answering):
        for each in _asked(sources, sides, answers):
            found.setdefault((each.side, each.entry), each)
    return tuple(found.values())


def _waiting(
    duties: Iterable[Owed], clocks: Iterable[RunningClock], answering: Collection[str]
) -> Iterator[tuple[tuple[Source, ...], tuple[SideOf, ...]]]:
    """What each limit counts from that another's word would bring forward, and who owes it."""
    for duty in duties:
        if duty.by_their_word is not None:
            yield duty.sources, owing(duty.side, duty.agency, answering)
    for clock in clocks:
        if clock.running and clock.by_their_word is not None:
            yield clock.sources, owing(BOTH, None, answering)


def _asked(
    sources: Iterable[Source], sides: Iterable[SideOf], answers: Answers
) -> Iterator[ToConfirm]:
    for source in sources:
        moment = source.moment
        waits = moment.seq and by_its_word(source) < moment.recorded
        for each in sides:
            told = believes(each, moment, answers) or has_answered(each, moment, answers)
            if waits and not told:
                yield ToConfirm(each, source)
