"""Of several who act in the post that is asked to acknowledge danger, one is asked by name; the
others are told who, and that it was done.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from concordat.core.case import Case
from concordat.core.notices.danger import IN_DANGER
from concordat.core.notices.values import Telling
from concordat.core.notices.words import WHOM
from concordat.core.posts import PARTY_SIDES, Directory, Party
from concordat.core.protocol import Protocol
from concordat.core.record import Record
from concordat.core.who.recipients import Recipient
from concordat.core.who.seats import acting_in, seats_in_force
from concordat.core.wording import worded

IS_ASKED = f"{IN_DANGER}: {WHOM} is asked to say that they have read it"


def one_named(record: Record, case: Case, told: Iterable[Telling]) -> Iterator[Telling]:
    """The same, told by name where several act in the post."""
    directory = record.directory.without(record.directory.excluded | case.stood_aside)
    on = record.calendar.day_of(case.now)
    for each in told:
        if not each.to.post or each.kind not in ("acknowledge", "danger"):
            yield each
            continue
        there = _acting(record.protocol, directory, each.to, on)
        if each.kind == "acknowledge":
            yield from _asked(record.protocol, case, each, there)
        else:
            yield from _but_themselves(each, there)


def _acting(protocol: Protocol, directory: Directory, to: Recipient, on: date) -> tuple[str, ...]:
    if to.side in PARTY_SIDES:
        party = Party(to.agency, "", to.service or None)
        return acting_in(seats_in_force(protocol, directory, party, to.post, on), on)
    return acting_in(directory.seats_of(to.agency or directory.board, to.post), on)


def _asked(
    protocol: Protocol, case: Case, telling: Telling, there: tuple[str, ...]
) -> Iterator[Telling]:
    """To the first of them who did not say so themselves; the others hear who that is."""
    danger = case.danger(telling.entry)
    first, *others = [each for each in there if not danger or each != danger.person] or [""]
    if not others:
        yield telling
        return
    yield replace(telling, to=_by_name(telling.to, first))
    said = worded(IS_ASKED, protocol.words)
    for each in others:
        to = _by_name(telling.to, each)
        yield Telling(to, "danger", said, whom=first, entry=telling.entry)


def _but_themselves(telling: Telling, there: tuple[str, ...]) -> Iterator[Telling]:
    """What is said of somebody who acts in the post, to the others there."""
    if telling.whom not in there:
        yield telling
        return
    for each in there:
        if each != telling.whom:
            yield replace(telling, to=_by_name(telling.to, each))


def _by_name(to: Recipient, person: str) -> Recipient:
    return Recipient(to.side, to.agency, person=person)
