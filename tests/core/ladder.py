"""An invented procedure, small and with something of everything, so that the core's tests hang on
no board's text.

Its ladder: colleagues (stage 1), managers (stage 2, under a clock), the chair (stage 3), who
decides or sends it back.
"""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from msgspec.structs import replace

from concordat.core.calendar import Calendar
from concordat.core.periods import Limit
from concordat.core.posts import PostRef
from concordat.core.protocol import (
    Anchor,
    Clock,
    Duty,
    Fact,
    Notice,
    Permission,
    Post,
    Protocol,
    Route,
    Signal,
    Step,
    Target,
)
from concordat.library.files.limits import parse_limit

# 2026: the week of Monday 2 November has no holiday; Christmas does what it does.
HOLIDAYS = {date(2026, 12, 25): "Christmas Day", date(2026, 12, 28): "Boxing Day (substitute day)"}
CALENDAR = Calendar("somewhere", "invented/1", HOLIDAYS, date(2026, 1, 1), date(2028, 12, 31))


def posts(text: str) -> tuple[PostRef, ...]:
    """“raising worker, answering worker” as posts."""
    pairs = [each.strip().partition(" ") for each in text.split(",") if each.strip()]
    return tuple(PostRef(side, post) for side, _, post in pairs)  # type: ignore[arg-type]


def to(**words: str) -> dict[str, Target]:
    """Where outcomes lead: `to(agreed="end: agreed", not_agreed="managers")`."""
    found = {}
    for word, text in words.items():
        end = text.startswith("end: ")
        kind = "end" if end else "stay" if text == "stay" else "step"
        found[word.replace("_", " ")] = Target(
            kind, text.removeprefix("end: ") if kind != "stay" else ""
        )  # type: ignore[arg-type]
    return found


def limit(words: str | None) -> Limit | None:
    return None if words is None else parse_limit(words)


def duty(
    key: str,
    act: Any,
    who: str,
    opens: Signal | Iterable[Signal],
    *,
    towards: str = "",
    within: str | None = None,
    **more: Any,
) -> Duty:
    """A duty whose step, side and cardinality follow from its words, unless `more` says
    otherwise.
    """
    owners = posts(who)
    sides = {post.side for post in owners}
    standing: dict[str, Any] = {
        "step": key.partition(".")[0] if "." in key else None,
        "clause": None,
        "what": key.replace(".", ": "),
        "side": "both" if {"raising", "answering"} <= sides else owners[0].side,
        "strength": "must",
        "owed": "agency" if "answering" in sides else "once",
    }
    opening = (opens,) if isinstance(opens, Signal) else tuple(opens)
    return Duty(
        key=key,
        act=act,
        who=owners,
        opens=opening,
        towards=posts(towards),
        limit=limit(within),
        **(standing | more),
    )


def entered(step: str) -> Signal:
    return Signal("entered", step)


def done(key: str) -> Signal:
    return Signal("done", key)


def came(key: str, word: str) -> Signal:
    return Signal("outcome", key, word)


def after(signal: Signal, **more: Any) -> tuple[Anchor, ...]:
    return (Anchor(signal, **more),)


DUTIES = (
    duty(
        "colleagues.raise",
        "refer",
        "raising practitioner",
        entered("colleagues"),
        owed="agency",
        towards="answering practitioner",
        within="2 working days",
        anchors=after(Signal("start"), received=True),
    ),
    duty(
        "colleagues.talk",
        "discuss",
        "answering team lead",
        done("colleagues.raise"),
        towards="raising practitioner",
        within="3 working days",
        settled="positions",
        then=to(agreed="end: agreed", not_agreed="managers"),
    ),
    duty(
        "colleagues.chase",
        "consider",
        "raising practitioner",
        owed="agency",
        opens=(Signal("late", "colleagues.talk"), Signal("late", "colleagues.letter")),
        settled="choice",
        holds=False,
        then=to(yes="stay", no="stay"),
    ),
    duty(
        "colleagues.letter",
        "write",
        "answering team lead",
        came("colleagues.talk", "agreed"),
        towards="raising practitioner",
        within="2 working days",
        holds=False,
        survives=True,
    ),
    duty(
        "managers.tell",
        "refer",
        "raising practitioner, answering practitioner",
        entered("managers"),
        owed="party",
        towards="own manager",
        inside_one_agency=True,
        holds=False,
    ),
    duty(
        "managers.meet",
        "meet",
        "raising manager, answering manager",
        entered("managers"),
        within="agreed by the parties, otherwise 5 working days",
        settled="positions",
        then=to(agreed="end: agreed", not_agreed="chair"),
    ),
    duty("managers.panel", "appoint", "board business manager", entered("managers"), holds=False),
    duty(
        "chair.refer",
        "refer",
        "raising manager",
        entered("chair"),
        towards="board chair",
        within="immediately",
    ),
    duty(
        "chair.decide",
        "decide",
        "board chair",
        done("chair.refer"),
        towards=("raising manager, answering manager"),
        within="5 working days",
        anchors=after(done("chair.refer"), received=True),
        settled="decision",
        then=to(decided="end: decided and binding", reconvene="managers"),
    ),
    duty(
        "emergency",
        "act",
        "raising practitioner",
        Signal("risk"),
        within="same working day",
        holds=False,
        survives=True,
    ),
    duty(
        "log",
        "record",
        "raising practitioner, answering team lead",
        done("colleagues.talk"),
        owed="party",
        met_by_the_record=True,
        holds=False,
        survives=True,
    ),
    duty(
        "plan",
        "notify",
        "raising practitioner",
        Signal("fact", "on-a-plan"),
        within="1 working day",
        holds=False,
        survives=True,
    ),
)


