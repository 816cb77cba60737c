"""Every act says what it holds: how it is set about, which words, people, agencies and days it
names, who is told of it, and how it reads.

Each is made with everything that its type can hold, every text of it different. A field that is new
is in none of the lists below until somebody says what it holds.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
import pytest
from msgspec.structs import replace

from concordat.core.acts import (
    SUPPORTER,
    Act,
    ActKind,
    AnyAct,
    Appointed,
    Corrected,
    Note,
    Raised,
    kind_of,
)
from concordat.core.acts.base import day_fields, day_rule
from concordat.core.notices import Nobody, told_of
from tests.core.ladder import LADDER
from tests.core.names import Plain
from tests.core.stories import Story

ACTS: tuple[type[Act], ...] = get_args(AnyAct)
Holds = Literal["words", "person", "agency", "an agency of the case", "no name"]
TEXTS: dict[str, Holds] = {
    "Note.id": "words",
    "Note.about": "no name",
    "Note.point": "no name",
    "Added.matter": "no name",
    "Added.level": "no name",
    "Issue.id": "no name",
    "Issue.agencies": "an agency of the case",
    "Issue.note": "words",
    "Child.id": "no name",
    "ChildConfirmed.child": "no name",
    "IdentityCorrected.child": "no name",
    "IdentityConfirmed.child": "no name",
    "Child.note": "words",
    "Party.id": "agency",
    "Party.kind": "no name",
    "Party.service": "no name",
    "Party.person": "person",
    "DutyId.key": "no name",
    "DutyId.owner": "no name",
    "DutyId.agency": "an agency of the case",
    "DutyId.action": "no name",
    "DutyId.about": "no name",
    "TookOn.person": "person",
    "Raised.route": "no name",
    "Raised.matter": "no name",
    "Raised.level": "no name",
    "Raised.facts": "no name",
    "Raised.after": "no name",
    "Answering.instead_of": "an agency of the case",
    "CarriedOut.word": "no name",
    "CarriedOut.channel": "no name",
    "CarriedOut.acts": "no name",
    "EmptyPost.agency": "an agency of the case",
    "EmptyPost.post": "no name",
    "Appointed.role": "no name",
    "Appointed.person": "person",
    "Appointed.agency": "agency",
    "TookOver.agency": "agency",
    "TookOver.person": "person",
    "TookOver.of": "person",
    "HandedOn.to": "person",
    "SteppedAside.role": "no name",
    "Positioned.agency": "agency",
    "Positioned.said": "no name",
    "SafetyStated.agency": "agency",
    "ActionAgreed.id": "no name",
    "ActionAgreed.agency": "agency",
    "ActionAnswered.action": "no name",
    "ActionChanged.action": "no name",
    "ActionDropped.action": "no name",
    "ActionConfirmed.action": "no name",
    "ActionPassedOn.action": "no name",
    "Linked.other": "no name",
    "MovedUp.ground": "no name",
    "DateSet.clock": "no name",
    "FactStated.name": "no name",
    "RiskStated.agency": "agency",
    "DangerAcknowledged.agency": "agency",
    "DangerPassed.agency": "agency",
    "DangerAnswered.agency": "agency",
    "NobodyThere.agency": "agency",
    "Alongside.what": "no name",
    "Noted.note_id": "words",
    "Noted.agency": "agency",
    "Used.permission": "no name",
    "Used.of": "person",
    "Advised.person": "person",
}
"""What each text in an act holds. An agency of the case is asked of the case, not the directory."""
SENTENCE = re.compile(r"\w.*\S")
REASON = re.compile(r"[a-z]+( \S+){4,}")


class Leaf(NamedTuple):
    """A value in an act, with the field that holds it."""

    field: str
    value: object


class Filling:
    """Makes a value of any type with everything that it can hold, each text and day different."""

    def __init__(self) -> None:
        self.many = 0

    def of(self, kind: Any, name: str) -> Any:
        origin, arguments = get_origin(kind), get_args(kind)
        if origin is Literal:
            return arguments[0]
        if origin is tuple:
            return (self.of(arguments[0], name),)
        if origin is dict:
            return {self.of(arguments[0], name): self.of(arguments[1], name)}
        if origin is not None:  # a union, whose first is more than None
            return self.of(arguments[0], name)
        return self._plain(kind, name)

    def _plain(self, kind: type, name: str) -> Any:
        if issubclass(kind, msgspec.Struct):
            hints = get_type_hints(kind)
            return kind(**{each: self.of(hints[each], each) for each in kind.__struct_fields__})
        self.many += 1
        begin = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=self.many)
        made: dict[type, Any] = {
            str: f"{name}-{self.many}",
            bool: True,
            int: 1,
            date: begin.date(),
            datetime: begin,
        }
        return made[kind]


def leaves(value: object, field: str) -> Iterator[Leaf]:
    """Every plain value in another, with the field of the innermost struct that holds it."""
    match value:
        case msgspec.Struct():
            for name in value.__struct_fields__:
                yield from leaves(getattr(value, name), f"{type(value).__name__}.{name}")
        case tuple():
            yield from (leaf for each in value for leaf in leaves(each, field))
        case dict():
            yield from (leaf for each in value for leaf in leaves(each, field))
        case _:
            yield Leaf(field, value)


def filled(kind: type[Act]) -> Act:
    return Filling().of(kind, "")


FILLED = {kind: filled(kind) for kind in ACTS}
parametrized = pytest.mark.parametrize("act", FILLED.values(), ids=lambda act: type(act).__name__)


def texts(act: Act, *holding: Holds) -> list[str]:
    """What an act holds of that sort."""
    found = (leaf for leaf in leaves(act, "") if isinstance(leaf.value, str))
    return [leaf.value for leaf in found if TEXTS.get(leaf.field) in holding]  # type: ignore[misc]


# ── Kinds ─────────────────────────────────────────────────────────────────────────────────────────


def test_each_way_of_setting_about_an_act_is_one_acts_own() -> None:
    kinds = [kind for act in ACTS for kind in act.kinds]
    known = set(literals(ActKind))
    assert len(kinds) == len(set(kinds))
    assert set(kinds) - known == set(), "Name these where ActKind is made of."
    assert known - set(kinds) == set(), "No act in AnyAct has these among its kinds."


def literals(kind: Any) -> list[str]:
    """The words of a literal, or of a union of them."""
    if get_origin(kind) is Literal:
        return [*get_args(kind)]
    return [word for each in get_args(kind) for word in literals(each)]


@parametrized
def test_an_act_is_set_about_in_one_of_its_own_ways(act: AnyAct) -> None:
    assert kind_of(act) in act.kinds


def test_every_way_is_somebodys() -> None:
    """An act of several kinds is each of them for some value of a field."""
    found = {kind_of(each) for act in FILLED.values() for each in variants(act)}
    one_act_with_saying = {"confirm"}
    assert set(literals(ActKind)) - found == one_act_with_saying


def variants(act: Act) -> Iterator[Any]:
    """The act with each value of each literal in it, and without what may be left out."""
    yield act
    for name, hint in get_type_hints(type(act)).items():
        if get_origin(hint) is Literal:
            yield from (replace(act, **{name: word}) for word in get_args(hint))
        elif hint is bool:
            yield replace(act, **{name: False})
        elif name == "duties" and type(act) is Appointed:
            yield replace(act, duties=())
            yield replace(act, duties=(), role=SUPPORTER)


@parametrized
def test_an_act_is_stored_under_its_name_in_small_letters(act: Act) -> None:
    """Without a tag of its own an act would be stored under the name of its class, for ever."""
    tag = type(act).__struct_config__.tag
    assert isinstance(tag, str)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", tag), f"give {type(act).__name__} a tag"


# ── What it holds ─────────────────────────────────────────────────────────────────────────────────


@parametrized
def test_every_text_in_an_act_is_said_to_hold_something(act: Act) -> None:
    literal = {word for hint in hints(act) for word in literals(hint)}
    found = [leaf for leaf in leaves(act, "") if isinstance(leaf.value, str)]
    new = {leaf.field for leaf in found if leaf.field not in TEXTS and leaf.value not in literal}
    assert new == set(), "say in TEXTS what these hold, and in the act if it is a name"


def hints(act: Act) -> list[Any]:
    """The types of everything in an act that is one of several words."""
    structs = [type(act), *(type(act.instead),)] if isinstance(act, Corrected) else [type(act)]
    found = [hint for struct in structs for hint in get_type_hints(struct).values()]
    parts = (part for hint in found for part in (hint, *get_args(hint)))
    return [each for each in parts if get_origin(each) is Literal]


def test_nothing_is_said_of_a_text_that_is_in_no_act() -> None:
    found = {leaf.field for act in FILLED.values() for leaf in leaves(act, "")}
    assert set(TEXTS) <= found


@parametrized
def test_an_act_tells_all_the_words_it_refers_to(act: Act) -> None:
    noted = act.noted()
    assert sorted(note.id for note in noted) == sorted(texts(act, "words"))
    assert all(isinstance(note, Note) and note.about for note in noted)


@parametrized
def test_an_act_tells_all_the_people_and_agencies_it_names(act: Act) -> None:
    assert sorted(act.people()) == sorted(texts(act, "person"))
    assert sorted(act.agencies()) == sorted(texts(act, "agency"))


@parametrized
def test_an_act_tells_all_its_days(act: Act) -> None:
    found = [leaf.value for leaf in leaves(act, "") if type(leaf.value) is date]
    assert sorted(act.days()) == sorted(found)


@pytest.mark.parametrize("kind", [each for each in get_args(AnyAct) if day_fields(each)])
def test_an_act_says_when_its_day_can_be(kind: type[Act]) -> None:
    rule, today = day_rule(kind), date(2026, 11, 30)
    assert rule.why_not(today, today) is None
    if not rule.to_come:
        assert rule.why_not(today + timedelta(days=1), today)
        assert rule.why_not(today - timedelta(days=1), today) is None


@parametrized
def test_what_an_act_can_not_do_without_is_among_what_may_be_written(act: Act) -> None:
    story = Story().at_managers()
    held_elsewhere = ("issue", "child") if isinstance(act, Raised) else ()
    for each in variants(with_duties_of(act, story)):
        needed = each.needed(LADDER, story.case)
        assert {need.about for need in needed} <= {*act.writes, *held_elsewhere}


# ── How it reads, and who is told ─────────────────────────────────────────────────────────────────


@parametrized
def test_an_act_reads_as_a_sentence(act: Act) -> None:
    story = Story().at_managers()
    for each in variants(with_duties_of(act, story)):
        sentence = each.sentence(Plain(LADDER, story.case))
        assert SENTENCE.fullmatch(sentence), sentence
        assert not sentence.endswith((".", ",", ":"))


@parametrized
def test_somebody_is_told_of_an_act_or_there_is_a_reason_why_nobody_is(act: Act) -> None:
    story = Story().at_managers()
    for each in variants(with_duties_of(act, story)):
        event = replace(story.events[-1], act=each)
        told = told_of(LADDER, story.case, event, each)
        if isinstance(told, Nobody):
            assert REASON.match(told.why), told.why
        else:
            assert all(telling.what for telling in told)


def with_duties_of(act: Any, story: Story) -> Any:
    """The act about a duty that is open in a story, where it is about one."""
    meet = story.the("managers.meet").id
    if isinstance(act, Corrected):
        return act
    if "duties" in act.__struct_fields__:
        return replace(act, duties=(meet,))
    return replace(act, duty=meet) if "duty" in act.__struct_fields__ else act
