"""A duty as the procedure asks for it, and the three that Concordat asks for in every procedure."""

from collections.abc import Collection
from typing import Literal

import msgspec

from concordat.core.periods import Limit
from concordat.core.posts import EVERYBODY, PostRef, Side
from concordat.core.protocol.signals import DIFFER, LATE, Anchor, Signal, Target

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
Other = Literal["read the file", "speak", "meet", "write", "notify", "record"]
OwnAct = Literal["say", "confirm"]
"""What only Concordat's own duties ask for: done by saying what is agreed, and in no other way."""


class Duty(msgspec.Struct, frozen=True):
    """Something somebody owes: who × act × opened by × limit × strength × where it leads.

    * `who`: the posts that owe it; where none is named, everybody on its side does.
    * `owed`: "once" (one for the case), "agency" (one for each answering agency still in dispute),
      "party" (one for the raising side and one for each answering agency) or "post" (one for each
      post named: both of them, not any).
    * `waits_for`: it opens at the first of its signals, or when all who owe what it waits for gave
      theirs.
    * `settled`: whose word is the outcome: positions of both sides, the holder's decision, the
      holder's choice, or nobody's (it is simply done).
    * `also`: acts without which it is not done, beside `act` itself.
    * `met_by_the_record`: that it is in the record is all it asks. `met_by_receipt`: it is met when
      what was sent arrives.
    * `inside_one_agency`: it is between people of one agency.
    * `limits`: limits that a fact of the case brings instead of `limit`, the first that is true.
      `extended_at_most` bounds an extension that the parties agree.
    * `must_satisfy`: the posts whose word on the issues is the raising side's.
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

    def limit_in(self, facts: Collection[str]) -> Limit | None:
        """The limit that applies to a case of which these facts are true."""
        return next((limit for fact, limit in self.limits if fact in facts), self.limit)

    def owners(self, side: Side, post: str | None = None) -> tuple[PostRef, ...]:
        """The posts that owe one instance of it, which is on that side (and owed by that post)."""
        if not self.who:
            return () if side == "both" else (PostRef(side, EVERYBODY),)
        match self.owed:
            case "post":
                return tuple(each for each in self.who if str(each) == post)
            case "party":
                return tuple(each for each in self.who if each.side == side)
            case "once" | "agency":
                return self.who

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
    def asks_for_a_word(self) -> bool:
        """Whether doing it means deciding or choosing, and saying which."""
        return self.settled in ("decision", "choice")

    @property
    def is_said(self) -> bool:
        """Whether it is done by saying what is agreed, and never ticked off."""
        return self.act in ("say", "confirm")


# ── Concordat's own ───────────────────────────────────────────────────────────────────────────────

OWN_RULE = (
    "Concordat asks this in every procedure, so that what was agreed is on record in the words of "
    "both sides. It is not in the procedure's text and has no time of its own."
)
SAY = Duty(
    key="say",
    step=None,
    clause=None,
    act="say",
    what="say, for each point in dispute, whether it is now agreed",
    side="raising",
    who=(),
    opens=(),
    strength="must",
    local=OWN_RULE,
    owed="agency",
)
"""After a discussion: the raising side says what came of it."""
CONFIRM = Duty(
    key="confirm",
    step=None,
    clause=None,
    act="confirm",
    what="confirm what was agreed, or say that it is not what was agreed",
    side="answering",
    who=(),
    opens=(),
    strength="must",
    local=OWN_RULE,
    survives=True,
    owed="agency",
)
"""Where the raising side says "agreed": the answering agency says whether that is what was."""
CARRY_OUT = Duty(
    key="action",
    step=None,
    clause=None,
    act="act",
    what="carry out what was agreed",
    side="both",
    who=(),
    opens=(),
    strength="must",
    local=OWN_RULE,
    holds=False,
    survives=True,
)
"""An agreed or decided action, followed until it is done; its act says on which side."""
BUILT_IN: dict[str, Duty] = {duty.key: duty for duty in (SAY, CONFIRM, CARRY_OUT)}