def _step(key: str, stage: str, above: str | None, *early: str) -> Step:
    mine = tuple(each.key for each in DUTIES if each.step == key)
    return Step(key, stage, key.capitalize(), mine, above, early=early)


STEPS = (
    _step("colleagues", "1", "managers", "the child moves away"),
    _step("managers", "2", "chair"),
    _step("chair", "3", None),
)
LADDER = Protocol(
    id="invented",
    version=date(2026, 1, 1),
    title="Settling what colleagues disagree about",
    board="The board",
    source="Made up for these tests",
    nation="somewhere",
    purpose="Tests",
    close=time(17),
    fingerprint="f" * 8,
    words={"chair": "Chair of the Panel"},
    kinds=(),
    instead=(),
    facts=(Fact("on-a-plan", "The child is on a plan"),),
    posts={
        "practitioner": Post("practitioner", "Practitioner"),
        "team lead": Post("team lead", "Team Lead", {"school": "Year Head"}, fallback="manager"),
        "manager": Post("manager", "Manager", fallback="director"),
        # a ring, so that looking up must stop
        "director": Post("director", "Director", fallback="team lead"),
    },
    routes={
        "main": Route("main", "Main", "colleagues", default=True),
        "high": Route("high", "High", "managers"),
    },
    steps={each.key: each for each in STEPS},
    duties={each.key: each for each in DUTIES},
    clocks=(
        Clock("stage-2", "C-2", ("2",), parse_limit("day 9"), "must", Anchor(Signal("start"))),
    ),
    notices=(
        Notice(
            "managers.gone-up",
            "managers",
            "N-1",
            (entered("managers"),),
            posts("board business manager"),
            "up",
        ),
        Notice("risky", None, "N-2", (Signal("risk"),), posts("board business manager"), "at risk"),
        Notice(
            "planned",
            None,
            "N-3",
            (entered("managers"),),
            posts("third reviewer"),
            "on a plan",
            conditions=("on-a-plan",),
        ),
        Notice(
            "over", None, "N-4", (Signal("end"),), posts("board business manager"), "it has ended"
        ),
    ),
    permissions=(
        Permission(
            "advice",
            "P-1",
            posts("raising manager"),
            posts("board chair"),
            "ask for advice",
            "advise",
            ("2",),
        ),
    ),
    clauses={},
    remarks=(),
)
CITING = replace(
    LADDER, duties={key: replace(it, clause=f"on {key}") for key, it in LADDER.duties.items()}
)
"""The ladder with a clause for each of its duties."""


def with_duties(*duties: Any, protocol: Protocol = CITING, **more: Any) -> Protocol:
    """The ladder with some duties changed, and others added to the step that their key begins
    with.
    """
    steps = dict(protocol.steps)
    for each in duties:
        if each.key not in protocol.duties and each.step is not None:
            steps[each.step] = replace(
                steps[each.step], duties=(*steps[each.step].duties, each.key)
            )
    all_duties = protocol.duties | {each.key: each for each in duties}
    return replace(protocol, duties=all_duties, steps=steps, **more)


def changed(key: str, **more: Any) -> Any:
    return replace(CITING.duties[key], **more)


def with_changed(key: str, **more: Any) -> Protocol:
    """The invented ladder with one duty changed."""
    return replace(LADDER, duties={**LADDER.duties, key: replace(LADDER.duties[key], **more)})
