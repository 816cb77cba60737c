"""One version of one board's procedure, ready to run."""

from datetime import date, time
from functools import cached_property

import msgspec

from concordat.core.posts import PostRef
from concordat.core.protocol.duty import BUILT_IN, Duty
from concordat.core.protocol.ladder import Clock, Notice, Permission, Post, Route, Step
from concordat.core.protocol.signals import LATE, Signal
from concordat.core.protocol.text import Admission, Clause, Fact, Kind, Remark


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

    def duty(self, key: str) -> Duty:
        """The duty of that key, Concordat's own included. KeyError where there is none."""
        return BUILT_IN.get(key) or self.duties[key]

    def duty_told_of(self, signal: Signal) -> Duty | None:
        """The duty that a signal tells of; None where it tells of something else."""
        return self.duty(signal.of) if signal.is_of_a_duty else None

    def permission(self, key: str) -> Permission | None:
        return next((each for each in self.permissions if each.key == key), None)

    def fact(self, key: str) -> Fact | None:
        return next((each for each in self.facts if each.key == key), None)

    def clock(self, key: str) -> Clock | None:
        return next((each for each in self.clocks if each.key == key), None)

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
    def levels(self) -> frozenset[str]:
        """The levels of need that a condition names."""
        named = {*self.admission.conditions}
        for duty in self.duties.values():
            named.update(duty.conditions, (condition for condition, _ in duty.limits))
        return frozenset(name[6:] for name in named if name.startswith("level "))

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
