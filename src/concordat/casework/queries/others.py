"""The other cases that a case is named with, and what stands there, each to whoever has a part in
both.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec.structs import replace

from concordat.brief.linked import StandsThere, stands_there
from concordat.brief.other_cases import OtherCase
from concordat.casework import alike, linking
from concordat.casework.queries.one import glimpsed
from concordat.casework.values import CaseView
from concordat.core.acts import ANOTHER_CHILD
from concordat.core.posts import Party
from concordat.core.who.confirming import begun
from concordat.core.wording import joined, say_stage
from concordat.people import cast
from concordat.people.values import Agency
from concordat.readers import service as readers


def other_cases(view: CaseView) -> tuple[OtherCase, ...]:
    """The cases that somebody linked to this one, and those likely to be about the same child that
    nobody has linked yet; the newest first. Two queries where there is none.
    """
    said = linking.of_case(view.ref)
    apart = {ref for ref, how in said.items() if how == ANOTHER_CHILD}
    likely = alike.of_case(view.ref, view.board.id)
    refs = ({*said, *likely} - apart) - {view.ref}
    found = described(refs, view.actor.person, view.now)
    return tuple(
        replace(each, how=said.get(each.ref), near=likely.get(each.ref, False)) for each in found
    )


def stands_in(others: Iterable[OtherCase], person: str, now: datetime) -> dict[str, StandsThere]:
    """What stands in these cases that somebody has to know in the one they opened, by reference;
    without those where nothing does. It is a read of the other case, which is written down first.
    """
    found: dict[str, StandsThere] = {}
    for other in others:
        there = glimpsed(other.ref, person, now)
        stands = stands_there(there, linked=other.how is not None) if there else None
        if there and stands:
            readers.write_case(other.ref, there.board.id, person, now)
            found[other.ref] = stands
    return found


def described(refs: Iterable[str], person: str, now: datetime) -> tuple[OtherCase, ...]:
    """Those of these cases in which somebody has a part, as far as they have to know of them; the
    newest first.
    """
    others = linking.with_a_part(refs, person, now)
    agencies = {party.id for each in others.values() for party in _parties(each)}
    names = cast.agency_names(agencies) if agencies else {}
    found = [_described(ref, each, names) for ref, each in others.items()]
    return tuple(sorted(found, key=lambda each: each.opened, reverse=True))


def _parties(other: linking.Other) -> tuple[Party, ...]:
    return (other.case.raising, *other.case.answering)


def _described(ref: str, other: linking.Other, names: Mapping[str, Agency]) -> OtherCase:
    case, protocol = other.case, other.record.protocol
    kinds = {kind.key: kind.title for kind in protocol.kinds}
    raising, *answering = (names[each.id].name for each in _parties(other))
    step = protocol.steps[case.step].title
    return OtherCase(
        ref=ref,
        raising=raising,
        raising_id=case.raising.id,
        answering=joined(answering),
        kind=kinds.get(case.raised.matter or "", ""),
        stage=f"{say_stage(case.stage)}, {step}",
        opened=begun(case),
        end=case.end or "",
        ended=case.ended,
    )
