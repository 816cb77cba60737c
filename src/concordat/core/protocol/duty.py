"""A duty as the procedure asks for it."""

from collections.abc import Collection, Iterator
from typing import Literal, get_args

import msgspec

from concordat.core.periods import Limit
from concordat.core.posts import EVERYBODY, CaseSide, PostRef, Side
from concordat.core.protocol.signals import DIFFER, LATE, RISK, Anchor, Signal, Target

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
"""What a procedure's duty may ask somebody to do."""
SPOKEN: tuple[Act, ...] = ("discuss", "meet")
"""Acts in which whoever a duty is towards takes part."""
PAPERS: tuple[Act, ...] = ("write", "notify", "form", "record")
"""Acts that come after what they are about: what is written, told, filled in or recorded."""
Channel = Literal["by word", "in writing", "any"]
"""How a text lets something be said to somebody."""
Other = Literal["read the file", "speak", "meet", "write", "notify", "record"]
OwnAct = Literal[
    "say", "confirm", "accept", "check", "identify", "keep going", "say when", "keep safe"
]
"""What only Concordat's own duties ask for: done by the act that says so, and in no other way."""


class Duty(msgspec.Struct, frozen=True):
    """Something somebody owes: who × act × opened by × limit × strength × where it leads.

    * `who`: the posts that owe it; where none is named, everybody on its side does, or the post to
      which one instance falls.
    * `owed`: "once" (one for the case), "agency" (one for each answering agency still in dispute),
      "party" (one for the raising side and one for each answering agency) or "post" (one for each
      post named: both of them, not any).
    * `waits_for`: it opens at the first of its signals, or when all who owe what it waits for gave
      theirs.
    * `settled`: whose word is the outcome: positions of both sides, the holder's decision, the
      holder's choice, or nobody's (it is simply done).
    * `also`: acts without which it is not done, beside `act` itself.
    * `met_by_the_record`: that it is in the record is all it asks. `met_by_receipt`: it is met when
      what was sent arrives. `met_by_raising`: raising the disagreement in writing carries it out.
    * `inside_one_agency`: it is between people of one agency.
    * `limits`: limits that a fact of the case brings instead of `limit`, the first that is true.
      `extended_at_most` bounds an extension that the parties agree.
    * `conditions`: attributes of the case of which one must be true; `unless`: of which none may.
    * `not_before`: keys of duties of its step that have to be done first.
    * `must_satisfy`: the posts whose word on the issues is the raising side's.
    * `channel`: how it may be done, where the text says so and its acts don't.
    * `only_told`: those towards whom it is are told of it, and have no part in the case by it.
    * `nation`: whose open days count, where not the board's own.
    """

    key: str
    step: str | None
    clause: str | None
    act: Act | OwnAct
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
    unless: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    then: dict[str, Target] = {}
    settled: Literal["positions", "decision", "choice", "doing"] = "doing"
    holds: bool = True
    survives: bool = False
    owed: Literal["once", "agency", "party", "post"] = "once"
    waits_for: Literal["first", "all"] = "first"
    met_by_the_record: bool = False
    inside_one_agency: bool = False
    also: tuple[Other, ...] = ()
    limits: tuple[tuple[str, Limit], ...] = ()
    extended_at_most: Limit | None = None
    must_satisfy: tuple[PostRef, ...] = ()
    nation: str | None = None
    met_by_receipt: bool = False
    met_by_raising: bool = False
    channel: Channel | None = None
    only_told: bool = False

    def limit_in(self, facts: Collection[str]) -> Limit | None:
        """The limit that applies to a case of which these facts are true."""
        return next((limit for fact, limit in self.limits if fact in facts), self.limit)

    def owners(self, side: Side, post: str | None = None) -> tuple[PostRef, ...]:
        """The posts that owe one instance of it, which is on that side (and owed by that post)."""
        if not self.who:
            return () if side == "both" else (PostRef(side, post or EVERYBODY),)
        if self.of_whoever_states_danger and side != "both" and post is None:
            return self._of_whoever_states_it(side)
        match self.owed:
            case "post":
                return tuple(each for each in self.who if str(each) == post)
            case "party":
                return tuple(each for each in self.who if each.side == side)
            case "once" | "agency":
                return self.who

    @property
    def is_answered_by_others(self) -> bool:
        """Whether any instance of it may keep the case on its step for somebody else so."""
        owing: set[str] = {each.side for each in self.who} or {self.side}
        return self.holds and not owing <= {"raising", "board"}

    def awaits_others(self, side: Side, post: str | None = None) -> bool:
        """Whether one instance of it keeps the case on its step for somebody other than the raising
        side and the board: then silence lets the raising side move up.
        """
        owing: set[str] = {each.side for each in self.owners(side, post)} or {side}
        return self.holds and not owing <= {"raising", "board"}

    @property
    def of_whoever_states_danger(self) -> bool:
        """Whether immediate danger opens it for the side that says so: it names one of its “own”
        posts, or one of the raising side's, which the text takes for whoever is worried.
        """
        return RISK in self.opens and any(post.side in ("own", "raising") for post in self.who)

    @property
    def only_of_whoever_states_danger(self) -> bool:
        """Whether nobody but whoever states it owes it: the text names nobody who answers."""
        answers = any(post.side == "answering" for post in self.who)
        return self.of_whoever_states_danger and not answers

    def _of_whoever_states_it(self, side: CaseSide) -> tuple[PostRef, ...]:
        """Its posts on that side; on a side of which it names none, the same posts there."""
        own = tuple(PostRef(side, each.post) for each in self.who if each.side in ("own", side))
        mirrored = (PostRef(side, each.post) for each in self.who if each.side == "raising")
        return own or tuple(mirrored)

    def posts_named(self, who: tuple[PostRef, ...] | None = None) -> Iterator[PostRef]:
        """Who owes it (`who`, where only some do) and whom it brings into the case; an “own” post
        on each side that owes it.
        """
        owing = self.who if who is None else who
        for post in (*owing, *(() if self.only_told else self.reaches)):
            if post.side == "own":
                yield from (
                    PostRef(side, post.post) for side in sorted({each.side for each in owing})
                )
            else:
                yield post

    @property
    def reaches(self) -> tuple[PostRef, ...]:
        """The posts that hear of it because it is towards them. Whom somebody only considers to
        involve hears of it by what they choose, unless the choice itself is written to them.
        """
        return self.towards if self.act != "consider" or self.also else ()

    @property
    def dealt_with(self) -> tuple[PostRef, ...]:
        """The posts that take part in it because it is towards them; nobody who is only told."""
        return () if self.only_told else self.towards

    @property
    def notifies(self) -> tuple[PostRef, ...]:
        """Whom it names on the side of who owes it, where that is to speak with the other side and
        to notify as well: they hear of it once that was done.
        """
        own = {post.side for post in self.who}
        theirs = tuple(post for post in self.towards if post.side in own)
        speaks_with_others = self.is_spoken and len(theirs) < len(self.towards)
        return theirs if speaks_with_others and "notify" in self.also else ()

    @property
    def words(self) -> tuple[str, ...]:
        """The outcomes that somebody can say. That time ran out, or that two differ, follows by
        itself.
        """
        return tuple(word for word in self.then if word not in (LATE, DIFFER))

    @property
    def acts(self) -> tuple[str, ...]:
        """Every act the duty asks for; it is done when all of them are."""
        return (*self.also, self.act)

    @property
    def is_spoken(self) -> bool:
        """Whether doing it is talking with somebody: what comes of it is said afterwards."""
        return self.act in SPOKEN

    @property
    def asks_for_a_word(self) -> bool:
        """Whether doing it means deciding or choosing, and saying which."""
        return self.settled in ("decision", "choice")

    @property
    def chooses_the_way(self) -> bool:
        """Whether it is a choice of which a word leads to another step."""
        return self.settled == "choice" and any(to.kind == "step" for to in self.then.values())

    @property
    def may_end(self) -> bool:
        """Whether something that comes of it ends the case."""
        return any(to.kind == "end" for to in self.then.values())

    @property
    def is_free_choice(self) -> bool:
        """Whether it is a choice that nobody owes: whoever uses it makes it for all."""
        return self.strength == "may" and self.settled == "choice" and DIFFER not in self.then

    @property
    def is_said(self) -> bool:
        """Whether it is done by saying something of its own (what is agreed, that an action is
        accepted or was done), and never ticked off.
        """
        return self.act in get_args(OwnAct)
