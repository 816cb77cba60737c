"""Findings about limits that differ from what their clause says in its own words.

A number is easily mistyped, and nothing else would show it: “15 working days” runs just like the
“5 working days” that the text asks for.
"""

from collections.abc import Iterator

import msgspec

from concordat.core.periods import (
    CalendarDays,
    DayMark,
    Hours,
    Limit,
    Months,
    Period,
    SetDate,
    WorkingDays,
)
from concordat.core.protocol import Clock, Duty, Protocol
from concordat.library.findings.limits_in_text import Named, limits_named
from concordat.library.findings.places import place_of, remark_to_write, remarks_of
from concordat.library.problems import Comment, KeyPath, in_quotes

_COUNTED = (WorkingDays, CalendarDays, Hours, Months, DayMark)


class _Given(msgspec.Struct, frozen=True):
    """A limit of the file: its place, whose it is, and the clauses on which it rests."""

    path: KeyPath
    key: str
    clauses: tuple[str, ...]
    limit: Limit


def differing_from_the_text(protocol: Protocol) -> Iterator[Comment]:
    """Limits that none of their clauses names, though they name others, and no reading explains."""
    explained: set[str] = set()
    for reading in remarks_of(protocol, "reading"):
        explained.update((reading.key, *reading.clauses))
    for given in _given(protocol):
        about = {given.key, given.key.rpartition(".")[2], *given.clauses}
        if not explained & about:
            yield from _differing(protocol, given)


def _differing(protocol: Protocol, given: _Given) -> Iterator[Comment]:
    named: list[Named] = []
    for clause in given.clauses:
        named += limits_named(protocol.clauses[clause].text)
    if not named:
        return
    meant = {period for each in named for period in each.periods}
    for period in given.limit.periods:
        counted = period.otherwise if isinstance(period, SetDate) else period
        if isinstance(counted, _COUNTED) and counted not in meant:
            yield _comment(given, counted, named)


def _comment(given: _Given, counted: Period, named: list[Named]) -> Comment:
    clauses = f"clause{'s' if len(given.clauses) > 1 else ''} {', '.join(given.clauses)}"
    says = in_quotes(dict.fromkeys(each.words for each in named))
    reading = remark_to_write("reading", given.clauses[0], given.key)
    return Comment(
        given.path,
        f"“{given.key}” has {counted}; the text of {clauses} names {says}.",
        "Make the two agree, name the clause that gives this limit in “cites”, or explain it in "
        f"{reading}.",
    )


def _given(protocol: Protocol) -> Iterator[_Given]:
    """Every limit that rests on a clause: of duties, of clocks, and of raising a matter."""
    for duty in protocol.duties.values():
        yield from _given_by((*place_of(duty), "within"), duty)
    for clock in protocol.clocks:
        yield from _given_by(("clock", clock.key, "within"), clock)
    rule = protocol.admission
    if rule.window is not None and rule.clause is not None:
        yield _Given(("admission", "window"), "window", (rule.clause, *rule.cites), rule.window)


def _given_by(path: KeyPath, it: Duty | Clock) -> Iterator[_Given]:
    if it.clause is None:
        return
    clauses = (it.clause, *it.cites)
    if it.limit is not None:
        yield _Given(path, it.key, clauses, it.limit)
    for fact, limit in it.limits:
        yield _Given((*path, fact), it.key, clauses, limit)
