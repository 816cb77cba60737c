"""Findings about limits that differ from what their clause says in its own words.

A number is easily mistyped, and nothing else would show it: “15 working days” runs just like the
“5 working days” that the text asks for.
"""

from collections.abc import Iterator

import msgspec

from concordat.core.periods import DayMark, Limit, NoNumber, Period, SetDate
from concordat.core.protocol import Clock, Duty, Protocol
from concordat.library.findings.limits_in_text import Named, in_any_unit, limits_named, marks_named
from concordat.library.findings.places import about, place_of, readings_of, remark_to_write
from concordat.library.problems import Comment, KeyPath, in_quotes


class _Given(msgspec.Struct, frozen=True):
    """A limit of the file: its place, whose it is, and the clauses on which it rests."""

    path: KeyPath
    key: str
    clauses: tuple[str, ...]
    limit: Limit


def differing_from_the_text(protocol: Protocol) -> Iterator[Comment]:
    """Limits that none of their clauses names, though they name others, and that no reading of the
    limit or of its unit explains.
    """
    for given in _given(protocol):
        yield from _differing(protocol, given)


def limits_left_out(protocol: Protocol) -> Iterator[Comment]:
    """Clauses that name a limit, where nothing that rests on them has one and no reading or silence
    of the limit says why.
    """
    window = protocol.admission
    limited = {window.clause, *window.cites} if window.window is not None else set()
    for id_, clause in protocol.clauses.items():
        named = limits_named(clause.text)
        limitable: tuple[Duty | Clock, ...] = (*protocol.duties.values(), *protocol.clocks)
        resting = [each for each in limitable if id_ in (each.clause, *each.cites)]
        has_one = id_ in limited or any(each.limit or each.limits for each in resting)
        if named and resting and not has_one and not about(protocol, "limit", (id_,)):
            yield Comment(
                ("clause", id_),
                f"The text of clause {id_} names {in_quotes(each.words for each in named)}, and "
                "nothing that rests on it has a limit.",
                "Write it in “within” where it belongs, or say how the words are taken in "
                f"{remark_to_write('reading', id_, id_, 'limit')}.",
            )


def _differing(protocol: Protocol, given: _Given) -> Iterator[Comment]:
    named: list[Named] = []
    for clause in given.clauses:
        named += limits_named(protocol.clauses[clause].text)
    if not named:
        return
    read = _as_read(protocol, given, named)
    meant = {period for each in (*named, *read) for period in each.periods}
    marks = _own_marks(protocol, given)
    for period in _that_count(given.limit):
        of = marks if marks and isinstance(period, DayMark) else meant
        if period not in of:
            yield _comment(given, period, named)


def _that_count(limit: Limit) -> Iterator[Period]:
    """Its periods that end by themselves; where none does, the words that it has instead."""
    every = [each.otherwise if isinstance(each, SetDate) else each for each in limit.periods]
    known = [each for each in every if each is not None]
    yield from [each for each in known if not isinstance(each, NoNumber)] or known


def _own_marks(protocol: Protocol, given: _Given) -> set[Period]:
    """The days from the start that the clause of a limit names itself, with those of readings about
    that limit alone. What is cited besides, or read, of several limits lists the marks of others,
    too: it says how they are counted, and not which of them this one is.
    """
    own = marks_named(protocol.clauses[given.clauses[0]].text)
    alone = {given.key, given.key.rpartition(".")[2], *given.clauses}
    readings = readings_of(protocol, "limit", alone) if own else []
    for reading in readings:
        if alone.issuperset(reading.clauses):
            own |= marks_named(reading.taken or "")
    return own


def _as_read(protocol: Protocol, given: _Given, named: list[Named]) -> list[Named]:
    """The limits as readings take them. A reading answers only what it says: one that names no
    limit takes none from the text, and one that reads the unit alone leaves the number as it is.
    """
    of = (given.key, given.key.rpartition(".")[2], *given.clauses)
    found: list[Named] = []
    for reading in readings_of(protocol, "limit", of):
        found += limits_named(reading.taken or "")
    for reading in readings_of(protocol, "unit", of):
        found += limits_named(reading.taken or "") or map(in_any_unit, named)
    return found


def _comment(given: _Given, counted: Period, named: list[Named]) -> Comment:
    clauses = f"clause{'s' if len(given.clauses) > 1 else ''} {', '.join(given.clauses)}"
    says = in_quotes(dict.fromkeys(each.words for each in named))
    reading = remark_to_write("reading", given.clauses[0], given.key, "limit")
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
