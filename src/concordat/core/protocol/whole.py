"""One version of one board's procedure, ready to run."""

from datetime import time
from functools import cached_property

import msgspec
from msgspec.structs import replace

from concordat.core.periods import Limit
from concordat.core.posts import LEAD, PARTY_SIDES, PRACTITIONER, PostRef
from concordat.core.protocol.duty import Duty
from concordat.core.protocol.ladder import Clock, Notice, Permission, Post, Route, Step
from concordat.core.protocol.own import BUILT_IN
from concordat.core.protocol.signals import LATE, Signal
from concordat.core.protocol.text import Admission, Clause, Fact, Kind, Remark
from concordat.core.protocol.version import Version

CALLED = {LEAD: "safeguarding lead"}
"""What is said for the system's own words where a procedure has none for them."""


class Protocol(msgspec.Struct, frozen=True, dict=True):
    """One version of one board's procedure, ready to run. `base` is the protocol on which it is
    laid, if any. Within `danger_minutes` somebody on each side acknowledges that a child is in
    danger. `figures` are the board's own limits for duties that Concordat adds, by their key.
    """

    id: str
    version: Version
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
    danger_minutes: int = 30
    base: str | None = None
    figures: dict[str, Limit] = {}

    def duty(self, key: str) -> Duty:
        """The duty of that key, Concordat's own included. KeyError where there is none."""
        return self._own.get(key) or self.duties[key]

    @cached_property
    def _own(self) -> dict[str, Duty]:
        """Concordat's own duties, with the board's figure where it has one."""
        return {
            key: replace(duty, limit=self.figures[key]) if key in self.figures else duty
            for key, duty in BUILT_IN.items()
        }

    def duty_told_of(self, signal: Signal) -> Duty | None:
        """The duty that a signal tells of; None where it tells of something else."""
        return self.duty(signal.of) if signal.is_of_a_duty else None

    def permission(self, key: str) -> Permission | None:
        return next((each for each in self.permissions if each.key == key), None)

    def kind(self, key: str | None) -> Kind | None:
        return next((each for each in self.kinds if each.key == key), None)

    def fact(self, key: str) -> Fact | None:
        return next((each for each in self.facts if each.key == key), None)

    @property
    def otherwise(self) -> Kind | None:
        """Where those can go whom this procedure turns away; None where the text doesn't say."""
        wanted = self.admission.otherwise
        return next((each for each in self.instead if each.key == wanted), None)

    @cached_property
    def facts_after_the_end(self) -> frozenset[str]:
        """The facts that still open a duty, end one that survives, or tell somebody when the case
        has ended.
        """
        heard = (
            signal.of
            for signal, waiting in self.listeners.items()
            if signal.kind == "fact" and any(each.step is None for each in waiting)
        )
        ending = (fact for duty in self.duties.values() if duty.survives for fact in duty.unless)
        return frozenset((*heard, *ending))

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
            named.update(duty.conditions, duty.unless, (condition for condition, _ in duty.limits))
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

    def steps_up(self, key: str) -> tuple[Step, ...]:
        """A step, and those above it in turn, each once."""
        found: dict[str, Step] = {}
        up: str | None = key
        while up is not None and up not in found:
            found[up] = self.steps[up]
            up = found[up].above
        return tuple(found.values())

    def leads_to(self, step: Step) -> tuple[str, ...]:
        """The steps to which one leads, by outcomes or by moving up, each once."""
        targets = (to for key in step.duties for to in self.duties[key].then.values())
        found = [target.name for target in targets if target.kind == "step"]
        return tuple(dict.fromkeys([*found, step.above] if step.above else found))

    def tiers_for(self, post: str) -> tuple[str, ...]:
        """A tier, and what falls to it in turn where nobody acts in it, each once."""
        found: dict[str, None] = {}
        tier: str | None = post
        while tier is not None and tier not in found:
            found[tier] = None
            known = self.posts.get(tier)
            tier = known.fallback if known else None
        return tuple(found)

    @property
    def ladder_of_agencies(self) -> tuple[str, ...]:
        """The tiers of an agency above its practitioners that duties name, the lowest first."""
        sides = (*PARTY_SIDES, "own")
        named = {
            post.post
            for duty in self.duties.values()
            for post in duty.posts_named()
            if post.side in sides
        }
        return tuple(post for post in self.posts if post in named - {PRACTITIONER})

    @property
    def stand_ins(self) -> frozenset[str]:
        """The posts of third organisations that act where an agency has nobody in its own. Whoever
        holds one, in whatever agency, may come to act in any case.
        """
        named = (post.substitute for post in self.posts.values())
        return frozenset(each.post for each in named if each and each.side == "third")

    @property
    def held_anywhere(self) -> frozenset[str]:
        """The posts of third organisations: of those that stand in, and of those that duties,
        notices and permissions name. Whoever holds one, in whatever agency, may have a part in any
        case.
        """
        named = [
            *(post for duty in self.duties.values() for post in (*duty.who, *duty.towards)),
            *(post for notice in self.notices for post in notice.to),
            *(post for each in self.permissions for post in (*each.who, *each.of)),
        ]
        return self.stand_ins | {post.post for post in named if post.side == "third"}

    def word(self, word: str) -> str:
        """What a reader of this protocol sees for one of the system's own words."""
        return self.words.get(word, CALLED.get(word, word))

    def title_of_tier(self, tier: str) -> str:
        """What a tier is called, in general."""
        known = self.posts.get(tier)
        return known.title if known else self.word(tier)

    def title_of(self, post: PostRef, kind: str | None = None) -> str:
        """What a post is called, in an agency of that kind."""
        known = self.posts.get(post.post)
        return known.title_in(kind) if known else self.title_of_tier(post.post)
