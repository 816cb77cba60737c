"""What a protocol file means, once read: frozen values that the engine runs and every tool shows.

The file's syntax belongs to `library`; here is the sense. Three groups: what runs (routes, steps,
duties, clocks, notices, permissions), what people see (words, kinds, posts) and the text behind it
(clauses, readings, silences, gaps, findings).
"""

from collections.abc import Collection
from datetime import date, time
from functools import cached_property
from typing import Literal

import msgspec

from concordat.core.periods import Limit
from concordat.core.posts import PostRef, Side

Strength = Literal["must", "should", "aim", "may"]
Act = Literal[
    "discuss",
    "meet",
    "write",
    "notify",
    "form",
    "refer",
    "consider",
    "appoint",
    "advise",
    "represent",
    "decide",
    "record",
    "act",
]
LATE = "late"  # the outcome of a duty that a text moves up by itself when nothing comes
DIFFER = "differ"  # the outcome of a duty of several posts whose words are not the same
Other = Literal["read the file", "speak", "meet", "write", "notify", "record"]
SignalKind = Literal["start", "entered", "done", "outcome", "late", "fact", "risk", "end"]


class Signal(msgspec.Struct, frozen=True):
    """Something that happens in a case and that a duty, notice or anchor can wait for.

    `of` is the duty key, step key, fact or end named; `word` the outcome waited for.
    """

    kind: SignalKind
    of: str = ""
    word: str = ""


class Anchor(msgspec.Struct, frozen=True):
    """From when a limit is counted: a signal, when it happened or (`received`) when it was
    received.
    """

    signal: Signal
    received: bool = False
    occurrence: Literal["first", "last"] = "last"


class Target(msgspec.Struct, frozen=True):
    """Where an outcome leads: another step, an end of the case, or nowhere (`stay`)."""

    kind: Literal["step", "end", "stay"]
    name: str = ""


class Duty(msgspec.Struct, frozen=True):
    """Something somebody owes: who × act × opened by × limit × strength × where it leads.

    `owed`: "once" (one for the case), "agency" (one for each answering agency still in dispute),
    "party" (one for the raising side and one for each answering agency) or "post" (one for each
    post named: both of them, not any). `waits`: whether it opens at the first of several signals or
    when all who owe what it waits for gave theirs. `settled` says whose word is the outcome:
    positions of both sides, the holder's decision, the holder's choice, or nobody's (the duty is
    simply done). `also` are acts without which it is not done, beside `act` itself. `limits` are
    limits that a fact of the case brings instead of `limit`, the first that is true; `outer` bounds
    an extension that the parties agree. `said_by` are the posts who must be satisfied: whose word
    on the issues is the raising side's. `nation` is whose open days count, where not the board's
    own. `by_receipt`: it is met when what was sent arrives.
    """

    key: str
    step: str | None
    clause: str | None
    act: Act
    what: str
    side: Side
    who: tuple[PostRef, ...]
    opens: tuple[Signal, ...]
    strength: Strength
    towards: tuple[PostRef, ...] = ()
    cites: tuple[str, ...] = ()
    local: str | None = None
    needs: tuple[str, ...] = ()
    paper: str | None = None
    limit: Limit | None = None
    anchors: tuple[Anchor, ...] = ()
    whichever: Literal["first", "last"] = "last"
    conditions: tuple[str, ...] = ()
    then: dict[str, Target] = {}
    settled: Literal["positions", "decision", "choice", "doing"] = "doing"
    holds: bool = True
    survives: bool = False
    owed: Literal["once", "agency", "party", "post"] = "once"
    waits: Literal["first", "all"] = "first"
    met: bool = False
    inside: bool = False
    also: tuple[Other, ...] = ()
    limits: tuple[tuple[str, Limit], ...] = ()
    outer: Limit | None = None
    said_by: tuple[PostRef, ...] = ()
    nation: str | None = None
    by_receipt: bool = False

    def limit_in(self, facts: Collection[str]) -> Limit | None:
        """The limit that applies to a case of which these facts are true."""
        return next((limit for fact, limit in self.limits if fact in facts), self.limit)

    def owners(self, side: Side, post: str | None = None) -> tuple[PostRef, ...]:
        """Those of `who` that owe one instance of it: of its side where each party owes its own, or
        that post alone.
        """
        if self.owed == "post":
            return tuple(each for each in self.who if str(each) == post)
        return tuple(each for each in self.who if self.owed != "party" or each.side == side)

    @property
    def words(self) -> tuple[str, ...]:
        """The outcomes that somebody can say; that time ran out, or that two differ, follows by
        itself.
        """
        return tuple(word for word in self.then if word not in (LATE, DIFFER))

    @property
    def acts(self) -> tuple[str, ...]:
        """Every act the duty asks for; it is done when all of them are."""
        return (*self.also, self.act)


