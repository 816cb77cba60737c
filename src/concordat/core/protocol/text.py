"""The text behind a protocol, what it leaves open, and what it says of who may raise what."""

from typing import Literal

import msgspec

from concordat.core.periods import Limit

Matter = Literal["limit", "unit", "anchor", "strength", "actor", "decider", "outcome"]
"""What a reading can settle, or a text leave unsaid."""


class Clause(msgspec.Struct, frozen=True):
    """A statement of the source, in its own words. `only` says why nothing runs from it."""

    id: str
    at: str
    text: str
    strengths: tuple[str, ...] = ()
    only: str | None = None


class Remark(msgspec.Struct, frozen=True):
    """What the text leaves open (reading, silence, gap, finding) or what was added to it (`local`),
    and what is done about it. `reads` is all that a reading settles; `lacks` what is missing.
    """

    key: str
    sort: Literal["reading", "silence", "gap", "finding", "local"]
    clauses: tuple[str, ...]
    text: str
    taken: str | None = None
    others: tuple[str, ...] = ()
    changes: str | None = None
    reads: tuple[Matter, ...] = ()
    lacks: tuple[Matter | Literal["post"], ...] = ()


class Kind(msgspec.Struct, frozen=True):
    """A kind of disagreement that the text lists (and `instead`: where another procedure is the
    right one).
    """

    key: str
    title: str
    clause: str | None = None
    route: str | None = None
    use: str | None = None


class Fact(msgspec.Struct, frozen=True):
    """A fact about a case that the protocol asks for, in words a practitioner can answer.
    `states_danger`: it says that a child is in immediate danger, which is then stated with it.
    """

    key: str
    title: str
    clause: str | None = None
    ask: Literal["raising", "later"] = "later"
    states_danger: bool = False


class Admission(msgspec.Struct, frozen=True):
    """Who may raise what, and until when. Empty means that the text sets no such bound.

    `raisers` and `answerers` are kinds of agency; `otherwise` is the key of the procedure that is
    right for others; `begins` asks the raiser for the moment from which the first limit may count.
    `conditions` facts of which one must be true; `closed` says that
    `kinds` are the only grounds; `window` is counted from when the decision was received;
    `inside_one_agency` admits a disagreement within one agency.
    """

    raisers: tuple[str, ...] = ()
    answerers: tuple[str, ...] = ()
    otherwise: str | None = None
    begins: str | None = None
    closed: bool = False
    window: Limit | None = None
    inside_one_agency: bool = False
    clause: str | None = None
    conditions: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
