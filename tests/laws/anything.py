"""Acts made from their types alone: whatever a form, a programme or a forger might send.

Every value of a field's type may come: blanks, odd strings, dates without end, instants without a
zone. So that more than the first check is reached, a text is often one that the case knows, and a
sensible act often has only a field or two replaced.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st
from msgspec.structs import replace

from concordat.core.acts import BESIDE, LEVELS, Act, AnyAct, Corrected, Raised
from concordat.core.acts.channels import CHANNELS
from concordat.core.commands import Command
from concordat.core.ids import DutyId
from concordat.core.who import parts
from concordat.core.who.parts import Actor
from tests.core.stories import ANYBODY, STRANGER, complete, raised
from tests.laws.stories import Life, sensible

ACTS: tuple[type[Act], ...] = get_args(AnyAct)
ODD_TEXTS = (
    "",
    " ",
    "\0",
    "\ud800",
    "\u202e",
    "a\nb",
    "J.K., born 3 May, is left alone",
    "💥",
    "x" * 64,
    "x" * 65,
    "../../etc/passwd",
    "-1",
    "constructor",
)
ODD_DAYS = (date.min, date.max, date(2026, 2, 28), date(2045, 12, 31), date(2046, 1, 1))
ODD_ZONE = timezone(timedelta(hours=-23, minutes=-59))
ODD_INSTANTS = (
    datetime.min,  # noqa: DTZ901 - without a zone on purpose
    datetime.max,  # noqa: DTZ901
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime.min.replace(tzinfo=ODD_ZONE),
    datetime.max.replace(tzinfo=ODD_ZONE),
    datetime(2026, 11, 2, 10),  # noqa: DTZ001
)
NUMBERS = (0, 1, 2, 3, 5, -1, 2**31, 2**63, -(2**63))


class Known:
    """What a case knows, by what a field that holds it is called."""

    def __init__(self, life: Life) -> None:
        protocol, case, directory = life.protocol, life.case, life.record.directory
        self.life = life
        self.sensible = sensible(life)
        self.cast = _cast(life)
        self.duties = tuple(duty.id for duty in case.duties)
        self.days = tuple(life.now.date() + timedelta(days=days) for days in (-3, 0, 1, 9))
        self.instants = (life.now, case.start, life.now - timedelta(hours=3))
        people = {seat.holder for seat in directory.seats if seat.holder}
        agencies = {directory.board, *directory.agencies}
        points = tuple(issue.id for issue in case.issues)
        self.texts: Mapping[str, tuple[str, ...]] = {
            "id": ("1", "a1", *agencies),
            "agency": tuple(agencies),
            "agencies": tuple(agencies),
            "instead_of": tuple(agencies),
            "person": tuple(people),
            "of": tuple(people),
            "kind": ("school", "health", "police"),
            "service": ("intake",),
            "route": tuple(protocol.routes),
            "matter": tuple(kind.key for kind in protocol.kinds),
            "level": tuple(LEVELS),
            "facts": tuple(fact.key for fact in protocol.facts),
            "name": tuple(fact.key for fact in protocol.facts),
            "what": BESIDE,
            "ground": ("no answer", "risk to the child", *protocol.steps[case.step].early),
            "role": ("companion", "mediator", "supporter", *protocol.posts),
            "permission": tuple(permission.key for permission in protocol.permissions),
            "clock": ("", *(clock.key for clock in protocol.clocks)),
            "key": tuple(protocol.duties),
            "owner": ("", "raising", "answering"),
            "action": ("", "a1"),
            "word": ("yes", "no", "decided", *_words(life)),
            "acts": ("discuss", "meet", "write", "read the file"),
            "channel": CHANNELS,
            "note": ("n1", "n2"),
            "note_id": ("n1", "n2"),
            "about": ("reason", "summary", "what", "safety", "need", "decided", "position"),
            "point": ("", *points),
            "said": points,
        }

    def called(self, name: str) -> tuple[str, ...]:
        return self.texts.get(name, ()) or ("n1",)


def _words(life: Life) -> Iterator[str]:
    for duty in life.case.open_duties:
        yield from life.protocol.duty(duty.key).words


# ── From the types alone ──────────────────────────────────────────────────────────────────────────


def of_type(kind: Any, known: Known, name: str = "") -> st.SearchStrategy[Any]:
    """Any value of that type; `name` is the field's."""
    if get_origin(kind) is not None:
        return _of_several(kind, known, name)
    if kind in PLAIN:
        return PLAIN[kind](known, name)
    made = _struct(kind, known)
    return st.sampled_from(known.duties) | made if kind is DutyId and known.duties else made


