"""Events as bytes and back."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from concordat.core import wire
from concordat.core.acts import CarriedOut, Corrected, DateSet, MovedUp, Raised
from concordat.core.events import FORMAT, Event
from tests.core.stories import CARE, SCHOOL, Story

EVENT = Event(
    case="C-1",
    seq=2,
    act=CarriedOut(("colleagues.raise//care/1",), notes={"reason": "note-7"}),
    happened=datetime(2026, 11, 2, 10, tzinfo=UTC),
    recorded=datetime(2026, 11, 2, 11, tzinfo=UTC),
    by="ann",
    request="r2",
    protocol="f" * 8,
    calendar="invented/1",
)


def test_a_whole_story_comes_back_as_it_was() -> None:
    story = (
        Story()
        .at_chair()
        .done("chair.refer", when="5 10:00", happened="5 08:00", received="5 09:00")
        .done("chair.decide", word="decided")
    )
    for event in story.events:
        assert wire.decode(wire.encode(event)) == event


def test_equal_events_give_equal_bytes_whatever_the_order_of_their_notes() -> None:
    one = msgspec.structs.replace(EVENT, act=MovedUp("no answer", {"reason": "n1", "safety": "n2"}))
    other = msgspec.structs.replace(
        EVENT, act=MovedUp("no answer", {"safety": "n2", "reason": "n1"})
    )
    assert wire.encode(one) == wire.encode(other)


def test_what_was_stored_reads_the_same_for_ever() -> None:
    assert wire.encode(EVENT).decode() == (
        '{"case":"C-1","seq":2,"act":{"kind":"carried-out","duties":["colleagues.raise//care/1"],'
        '"notes":{"reason":"note-7"}},"happened":"2026-11-02T10:00:00Z","recorded":"2026-11-02T11:00:00Z",'
        '"by":"ann","request":"r2","protocol":"ffffffff","calendar":"invented/1"}'
    )


def test_an_event_names_its_kind_and_leaves_out_what_was_not_said() -> None:
    said = msgspec.json.decode(wire.encode(EVENT))
    assert said["act"]["kind"] == "carried-out"
    assert "covering" not in said
    assert "word" not in said["act"]


def test_a_correction_carries_the_act_that_it_puts_in_place() -> None:
    act = Corrected(
        3, {"reason": "n"}, instead=DateSet("stage-2", date(2026, 11, 9)), happened=EVENT.happened
    )
    event = msgspec.structs.replace(EVENT, act=act)
    assert wire.decode(wire.encode(event)) == event


def test_an_event_of_a_later_program_is_not_guessed_at() -> None:
    later = msgspec.structs.replace(EVENT, version=FORMAT + 1)
    with pytest.raises(wire.UnknownFormat) as unknown:
        wire.decode(wire.encode(later))
    assert str(unknown.value) == "event format 2 is newer than this program's 1: update the program"
    assert wire.decode(wire.encode(EVENT)).version == FORMAT


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace(b'"carried-out"', b'"carried-in"'),
        lambda text: text.replace(b'"seq":2', b'"seq":"two"'),
        lambda text: text.replace(b'"by":"ann",', b""),
        lambda text: text[:-1],
    ],
)
def test_damage_is_told(damage) -> None:  # type: ignore[no-untyped-def]
    text = wire.encode(EVENT)
    assert damage(text) != text
    with pytest.raises(msgspec.DecodeError):
        wire.decode(damage(text))


def test_raised_keeps_parties_and_issues() -> None:
    act = Raised(SCHOOL, (CARE,), facts=("on-a-plan",))
    event = msgspec.structs.replace(EVENT, act=act)
    assert wire.decode(wire.encode(event)) == event


def test_what_was_sent_is_received_then_unless_recorded() -> None:
    assert EVENT.reached == EVENT.happened
    later = msgspec.structs.replace(EVENT, received=EVENT.recorded)
    assert later.reached == EVENT.recorded
