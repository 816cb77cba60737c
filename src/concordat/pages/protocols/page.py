"""One protocol as its page shows it: each clause in its own words beside what the system does with
it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from concordat.brief.words import counted
from concordat.core.protocol import Protocol, Remark
from concordat.core.wording import joined
from concordat.library.telling.map import map_svg
from concordat.library.telling.say import say_clock, say_posts
from concordat.pages.components.lists import Count
from concordat.pages.protocols.does import Does, does_of

HEADINGS = {
    "reading": "The text can be read in more than one way",
    "silence": "The text does not say",
    "gap": "The text is missing here",
    "finding": "What the board may wish to look at",
}
NOT_CONFIRMED = "Not yet, by the board."


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """What the text leaves open, in amber: what it is, how it is taken, what else it could mean.

    `place` is its id on the page. `shown_at` is the id of the clause where it is given in full, if
    that isn't here; here there is only a link to it.
    """

    place: str
    heading: str
    text: str
    taken: str = ""
    others: tuple[str, ...] = ()
    would_change: str = ""
    confirmed: str = ""
    shown_at: str = ""


@dataclass(frozen=True, slots=True)
class ClauseBeside:
    """A clause: where it is in the source, its words, what the system does because of it, what it
    leaves open.

    `only` says why the system does nothing because of it; `silent` that the source has no words
    under its number.
    """

    id: str
    at: str
    text: str
    does: tuple[Does, ...]
    only: str
    left_open: tuple[LeftOpen, ...]

    @property
    def silent(self) -> bool:
        return not self.text


@dataclass(frozen=True, slots=True)
class Added:
    """A rule that is not in the text: what it says, and who added it or why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version on the shelf. `href` is empty for the one that is shown; `used_by` are the boards
    here that work by it.
    """

    name: str
    href: str
    used_by: str


@dataclass(frozen=True, slots=True)
class ProtocolPage:
    """Everything of one version. `counts` lead to parts of the page; `used_by` are the boards here
    that work by it, and `versions` all that there are, the newest first.
    """

    title: str
    board: str
    version: str
    source: str
    purpose: str
    fingerprint: str
    used_by: str
    counts: tuple[Count, ...]
    picture: Markup
    clauses: tuple[ClauseBeside, ...]
    general: tuple[LeftOpen, ...]
    added: tuple[Added, ...]
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class ProtocolRow:
    """A protocol in the list. `ladder` names its steps in order; `problem` says why it can't be
    run.
    """

    title: str
    href: str
    board: str
    ladder: str
    about: str
    problem: str = ""


def protocol_page(
    protocol: Protocol, used_by: tuple[str, ...], versions: tuple[VersionLine, ...]
) -> ProtocolPage:
    """The page of one version. `used_by` are the names of the boards of this installation that work
    by it; `versions` all that there are.
    """
    return ProtocolPage(
        title=protocol.title,
        board=protocol.board,
        version=str(protocol.version),
        source=protocol.source,
        purpose=protocol.purpose,
        fingerprint=protocol.fingerprint[:12],
        used_by=joined(used_by) if used_by else "",
        counts=tuple(_counts(protocol)),
        # the library escapes every word of it, and a test holds it to that
        picture=Markup(map_svg(protocol)),  # noqa: S704
        clauses=tuple(_clause(protocol, each) for each in protocol.clauses),
        general=tuple(
            _left_open(protocol, each, "")
            for each in protocol.remarks
            if each.sort in HEADINGS and not _clauses_of(protocol, each)
        ),
        added=tuple(_added(protocol)),
        versions=versions,
    )


def row(protocol: Protocol, href: str, used_by: tuple[str, ...]) -> ProtocolRow:
    """A protocol that can be run, in the list."""
    steps = dict.fromkeys(step.title for step in protocol.steps.values())
    clauses = counted(len(protocol.clauses), "clause", "clauses")
    boards = f", used by {joined(used_by)}" if used_by else ""
    return ProtocolRow(
        protocol.title, href, protocol.board, " → ".join(steps), f"{clauses}{boards}"
    )


def broken_row(protocol_id: str, used_by: tuple[str, ...], problems: int) -> ProtocolRow:
    """A protocol whose file has to be corrected before it can be run."""
    said = (
        f"Its file has {counted(problems, 'problem', 'problems')}. concordat protocol check "
        "tells each."
    )
    return ProtocolRow(protocol_id.title(), "", joined(used_by) if used_by else "", "", "", said)


def _counts(protocol: Protocol) -> Iterator[Count]:
    yield Count("clauses", len(protocol.clauses), "#clauses")
    for sort, label in (
        ("reading", "readings"),
        ("silence", "silences"),
        ("gap", "gaps"),
        ("finding", "findings"),
    ):
        found = [remark for remark in protocol.remarks if remark.sort == sort]
        if found:
            first = min(found, key=lambda remark: _first(protocol, remark))
            yield Count(label, len(found), f"#{_place(first)}")


def _clause(protocol: Protocol, clause_id: str) -> ClauseBeside:
    clause = protocol.clauses[clause_id]
    return ClauseBeside(
        id=clause.id,
        at=clause.at,
        text=clause.text,
        does=does_of(protocol, clause_id),
        only=clause.only or "",
        left_open=tuple(
            _left_open(protocol, each, clause_id)
            for each in protocol.remarks
            if clause_id in each.clauses and each.sort in HEADINGS
        ),
    )


def _left_open(protocol: Protocol, remark: Remark, at: str) -> LeftOpen:
    """A remark at a clause: in full at the first clause it is about, and a link to that one at the
    others.
    """
    first = next(iter(_clauses_of(protocol, remark)), "")
    return LeftOpen(
        place=_place(remark),
        heading=HEADINGS[remark.sort],
        text=remark.text,
        taken=remark.taken or "",
        others=remark.others,
        would_change=remark.changes or "",
        confirmed="" if remark.sort == "finding" else NOT_CONFIRMED,
        shown_at=first if at and at != first else "",
    )


def _clauses_of(protocol: Protocol, remark: Remark) -> list[str]:
    """The clauses that a remark is about, in the source's order."""
    return [clause for clause in protocol.clauses if clause in remark.clauses]


def _first(protocol: Protocol, remark: Remark) -> int:
    """The place in the source of the first clause that a remark is about; after all of them where
    it is about none.
    """
    named = _clauses_of(protocol, remark)
    return list(protocol.clauses).index(named[0]) if named else len(protocol.clauses)


def _place(remark: Remark) -> str:
    return f"{remark.sort}-{remark.key}"


def _added(protocol: Protocol) -> Iterator[Added]:
    for remark in protocol.remarks:
        if remark.sort == "local":
            yield Added(remark.text, remark.changes or "")
    for rule, why in _rules(protocol):
        if why:
            yield Added(rule, why)


def _rules(protocol: Protocol) -> Iterator[tuple[str, str | None]]:
    """Every rule in words, and who added it or why; None for a rule of the text."""
    for duty in protocol.duties.values():
        yield duty.what, duty.local
    for notice in protocol.notices:
        yield notice.what, notice.local
    for clock in protocol.clocks:
        yield say_clock(protocol, clock), clock.local
    for permission in protocol.permissions:
        who = say_posts(protocol, permission.who)
        yield f"{who} may {permission.what}", permission.local
