"""Whatever is put to `decide`, by anybody at any point of any case: it is refused in words, or it
makes events that everything else can live with.
"""

import re
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from concordat.core import wire
from concordat.core.acts import AnyAct, Corrected
from concordat.core.case import Case
from concordat.core.case.fold import at, fold
from concordat.core.commands import Command
from concordat.core.decide import decide
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.core.notices import Nobody, tellings, told_of
from concordat.core.record import Record
from concordat.core.who.offers import offers
from concordat.core.who.parts import Actor
from tests.core.names import Plain
from tests.core.stories import ANYBODY, RAISER
from tests.laws.anything import Known, commands, people, raisings
from tests.laws.stories import Life, lives

fewer = settings(max_examples=settings().max_examples // 2)
"""Half as many lives as of other laws: much is tried in each. HYPOTHESIS_PROFILE=thorough tries
2,500.
"""
raisers = st.sampled_from((ANYBODY, RAISER))
LATER = (timedelta(0), timedelta(days=2), timedelta(days=400))
MANY = 6  # things attempted in one life


@fewer
@given(st.data())
def test_any_act_is_refused_in_words_or_can_be_lived_with(data: st.DataObject) -> None:
    life = data.draw(lives(longest=8))
    known = Known(life)
    for _ in range(MANY):
        command = data.draw(commands(known))
        who = data.draw(people(known, command.act))
        if events := accepted(life.record, command, who, life.now):
            live_with(life, events, who)
            life.record = life.record.after(*events)
            known = Known(life)


@fewer
@given(st.data())
def test_any_raising_is_refused_in_words_or_can_be_lived_with(data: st.DataObject) -> None:
    life = data.draw(lives(longest=0))
    new, known = replace(life.record, events=()), Known(life)
    for _ in range(MANY):
        command = data.draw(raisings(known))
        if events := accepted(new, command, data.draw(raisers), life.now):
            record = new.after(*events)
            case = record.case(life.now)
            assert [wire.decode(wire.encode(event)) for event in events] == [*events]
            assert all(each.what for each in tellings(record.protocol, None, case, events))
            look_on(record, case)


NEVER_OFFERED = {"correct", "closed-day", "open-day", "local-figure", "set-date"}
"""Done about an entry or from the board's own page; or by whoever is asked for the date."""
ALSO_NAMED = {"bring-in"}
"""Offered while nobody acts in a role, and named with what is asked otherwise."""


@fewer
@given(st.data())
def test_what_nobody_is_offered_is_accepted_from_nobody(data: st.DataObject) -> None:
    life = data.draw(lives(longest=8))
    known = Known(life)
    for _ in range(MANY):
        command = replace(data.draw(commands(known)), behalf=None)
        who, kind = data.draw(people(known, command.act)), command.act.attempt
        if who.everyone or kind in NEVER_OFFERED | ALSO_NAMED:
            continue
        if accepted(life.record, command, who, life.now):
            found = offers(life.record.protocol, life.case, who)
            assert kind in {each.kind for each in found if each.open}, kind


def accepted(record: Record, command: Command, who: Actor, now: datetime) -> tuple[Event, ...]:
    """The events that come of it; none where it is refused, in words."""
    try:
        return decide(record, command, who, now)
    except Refused as refused:
        said = refused
    assert is_said(said), (said.code, said.sentence)
    return ()


def is_said(refused: Refused) -> bool:
    """Whether a refusal has a code, and a sentence for people that every page can show."""
    sentence = refused.sentence.encode().decode()
    return bool(re.fullmatch(r"[a-z-]+", refused.code)) and sentence.endswith(".")


def live_with(life: Life, events: tuple[Event, ...], who: Actor) -> None:
    before, record = life.case, life.record.after(*events)
    after = record.case(life.now)
    assert fold(record.protocol, record.calendar, record.events) == record.folded
    for event in events:
        assert wire.decode(wire.encode(event)) == event
        read(before, after, event, record)
    assert all(each.what for each in tellings(record.protocol, before, after, events))
    for person in (who, ANYBODY):
        assert offers(record.protocol, after, person)
    look_on(record, after)


def read(before: Case, after: Case, event: Event, record: Record) -> None:
    """The event is read as a sentence, and tells somebody or says why nobody."""
    names = Plain(record.protocol, before)
    acts: list[AnyAct] = [event.act]
    if isinstance(event.act, Corrected) and event.act.instead is not None:
        acts.append(event.act.instead)
    for act in acts:
        assert act.sentence(names)
        told = told_of(record.protocol, after, event, act)
        assert told.why if isinstance(told, Nobody) else all(each.what for each in told)


def look_on(record: Record, case: Case) -> None:
    """The case can be asked at any later instant, and tells what came of the time."""
    for span in LATER:
        later = record.case(case.now + span)
        assert at(record.protocol, record.calendar, case, case.now + span) == later
        assert all(each.what for each in tellings(record.protocol, case, later))
        assert offers(record.protocol, later, ANYBODY)