def _of_several(kind: Any, known: Known, name: str) -> st.SearchStrategy[Any]:
    """Any value of a type made of others: a union, words to choose from, several of one type."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return st.sampled_from(arguments)
    each = [of_type(argument, known, name) for argument in arguments if argument is not ...]
    if origin is tuple:
        return st.lists(each[0], max_size=3).map(tuple)
    return st.dictionaries(*each, max_size=3) if origin is dict else st.one_of(each)


def _text(known: Known, name: str) -> st.SearchStrategy[str]:
    usual, odd = st.sampled_from(known.called(name)), st.sampled_from(ODD_TEXTS)
    return st.integers(0, 9).flatmap(lambda n: usual if n else odd | st.text(max_size=8))


def _number(known: Known, name: str) -> st.SearchStrategy[int]:
    return st.integers(1, len(known.life.record.events)) | st.sampled_from(NUMBERS)


def _instant(known: Known, name: str) -> st.SearchStrategy[datetime]:
    return st.sampled_from((*known.instants, *known.instants, *ODD_INSTANTS))


def _day(known: Known, name: str) -> st.SearchStrategy[date]:
    return st.sampled_from((*known.days, *known.days, *known.days, *ODD_DAYS))


def _either(known: Known, name: str) -> st.SearchStrategy[bool]:
    return st.booleans()


def _nothing(known: Known, name: str) -> st.SearchStrategy[None]:
    return st.none()


PLAIN: dict[Any, Callable[[Known, str], st.SearchStrategy[Any]]] = {
    str: _text,
    int: _number,
    datetime: _instant,
    date: _day,
    bool: _either,
    types.NoneType: _nothing,
}


def _struct(kind: type[msgspec.Struct], known: Known) -> st.SearchStrategy[Any]:
    made = {name: of_type(hint, known, name) for name, hint in fields_of(kind).items()}
    return st.builds(kind, **made)


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """A struct's fields with their types, those inside an act's `instead` one act deep."""
    hints = get_type_hints(kind)
    return {name: _one_deep(hints[name]) for name in kind.__struct_fields__}


def _one_deep(hint: Any) -> Any:
    """A correction holds any act but a correction: what one would hold is never looked at."""
    left = [each for each in get_args(hint) if each is not Corrected]
    return Union[tuple(left)] if Corrected in get_args(hint) else hint  # noqa: UP007 - made up


# ── With a grain of sense ─────────────────────────────────────────────────────────────────────────


@st.composite
def acts(draw: st.DrawFn, known: Known) -> AnyAct:
    """Any act at all, or a sensible one of which something is not."""
    if not draw(st.integers(0, 3)):
        act = draw(_struct(draw(st.sampled_from(ACTS)), known))
    else:
        kind = draw(st.sampled_from(tuple(known.sensible)))
        act = draw(st.sampled_from(known.sensible[kind]))
        for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2)))):
            act = draw(_twisted(act, known))
    return complete(known.life.record, known.life.case, act) if draw(st.integers(0, 4)) else act


@st.composite
def _twisted(draw: st.DrawFn, act: Any, known: Known) -> Any:
    """The act with one field, its own or one of what it holds, of any value of its type."""
    hints = fields_of(type(act))
    name = draw(st.sampled_from(tuple(hints)))
    inside = getattr(act, name)
    if isinstance(inside, msgspec.Struct) and fields_of(type(inside)) and draw(st.booleans()):
        return replace(act, **{name: draw(_twisted(inside, known))})
    value = of_type(hints[name], known, name)
    if hints[name] in (str, str | None):
        value = st.sampled_from(ODD_TEXTS) | value
    return replace(act, **{name: draw(value)})


@st.composite
def raisings(draw: st.DrawFn, known: Known) -> Command:
    """A case raised in whatever way, much like one that was."""
    act = draw(st.sampled_from((known.life.record.events[0].act, raised(), raised())))
    for _ in range(draw(st.sampled_from((0, 1, 1, 2)))):
        act = draw(_twisted(act, known))
    if not draw(st.integers(0, 3)):
        act = draw(_struct(Raised, known))
    return Command(act, "r", *_times(draw, known))


@st.composite
def commands(draw: st.DrawFn, known: Known) -> Command:
    """An act with whatever times, and for whomever."""
    act = draw(acts(known))
    behalf = None if draw(st.integers(0, 9)) else draw(of_type(str, known, "person"))
    return Command(act, "r", *_times(draw, known), behalf)


def _times(draw: st.DrawFn, known: Known) -> tuple[datetime | None, datetime | None]:
    """When it happened and was received: now and then something else than now."""
    instants = of_type(datetime, known)
    happened = None if draw(st.integers(0, 4)) else draw(instants)
    return happened, None if draw(st.integers(0, 9)) else draw(instants)


@st.composite
def people(draw: st.DrawFn, known: Known, act: AnyAct) -> Actor:
    """The teller of a story, somebody who may do it, somebody with a part, or a stranger."""
    life = known.life
    able = [each for each in known.cast if life.permits(act, each)]
    anyone = (STRANGER, ANYBODY, *known.cast)
    return draw(st.just(ANYBODY) | st.sampled_from(able or anyone) | st.sampled_from(anyone))


def _cast(life: Life) -> tuple[Actor, ...]:
    """Everybody who has a part in the case."""
    on = life.calendar.day_of(life.now)
    persons = {"anybody", "dee", *(seat.holder for seat in life.record.directory.seats)}
    found = (
        parts.actor(life.protocol, life.case, life.record.directory, person, on)
        for person in sorted(filter(None, persons))
    )
    return tuple(each for each in found if each.has_part)
