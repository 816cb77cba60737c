"""Every field of every act, and who sets it. What is no free answer is refused where it is anything
else, whoever sends it: a form offers it as a choice, or fills it in.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, get_args

import msgspec
import pytest
from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts import (
    Added,
    Alongside,
    AnyAct,
    Child,
    Corrected,
    DangerAcknowledged,
    DateSet,
    FactStated,
    NobodyThere,
    Note,
    Noted,
    Reminded,
    RiskStated,
    SamePerson,
)
from concordat.core.acts.base import parts_of
from concordat.core.acts.danger import EmptyPost
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import Party, SideOf
from concordat.core.who.parts import Actor
from tests.core.acts.test_needed import CASES, at_managers, talking
from tests.core.misfits import misfits_of
from tests.core.stories import OFFICER, RAISER, TEAM_LEAD, Story, at, complete, raised

SAYS, CHOOSES, FILLED_IN, ELSEWHERE = "says", "chooses", "filled in", "another case"
"""Freely, whoever acts; among what the record, the procedure or the directory knows; nobody; among
cases, of which the core sees one: tests/casework says that.
"""
WHOSE = {"side": CHOOSES, "agency": CHOOSES}
ABOUT_DANGER = {"danger": CHOOSES, **WHOSE}
RUNG = {"rung": SAYS, "rung_at": SAYS}
FIELDS: dict[str, dict[str, str]] = {
    "Raised": dict.fromkeys(("raising", "answering", "issues", "children", "route"), CHOOSES)
    | dict.fromkeys(("matter", "level", "facts"), CHOOSES)
    | {"after": CHOOSES},
    "Added": {"matter": CHOOSES, "level": CHOOSES},
    "Answering": {"agency": CHOOSES, "instead_of": CHOOSES},
    "Misdirected": {},
    "OpenedInError": {},
    "Appointed": {"role": CHOOSES, "person": CHOOSES, "duties": CHOOSES, **WHOSE},
    "CarriedOut": {"duties": CHOOSES, "word": CHOOSES, "channel": CHOOSES, "acts": CHOOSES}
    | {"by_raising": FILLED_IN, "rung": CHOOSES},
    "SamePerson": {"duties": FILLED_IN},
    "Reminded": {"duties": CHOOSES},
    "TookOver": {**WHOSE, "person": CHOOSES, "of": FILLED_IN},
    "TookOn": {"entry": FILLED_IN, "agency": CHOOSES, "person": FILLED_IN},
    "HandedOn": {"duty": CHOOSES, "to": CHOOSES},
    "HandedOnAnswered": {"entry": CHOOSES, "accepts": SAYS},
    "SteppedAside": {"role": CHOOSES},
    "Positioned": {**WHOSE, "said": CHOOSES},
    "SafetyStated": {**WHOSE, "nothing": SAYS, "until": SAYS},
    "ActionAgreed": {
        "id": FILLED_IN,
        "side": SAYS,
        "agency": CHOOSES,
        "by": SAYS,
        "decided": FILLED_IN,
    },
    "ActionAnswered": {"action": CHOOSES, "accepts": SAYS},
    "ActionChanged": {"action": CHOOSES, "by": SAYS},
    "ActionDropped": {"action": CHOOSES},
    "ActionConfirmed": {"action": CHOOSES, "done": SAYS},
    "ActionPassedOn": {"action": CHOOSES},
    "MovedUp": {"ground": CHOOSES},
    "Withdrawn": {},
    "KeptGoing": {"entry": CHOOSES},
    "TakenNoFurther": {},
    "DateSet": {"until": SAYS, "duty": CHOOSES, "clock": CHOOSES},
    "LocalFigure": {"duty": CHOOSES, "until": SAYS},
    "HolidayProclaimed": {"day": SAYS},
    "HolidayTakenBack": {"day": SAYS},
    "RiskStated": {**RUNG, **WHOSE, "empty": FILLED_IN},
    "DangerAcknowledged": {**ABOUT_DANGER, **RUNG},
    "DangerPassed": ABOUT_DANGER,
    "DangerAnswered": {**ABOUT_DANGER, "agrees": SAYS},
    "NobodyThere": {**dict.fromkeys(ABOUT_DANGER, FILLED_IN), "empty": FILLED_IN},
    "FactStated": {"name": CHOOSES, "holds": SAYS},
    "Alongside": {"what": CHOOSES, "on": SAYS},
    "Noted": {"audience": SAYS, "note_id": FILLED_IN, "about": CHOOSES, "agency": CHOOSES}
    | {"to_follow_up": SAYS},
    "Used": {"permission": CHOOSES, "of": CHOOSES},
    "Advised": {"person": CHOOSES},
    "Asked": {"what": SAYS},
    "TimeConfirmed": {"entry": CHOOSES, "agrees": SAYS},
    "ChildConfirmed": {"child": CHOOSES, "known": SAYS},
    "IdentityCorrected": {"child": CHOOSES},
    "IdentityConfirmed": {"child": CHOOSES},
    "Linked": {"other": ELSEWHERE, "how": SAYS},
    "Corrected": {"target": CHOOSES, "instead": CHOOSES, "happened": SAYS, "received": SAYS},
}
KINDS: tuple[Any, ...] = get_args(AnyAct)
BY_SYSTEM = (SamePerson, NobodyThere)
NOWHERE = DutyId("nothing.at-all")
CLUB = Party("club", "charity")
FOREIGN: dict[str, tuple[Any, ...]] = {
    "raising": (CLUB,),
    "answering": ((), (CLUB,)),
    "issues": ((),),
    "children": ((Child("1", "n1"), Child("1", "n2")),),
    "facts": (("no such fact",),),
    "after": ("not an id",),
    "duties": ((NOWHERE,),),
    "duty": (NOWHERE,),
    "side": ("raising", "answering", "third", "board"),
    "agency": ("club", "nowhere"),
    "instead": (FactStated("on-a-plan"),),
    "entry": (99,),
    "target": (99,),
    "danger": (99,),
    "about": (99,),
    "said": ({"99": "agreed"},),
    "acts": (("no such act",),),
    "rung": ("999",),
    "by_raising": (True,),
    "decided": (True,),
    "id": ("not an id",),
    "note_id": ("not an id",),
    "empty": ((EmptyPost("", "business manager"),),),
    "child": ("99",),
}
FOREIGN_OF: dict[tuple[str, str], tuple[Any, ...]] = {
    ("Answering", "agency"): (Party("nowhere", "charity"),),
    ("TookOn", "agency"): (Party("nowhere", "charity"),),
    ("Advised", "person"): ("bea", "ann", "no-such-thing"),
    ("Used", "of"): ("bea", "no-such-thing"),
    ("Appointed", "role"): ("practitioner", "mediator", "business manager", "no-such-thing"),
}
OTHERWISE = ("no-such-thing",)
"""Of anything that is named by a word."""


@cache
def bases() -> dict[str, tuple[Callable[[], Story], Actor, AnyAct]]:
    """For each act a case in which somebody may do it."""
    talk = DutyId("colleagues.talk", agency="care")
    meet = DutyId("managers.meet", agency="care")
    found: dict[str, tuple[Callable[[], Story], Actor, AnyAct]] = {
        "FactStated": (talking, RAISER, FactStated("on-a-plan")),
        "Added": (talking, RAISER, Added(notes=(Note("n1", "family"),))),
        "DangerAcknowledged": (
            lambda: Story().do(RiskStated(), who=RAISER),
            TEAM_LEAD,
            DangerAcknowledged(2),
        ),
        "Alongside": (talking, RAISER, Alongside("a complaint")),
        "Noted": (talking, RAISER, Noted("both sides", "n1")),
        "Reminded": (talking, RAISER, Reminded((talk,))),
        "DateSet": (at_managers, RAISER, DateSet(date(2026, 11, 9), meet)),
        "SamePerson": (talking, OFFICER, SamePerson((talk,))),
        "NobodyThere": (lambda: Story().do(RiskStated()), OFFICER, NobodyThere(2)),
    }
    return {type(act).__name__: (begin, who, act) for begin, who, act, _ in CASES} | found


def attempt(story: Story, who: Actor, act: AnyAct) -> tuple[Event, ...] | Refused:
    try:
        return decide(story.record, Command(act, "new"), who, story.now)
    except Refused as refused:
        return refused


def test_every_field_of_every_act_is_listed_with_who_sets_it() -> None:
    listed = {kind.__name__: set(FIELDS.get(kind.__name__, {"?"})) for kind in KINDS}
    there = {kind.__name__: {each.name for each in msgspec.structs.fields(kind)} for kind in KINDS}
    assert {name: fields - {"notes"} for name, fields in there.items()} == listed


CLOSED = [
    (name, field)
    for name, fields in FIELDS.items()
    for field, by in fields.items()
    if by not in (SAYS, ELSEWHERE) and name != "Raised"
]


@pytest.mark.parametrize(("name", "field"), CLOSED)
def test_what_no_form_offers_is_refused_of_everybody(name: str, field: str) -> None:
    if name not in bases():
        pytest.fail(f"{name} has no case in which somebody may do it")
    begin, who, act = bases()[name]
    story = begin()
    act = complete(story.record, story.case, act)
    may = attempt(story, who, act)
    assert isinstance(may, Refused) == isinstance(act, BY_SYSTEM), may
    for foreign in FOREIGN_OF.get((name, field), FOREIGN.get(field, OTHERWISE)):
        if foreign == getattr(act, field) or (field == "side" and who.may_be(foreign)):
            continue
        done = attempt(story, who, replace(act, **{field: foreign}))
        if not isinstance(done, Refused):  # worked out, whatever was sent
            assert getattr(done[0].act, field) == getattr(may[0].act, field), foreign  # type: ignore[index]


def test_a_raising_is_no_freer_put_right_than_it_was() -> None:
    again = raised()
    story = Story(issues=again.issues, children=again.children)
    for field in FIELDS["Raised"]:
        for foreign in FOREIGN.get(field, OTHERWISE):
            instead = replace(again, **{field: foreign})
            act = complete(story.record, story.case, Corrected(1, instead))
            for who in (RAISER, OFFICER):
                assert isinstance(attempt(story, who, act), Refused), (field, foreign)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_what_is_of_another_type_is_refused_before_anything_reads_it(name: str) -> None:
    begin, who, act = bases().get(name, (Story, RAISER, raised()))
    story = begin()
    if name != "Raised":
        act = complete(story.record, story.case, act)
    sent = Command(act, "new")
    acts = ((field, replace(sent, act=odd)) for field, odd in misfits_of(act))
    also = ((field, replace(sent, also=(odd,))) for field, odd in misfits_of(act))
    for field, odd in (*acts, *also, *misfits_of(sent)):
        with pytest.raises(Refused) as info:
            decide(story.record, odd, who, story.now)
        assert info.value.sentence == sentences.NO_NAME_OR_CHOICE, field


TIMES = [
    (kind.__name__, each.name)
    for kind in KINDS
    for each in msgspec.structs.fields(kind)
    if any(part in (date, datetime) for part in parts_of(each.type))
]


@pytest.mark.parametrize(("name", "field"), TIMES)
def test_no_act_names_a_day_or_an_hour_years_off(name: str, field: str) -> None:
    begin, who, act = bases()[name]
    story = begin()
    act = complete(story.record, story.case, act)
    if isinstance(act, Corrected):
        act = replace(act, instead=FactStated("on-a-plan"))
    if isinstance(act, RiskStated | DangerAcknowledged):
        act = replace(act, rung="999", rung_at=story.now)
        attempt(story, who, act)
    of_a_day = date in parts_of(dict(_types(type(act)))[field])
    for year in (2001, 2020, 2025, 2034, 2090):
        far = story.now.replace(year=year)
        odd = replace(act, **{field: far.date() if of_a_day else far})
        assert isinstance(attempt(story, who, odd), Refused), year


def _types(kind: Any) -> list[tuple[str, Any]]:
    return [(each.name, each.type) for each in msgspec.structs.fields(kind)]


def test_nor_is_anything_told_of_years_off() -> None:
    record, begun = replace(Story().record, events=()), Story()
    told = (FactStated("on-a-plan"), begun.record, begun.now), (raised(), record, at("2 10:00"))
    for act, so_far, now in told:
        for year in (2001, 2020, 2034):
            far = now.replace(year=year)
            for odd in (Command(act, "new", happened=far), Command(act, "new", received=far)):
                with pytest.raises(Refused):
                    decide(so_far, odd, RAISER, now)


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - {"Corrected"}))
def test_nobody_claims_whose_word_an_act_is(name: str) -> None:
    begin, who, act = bases().get(name, (Story, RAISER, raised()))
    story = begin()
    for whose in (SideOf("raising"), SideOf("answering", "care"), SideOf("both")):
        with pytest.raises(Refused) as info:
            decide(story.record, Command(act, "new", word_of=whose), who, story.now)
        assert info.value.code == "whose-word"
