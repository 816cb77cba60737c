"""What is told of danger: one person on each side is asked to acknowledge it, the others get it for
information; and they hear once when each agency has read it, who was rung, that somebody sees to
it, and what came of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec.structs import replace

from concordat.core.acts import (
    NOBODY_RUNG,
    Act,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    NobodyThere,
    RiskStated,
    Rung,
)
from concordat.core.calendar import say_when
from concordat.core.case import Case, Danger, Owed
from concordat.core.case.danger import Heard
from concordat.core.changed import RANG
from concordat.core.events import Event
from concordat.core.notices.asking import DO_YOU_AGREE, IN_DANGER, TAKEN, asked_of
from concordat.core.notices.entry import Entry, Tells, Told, tells, tells_nobody
from concordat.core.notices.values import Message, Nobody, Telling, tell
from concordat.core.notices.words import WHOM
from concordat.core.protocol import Protocol
from concordat.core.who.asked import asked_by
from concordat.core.who.danger import asked_posts, asked_posts_now
from concordat.core.who.danger_chain import sides
from concordat.core.who.informed import only_told, stater
from concordat.core.who.recipients import (
    Recipient,
    agency_leads,
    everyone,
    involved,
    officers,
)
from concordat.core.wording import worded

READ = f"{WHOM} has read what you said of immediate danger"
READ_BY_SOMEBODY = "somebody has read what you said of immediate danger"
READ_THERE = f"{WHOM} has said that they read this: {IN_DANGER}"
READ_BY_ALL = f"somebody in each agency has said that they read this: {IN_DANGER}"
DOING = f"{WHOM} has said what is being done: {IN_DANGER}"
DOING_BY_SOMEBODY = f"{IN_DANGER}: it has been said what is being done"
RECORDED_IT = f" ({WHOM} recorded it)"
TOLD_THE_BOARD = "as they told the board"
AGREES = f"{WHOM} agrees that the child is safe now"
DISAGREES = f"{WHOM} does not agree that the child is safe now: the warning stays"
CHILD_PUT_RIGHT = "who the child is was corrected"
PASSED_FOR_ANOTHER = (
    f"{CHILD_PUT_RIGHT}: what was said of danger having passed was said before that. Look whether "
    "this child is safe, and say so at once if not"
)
STANDS = (
    "the case ended while a child is thought to be in immediate danger: the warning stays until "
    "the immediate action taken is recorded and agreed between the agencies"
)
TAKEN_OUT = Nobody("the danger that it is about was taken out of the record")


def _stated(entry: Entry, act: RiskStated) -> Told:
    """Those who are asked to acknowledge it are told apart."""
    danger = entry.case.danger(entry.event.seq)
    if danger is None:
        return TAKEN_OUT
    to_read = {*_to_read(entry.protocol, entry.case, danger)}
    to = [each for each in _others(entry, danger) if each not in to_read]
    return _say(entry, to, f"{IN_DANGER}; {RANG[act.rung]}")


def _acknowledged(entry: Entry, act: DangerAcknowledged) -> Told:
    danger = entry.case.danger(act.danger)
    if danger is None:
        return TAKEN_OUT
    told = [
        *_of_reading(entry.protocol, entry.case, entry.event, danger),
        *_of_doing(entry, act, danger),
    ]
    if not _is_last_to_read(entry, danger):
        return told
    known = {each.to for each in told}
    rest = [each for each in _others(entry, danger) if each not in known]
    return [*told, *_say(entry, rest, READ_BY_ALL)]


def _is_last_to_read(entry: Entry, danger: Danger) -> bool:
    """Whether this was the last agency in the case of which somebody had yet to read it."""
    first = [danger.heard_by(side, agency) for side, agency in sides(entry.case)]
    return all(first) and any(each.seq == entry.event.seq for each in first if each)


def _of_doing(entry: Entry, act: DangerAcknowledged, danger: Danger) -> list[Telling]:
    """Who was rung since; else, the first time that somebody of a side says what is being done,
    that they do.
    """
    if act.rung_at is not None:
        return _seen_to(entry, danger, _rang(act.rung, act.rung_at))
    now = next((each for each in danger.heard if each.seq == entry.event.seq), None)
    if now is None or not _is_first_to_do(danger, now):
        return []
    reads, others = who_read(entry.protocol, entry.case), _others(entry, danger)
    gone = [each for each in others if each in stater(danger) and each not in reads]
    known = [] if may_be_named(entry.case, danger) else _say(entry, gone, DOING_BY_SOMEBODY)
    return [*_say(entry, (each for each in others if each in reads), DOING, entry.who), *known]


def _is_first_to_do(danger: Danger, heard: Heard) -> bool:
    """Whether nobody of that side had said before what is being done."""
    theirs = (
        each for each in danger.heard if (each.side, each.agency) == (heard.side, heard.agency)
    )
    return next((each for each in theirs if each.doing), None) == heard


def of_emergency(
    entry: Entry, rung: Rung, duty: Owed, danger: Danger, also: Iterable[Recipient]
) -> list[Telling]:
    """What danger asks for was done: to everybody who was told of it, and to whom else it is
    towards.
    """
    at = entry.event.happened
    done = f"this was done {say_when(at, year=True)}: {duty.what}"
    what = done if rung == NOBODY_RUNG else f"{_rang(rung, at)}; {done}"
    return _seen_to(entry, danger, what, also)


def _rang(rung: Rung, at: datetime) -> str:
    return f"{RANG[rung]} {say_when(at, year=True)}"


def _seen_to(
    entry: Entry, danger: Danger, what: str, also: Iterable[Recipient] = ()
) -> list[Telling]:
    """To everybody else who was told of a danger what was done about it; who recorded it, to those
    who read the case.
    """
    to = dict.fromkeys((*_others(entry, danger), *also))
    known = entry.event.post is not None or entry.event.behalf is not None
    reads = {*who_read(entry.protocol, entry.case), *also} if known else set()
    said = f"{IN_DANGER}: {what}"
    named = f"{said}{RECORDED_IT}"
    others = [each for each in to if each.person != entry.who]
    return [
        *_say(entry, (each for each in others if each in reads), named, entry.who),
        *_say(entry, (each for each in others if each not in reads), said),
    ]


def _passed(entry: Entry, act: DangerPassed) -> Told:
    danger = entry.case.danger(act.danger)
    if danger is None:
        return TAKEN_OUT
    to_agree = [*_to_agree(entry.protocol, entry.case, danger)]
    rest = [each for each in _others(entry, danger) if each not in to_agree]
    agree = _say(entry, to_agree, DO_YOU_AGREE, message=Message.DO_YOU_AGREE)
    return [*agree, *_say(entry, rest, TAKEN, message=Message.SAFE_NOW)]


def _answered(entry: Entry, act: DangerAnswered) -> Told:
    danger = entry.case.danger(act.danger)
    if danger is None:
        return TAKEN_OUT
    said, whom = AGREES if act.agrees else DISAGREES, act.agency or entry.agency
    others, reads = _others(entry, danger), who_read(entry.protocol, entry.case)
    named = _say(entry, (each for each in others if each in reads), said, whom)
    return [*named, *_say(entry, (each for each in others if each not in reads), said)]


def _others(entry: Entry, danger: Danger) -> list[Recipient]:
    """Everybody whom danger concerns, but whoever did what is told."""
    told = told_of_it(entry.protocol, entry.case, danger)
    return [each for each in told if each.person != entry.who]


def told_of_it(protocol: Protocol, case: Case, danger: Danger) -> tuple[Recipient, ...]:
    """Everybody who is told of a danger: those who read the case, and those who are told for
    information alone, who read that it was said, who was rung and in which case, and open nothing.
    """
    told = (*who_read(protocol, case), *only_told(protocol, case, danger))
    return tuple(dict.fromkeys(told))


def who_read(protocol: Protocol, case: Case) -> tuple[Recipient, ...]:
    """Who has a part in the case, and the leads of whole agencies. Which those are is for no one
    else to read.
    """
    return (*everyone(protocol, case), *agency_leads(case))


def _say(
    entry: Entry,
    to: Iterable[Recipient],
    what: str,
    whom: str = "",
    message: Message | None = None,
) -> list[Telling]:
    return tell(to, "danger", entry.worded(what), whom, message)


def _of_reading(protocol: Protocol, case: Case, event: Event, danger: Danger) -> Iterator[Telling]:
    """Whoever stated it is told who has read it; and, the first time, those of that agency who had
    been asked, because nobody asks them any more.
    """
    by = event.behalf or event.by
    heard = [each for each in danger.heard if each.seq == event.seq]
    first = [each for each in heard if danger.heard_by(each.side, each.agency) == each]
    asked = [
        to
        for side in first
        for each in asked_posts(protocol, case, danger)
        if each.agency == side.agency and each.to.side == side.side
        for to in asked_by(protocol, case, each)
    ]
    read = READ if may_be_named(case, danger) else READ_BY_SOMEBODY
    for to, what in (*((to, read) for to in stater(danger)), *((to, READ_THERE) for to in asked)):
        if to.person != by:
            said = f"{what}, {TOLD_THE_BOARD}" if event.behalf and WHOM in what else what
            whom = by if WHOM in what else ""
            message = Message.READ if what == READ else None
            yield Telling(to, "danger", worded(said, protocol.words), whom=whom, message=message)


def ended_while_it_stands(protocol: Protocol, case: Case) -> Iterator[Telling]:
    """To everybody who was told of a danger that stands, and always the board: that the case has
    ended, and the danger has not.
    """
    standing = (to for each in case.standing for to in told_of_it(protocol, case, each))
    for each in dict.fromkeys((*standing, *officers())) if case.standing else ():
        yield Telling(each, "in danger", worded(STANDS, protocol.words))


def may_be_named(case: Case, danger: Danger) -> bool:
    """Whether whoever stated it is told who did what: while their agency is in the case."""
    there = {party.id for _, party in case.parties}
    return danger.said_for in {"", *there, *case.supporting}


def _to_agree(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Recipient]:
    """Everybody of the agencies that are asked whether the child is safe now."""
    waiting = case.must_agree(danger)
    for side, agency in sides(case):
        if agency in waiting:
            yield from involved(protocol, case, side, agency)


def of_another_child(entry: Entry) -> Iterator[Telling]:
    """It was put right who the child is: whoever is asked now to read of danger that stands is told
    to, though they may have read it before; and everybody who was told of danger that has passed,
    that it was not said of this child.
    """
    protocol, case = entry.protocol, entry.case
    for danger in case.dangers:
        if not danger.stands:
            said = entry.worded(PASSED_FOR_ANOTHER)
            yield from tell(_others(entry, danger), "in danger", said)
        for each in asked_posts_now(protocol, case, danger):
            for to in asked_by(protocol, case, each):
                asked = asked_of(protocol, danger, to, each, f"{CHILD_PUT_RIGHT}; ")
                yield replace(asked, about=entry.event.seq)


def _to_read(protocol: Protocol, case: Case, danger: Danger) -> Iterator[Recipient]:
    for each in asked_posts(protocol, case, danger):
        yield from asked_by(protocol, case, each)


TELLS: Mapping[type[Act], Tells] = dict(
    (
        tells(RiskStated, _stated),
        tells(DangerAcknowledged, _acknowledged),
        tells(DangerPassed, _passed),
        tells(DangerAnswered, _answered),
    )
) | tells_nobody("whoever is asked next is told", NobodyThere)
