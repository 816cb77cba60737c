"""A number or a strength mistyped in any of the five procedures is told, whatever else is read into
the same clause.
"""

from collections.abc import Iterator

import msgspec
import pytest

from concordat.core.periods import Period, SetDate
from concordat.core.protocol import Clock, Duty, Protocol
from concordat.library.files.folder import protocol_ids, versions
from concordat.library.files.load import load
from concordat.library.findings.limits_named import differing_from_the_text
from concordat.library.findings.places import readings_of
from concordat.library.findings.unused import stronger_than_the_text

replace = msgspec.structs.replace
EVERY = [(id_, version) for id_ in protocol_ids() for version in versions(id_)]
every = pytest.mark.parametrize(("id_", "version"), EVERY, ids=[f"{i} {v}" for i, v in EVERY])


def told(protocol: Protocol) -> set[str]:
    found = (*differing_from_the_text(protocol), *stronger_than_the_text(protocol))
    return {comment.sentence for comment in found}


def slips(protocol: Protocol, *, of: str) -> Iterator[tuple[str, Protocol]]:
    """The protocol with one number or one strength mistyped, for each that rests on a clause."""
    slip = _another_number if of == "number" else _another_strength
    for key, duty in protocol.duties.items():
        if not _is_read(protocol, duty, of) and (wrong := slip(protocol, duty)):
            yield key, replace(protocol, duties={**protocol.duties, key: wrong})
    for place, clock in enumerate(protocol.clocks):
        if not _is_read(protocol, clock, of) and (wrong := slip(protocol, clock)):
            clocks = [*protocol.clocks]
            clocks[place] = wrong
            yield clock.key, replace(protocol, clocks=tuple(clocks))


def _is_read(protocol: Protocol, it: Duty | Clock, of: str) -> bool:
    """Whether nothing can be told: there is no clause, or a reading takes its strength. A number is
    always compared: with the text's, and with those that a reading names.
    """
    if it.clause is None:
        return True
    clauses = (it.clause, *it.cites)
    return of == "strength" and bool(readings_of(protocol, "strength", clauses))


def _another_number(protocol: Protocol, it: Duty | Clock) -> Duty | Clock | None:
    if it.limit is None:
        return None
    periods = tuple(map(_longer, it.limit.periods))
    return (
        None
        if periods == it.limit.periods
        else replace(it, limit=replace(it.limit, periods=periods))
    )


def _longer(period: Period) -> Period:
    if isinstance(period, SetDate) and period.otherwise:
        return replace(period, otherwise=_longer(period.otherwise))
    return replace(period, n=period.n + 3) if hasattr(period, "n") else period


def _another_strength(protocol: Protocol, it: Duty | Clock) -> Duty | Clock | None:
    known = protocol.clauses[it.clause].strengths
    other = next((word for word in ("may", "must", "should", "aim") if word not in known), None)
    return replace(it, strength=other) if other else None


@every
@pytest.mark.parametrize("of", ["number", "strength"])
def test_each_is_told(id_: str, version: object, of: str) -> None:
    protocol = load(id_, version)
    usual = told(protocol)
    passed = [key for key, wrong in slips(protocol, of=of) if not told(wrong) - usual]
    assert passed == []


def test_there_are_enough_of_them() -> None:
    shelf = [load(id_) for id_ in protocol_ids()]
    assert sum(len([*slips(each, of="number")]) for each in shelf) >= 10
    assert sum(len([*slips(each, of="strength")]) for each in shelf) >= 40


@pytest.mark.parametrize("id_", protocol_ids())
def test_the_newest_version_has_no_problems(id_: str) -> None:
    from concordat.library.files.folder import find
    from concordat.library.findings.check import check

    verdict = check(find(id_))
    assert (verdict.problems, verdict.stuck) == ((), ())
    assert not verdict.failed
