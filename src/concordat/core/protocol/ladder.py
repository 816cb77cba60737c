"""What runs beside the duties: steps, routes, clocks, notices, permissions and posts."""

from collections.abc import Collection
from typing import Literal

import msgspec

from concordat.core.periods import Limit
from concordat.core.posts import PostRef
from concordat.core.protocol.duty import Act, Strength
from concordat.core.protocol.signals import Anchor, Signal


class Step(msgspec.Struct, frozen=True):
    """One rung: a node of the ladder. `stage` is the label people know it by; `above` is where
    moving up leads.

    `times`, where the text bounds a loop: after so many visits, no decision or choice sends a case
    back here.
    """

    key: str
    stage: str
    title: str
    duties: tuple[str, ...]
    above: str | None = None
    clause: str | None = None
    early: tuple[str, ...] = ()
    times: int | None = None


class Route(msgspec.Struct, frozen=True):
    """A way through the steps for one kind of dispute. `alone`: a concern that disputes with no
    agency. `answerers` are the only kinds of agency that answer on it, where the text says so.
    """

    key: str
    title: str
    first: str
    clause: str | None = None
    default: bool = False
    alone: bool = False
    answerers: tuple[str, ...] = ()


class Clock(msgspec.Struct, frozen=True):
    """A limit over one or more stages, counted from an anchor and listed from it on."""

    key: str
    clause: str | None
    over: tuple[str, ...]
    limit: Limit
    strength: Strength
    anchor: Anchor
    cites: tuple[str, ...] = ()
    limits: tuple[tuple[str, Limit], ...] = ()
    nation: str | None = None
    local: str | None = None

    def limit_in(self, facts: Collection[str]) -> Limit:
        """The limit that applies to a case of which these facts are true."""
        return next((limit for fact, limit in self.limits if fact in facts), self.limit)


class Notice(msgspec.Struct, frozen=True):
    """A duty that the system carries out: who is told, when (once for `each` signal, or for
    `all`), by which form. `only_told`: they have no part in the case by it.
    """

    key: str
    step: str | None
    clause: str | None
    on: tuple[Signal, ...]
    to: tuple[PostRef, ...]
    what: str
    paper: str | None = None
    conditions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    local: str | None = None
    cites: tuple[str, ...] = ()
    waits_for: Literal["each", "all"] = "each"
    only_told: bool = False


class Permission(msgspec.Struct, frozen=True):
    """What may be done and is never owed: advice, guidance, going straight to service managers.

    It is offered where one of its `conditions` is true, once one of what it `opens` with happened;
    `done` is `what` once it was done, and `told` what whoever it goes to is told, in words after a
    name; where the file says neither, they are made of `what`. `needs` is what has to be said with
    it. `states_danger`: using it says that a child is in
    immediate danger, which is stated with it.
    """

    key: str
    clause: str | None
    who: tuple[PostRef, ...]
    of: tuple[PostRef, ...]
    what: str
    act: Act
    over: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    local: str | None = None
    conditions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    opens: tuple[Signal, ...] = ()
    states_danger: bool = False
    done: str | None = None
    told: str | None = None

    @property
    def as_done(self) -> str:
        return self.done or f"did what the procedure permits: {self.what}"

    @property
    def as_told(self) -> str:
        return self.told or f"turned to you, as the procedure permits: {self.what}"


class Post(msgspec.Struct, frozen=True):
    """A tier of the ladder and what it is called, in general and in each kind of agency.

    `substitute` is the post of another organisation that acts, where an agency has none of its own.
    Whoever is appointed to it is, where the text asks for it, `independent` (of no agency
    involved), `fresh` (neither acted nor advised before), and holds the post `among` already.
    Nobody who took a side is, unless the clause itself names such people (`of_a_side`).
    """

    key: str
    title: str
    titles: dict[str, str] = {}
    clause: str | None = None
    fallback: str | None = None
    independent: bool = False
    substitute: PostRef | None = None
    fresh: bool = False
    among: str | None = None
    of_a_side: bool = False

    @property
    def is_appointed(self) -> bool:
        """Whether the text asks something of whoever is appointed to it."""
        return self.independent or self.fresh or self.among is not None

    def title_in(self, kind: str | None) -> str:
        return self.titles.get(kind, self.title) if kind else self.title
