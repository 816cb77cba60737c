"""Which times a side is asked to confirm, because a limit of its own would count from them, and who
may say so.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final, NamedTuple

from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.duties.moments import (
    BOTH,
    Moment,
    Source,
    believes,
    by_its_word,
    has_answered,
    known_to,
    owing,
)
from concordat.core.errors import Refused
from concordat.core.posts import Side, SideOf
from concordat.core.protocol import Signal
from concordat.core.who.parts import Actor

START: Final = Signal("start")


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


def begun(case: Case) -> datetime:
    """When a case was raised, as far as both sides know: by the raiser's word once every agency
    that answers has confirmed it, else when that was entered.
    """
    sides = owing(BOTH, None, (party.id for party in case.answering))
    return known_to(sides, case.answers)(Source(case.log[START, None][0]))


def to_confirm(case: Case) -> tuple[ToConfirm, ...]:
    """Every time that another side said and that would bring an open limit forward, by who is asked
    to confirm it.
    """
    found: dict[tuple[SideOf, int], ToConfirm] = {}
    for each in _unconfirmed(case):
        found.setdefault((each.side, each.entry), each)
    return tuple(found.values())


def _unconfirmed(case: Case) -> Iterator[ToConfirm]:
    for duty in case.open_duties:
        if duty.by_their_word is not None:
            yield from _asked(case, duty.sources, duty.side, duty.agency)
    for clock in case.clocks:
        if clock.running and clock.by_their_word is not None:
            yield from _asked(case, clock.sources, BOTH, None)


def _asked(
    case: Case, sources: Iterable[Source], side: Side, agency: str | None
) -> Iterator[ToConfirm]:
    answering = [party.id for party in case.answering]
    for source in sources:
        moment = source.moment
        for each in owing(side, agency, answering):
            waits = moment.seq and by_its_word(source) < moment.recorded
            if (
                waits
                and not believes(each, moment, case.answers)
                and not has_answered(each, moment, case.answers)
            ):
                yield ToConfirm(each, source)


def why_not_confirm(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't say whether an entry's time is right; None when they can."""
    asked = [each for each in to_confirm(case) if each.entry == subject.entry]
    if not asked:
        return Refused(
            "nothing-to-confirm",
            "Nobody has to say whether this happened then: no deadline depends on it, or it has "
            "been answered.",
        )
    if actor.is_officer or any(actor.may_be(each.side.side, each.side.agency) for each in asked):
        return None
    return Refused(
        "other-side",
        "This is for the other agency to say: a deadline of theirs would count from it.",
    )


def refuse_stranger(case: Case, entry: int, whose: SideOf | None) -> None:
    """Refuse an answer that is nobody's who was asked, such as the business manager's own. Raises
    Refused.
    """
    asked = [each.side for each in to_confirm(case) if each.entry == entry]
    if whose is None or not any(
        whose.side == each.side and each.agency in (None, whose.agency) for each in asked
    ):
        raise Refused(
            "whose-word",
            "Only the agency that is asked can say whether it was so. Say for whom you record it.",
        )