class Step(msgspec.Struct, frozen=True):
    """One rung: a node of the ladder. `stage` is the label people know it by; `above` where moving
    up leads.

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
    agency.
    """

    key: str
    title: str
    first: str
    clause: str | None = None
    default: bool = False
    alone: bool = False


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
    """A duty that the system carries out: who is told, when (once for `each` signal, or for `all`),
    by which form.
    """

    key: str
    step: str | None
    clause: str | None
    on: tuple[Signal, ...]
    to: tuple[PostRef, ...]
    what: str
    paper: str | None = None
    conditions: tuple[str, ...] = ()
    local: str | None = None
    cites: tuple[str, ...] = ()
    waits: Literal["each", "all"] = "each"


class Permission(msgspec.Struct, frozen=True):
    """What may be done and is never owed (advice, guidance, going straight to service managers)."""

    key: str
    clause: str | None
    who: tuple[PostRef, ...]
    of: tuple[PostRef, ...]
    what: str
    act: Act
    over: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    local: str | None = None


class Post(msgspec.Struct, frozen=True):
    """A tier of the ladder and what it is called, in general and in each kind of agency.

    `substitute` is the post of another organisation that stands in, where an agency has none of its
    own.
    """

    key: str
    title: str
    titles: dict[str, str] = {}
    clause: str | None = None
    fallback: str | None = None
    independent: bool = False
    substitute: PostRef | None = None

    def title_in(self, kind: str | None) -> str:
        return self.titles.get(kind, self.title) if kind else self.title


class Clause(msgspec.Struct, frozen=True):
    """A statement of the source, in its own words. `only` says why nothing runs from it."""

    id: str
    at: str
    text: str
    strengths: tuple[str, ...] = ()
    only: str | None = None


class Remark(msgspec.Struct, frozen=True):
    """What the text leaves open (reading, silence, gap, finding) or what was added to it (`local`),
    and what is done about it.
    """

    key: str
    sort: Literal["reading", "silence", "gap", "finding", "local"]
    clauses: tuple[str, ...]
    text: str
    taken: str | None = None
    others: tuple[str, ...] = ()
    changes: str | None = None
    lacks: str | None = None


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
    """A fact about a case that the protocol asks for, in words a practitioner can answer."""

    key: str
    title: str
    clause: str | None = None
    ask: Literal["raising", "later"] = "later"


class Admission(msgspec.Struct, frozen=True):
    """Who may raise what, and until when. Empty means that the text sets no such bound.

    `raisers` are kinds of agency; `conditions` facts of which one must be true; `closed` says that
    `kinds` are the only grounds; `window` is counted from when the decision was received; `inside`
    admits a disagreement within one agency.
    """

    raisers: tuple[str, ...] = ()
    closed: bool = False
    window: Limit | None = None
    inside: bool = False
    clause: str | None = None
    conditions: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


class Protocol(msgspec.Struct, frozen=True, dict=True):
    """One version of one board's procedure, ready to run. `base` is the protocol on which it is
    laid, if any.
    """

    id: str
    version: date
    title: str
    board: str
    source: str
    nation: str
    purpose: str
    close: time
    fingerprint: str
    words: dict[str, str]
    kinds: tuple[Kind, ...]
    instead: tuple[Kind, ...]
    facts: tuple[Fact, ...]
    posts: dict[str, Post]
    routes: dict[str, Route]
    steps: dict[str, Step]
    duties: dict[str, Duty]
    clocks: tuple[Clock, ...]
    notices: tuple[Notice, ...]
    permissions: tuple[Permission, ...]
    clauses: dict[str, Clause]
    remarks: tuple[Remark, ...]
    admission: Admission = Admission()
    alongside: tuple[Kind, ...] = ()
    base: str | None = None

    @cached_property
    def listeners(self) -> dict[Signal, tuple[Duty | Notice, ...]]:
        """Which duties and notices a signal opens, in the file's order."""
        found: dict[Signal, list[Duty | Notice]] = {}
        for duty in self.duties.values():
            for signal in duty.opens:
                found.setdefault(signal, []).append(duty)
        for notice in self.notices:
            for signal in notice.on:
                found.setdefault(signal, []).append(notice)
        return {signal: tuple(waiting) for signal, waiting in found.items()}

    @cached_property
    def lateness_matters(self) -> frozenset[str]:
        """Keys of the duties whose lateness opens, tells or moves something."""
        heard = {signal.of for signal in self.listeners if signal.kind == "late"}
        return frozenset(heard | {key for key, duty in self.duties.items() if LATE in duty.then})

    @cached_property
    def default_route(self) -> Route:
        return next(
            (route for route in self.routes.values() if route.default),
            next(iter(self.routes.values())),
        )

    @cached_property
    def stages(self) -> tuple[str, ...]:
        """The labels of the ladder, lowest first, each once."""
        return tuple(dict.fromkeys(step.stage for step in self.steps.values()))

    def word(self, word: str) -> str:
        """What a reader of this protocol sees for one of the system's own words."""
        return self.words.get(word, word)

    def title_of(self, post: PostRef, kind: str | None = None) -> str:
        """What a post is called, in an agency of that kind."""
        known = self.posts.get(post.post)
        return known.title_in(kind) if known else self.word(post.post)
