"""Events as bytes and back."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from msgspec.structs import replace

from concordat.core import wire
from concordat.core.acts import CarriedOut, Corrected, DateSet, Note, Positioned, Raised
from concordat.core.events import FORMAT, Event
from concordat.core.ids import DutyId
from tests.core.stories import CARE, REASON, SCHOOL, Story

TALK = DutyId("colleagues.talk", agency="care")
EVENT = Event(
    version=FORMAT,
    edition=1,
    case="C-1",
    seq=2,
    act=CarriedOut((TALK,), notes=(Note("note-7", "summary"),)),
    happened=datetime(2026, 11, 2, 10, tzinfo=UTC),
    recorded=datetime(2026, 11, 2, 11, tzinfo=UTC),
    by="ann",
    request="r2",
    protocol="f" * 8,
    calendar="invented/1",
    previous="e" * 8,
    digests={"note-7": "d" * 8},
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


def test_equal_events_give_equal_bytes_whatever_the_order_of_what_they_hold() -> None:
    points = {"1": "agreed", "2": "not agreed"}
    one = Positioned("raising", "care", points)
    other = Positioned("raising", "care", dict(reversed(points.items())))
    assert wire.encode(replace(EVENT, act=one)) == wire.encode(replace(EVENT, act=other))


def test_what_was_stored_reads_the_same_for_ever() -> None:
    assert wire.encode(EVENT).decode() == (
        '{"version":2,"edition":1,"case":"C-1","seq":2,"act":{"kind":"carried-out",'
        '"duties":[{"key":"colleagues.talk","agency":"care"}],'
        '"notes":[{"id":"note-7","about":"summary"}]},'
        '"happened":"2026-11-02T10:00:00Z","recorded":"2026-11-02T11:00:00Z",'
        '"by":"ann","request":"r2","protocol":"ffffffff","calendar":"invented/1",'
        '"previous":"eeeeeeee","digests":{"note-7":"dddddddd"}}'
    )


def test_an_event_names_its_kind_and_leaves_out_what_was_not_said() -> None:
    said = msgspec.json.decode(wire.encode(EVENT))
    assert said["act"]["kind"] == "carried-out"
    assert "covering" not in said
    assert "word" not in said["act"]


def test_a_correction_carries_the_act_that_it_puts_in_place() -> None:
    date_set = DateSet(date(2026, 11, 9), clock="stage-2")
    act = Corrected(3, instead=date_set, happened=EVENT.happened, notes=REASON)
    event = replace(EVENT, act=act)
    assert wire.decode(wire.encode(event)) == event


def test_an_event_of_a_later_program_is_not_guessed_at() -> None:
    later = wire.encode(replace(EVENT, version=FORMAT + 1))
    with pytest.raises(wire.WrongFormat) as wrong:
        wire.decode(later)
    assert str(wrong.value) == (
        "This record is in format 3, and this program reads format 2. Update the program."
    )
    assert wire.version_of(later) == 3
    assert wire.decode(wire.encode(EVENT)).version == FORMAT


@pytest.mark.parametrize("begins", [b"{", b'{"version":1,'])
def test_an_event_from_before_real_use_is_refused_with_what_to_do(begins: bytes) -> None:
    """The first format wrote no version."""
    old = (
        begins + b'"case":"C-1","act":{"kind":"carried-out","duties":["colleagues.talk//care/1"]}}'
    )
    with pytest.raises(wire.WrongFormat) as wrong:
        wire.decode(old)
    assert str(wrong.value) == (
        "This record is in format 1, from before Concordat was in real use, and can't be read any "
        "more. Begin with an empty data folder or database."
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace(b'"kind":"carried-out",', b""),
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
    event = replace(EVENT, act=act)
    assert wire.decode(wire.encode(event)) == event


def test_what_was_sent_is_received_then_unless_recorded() -> None:
    assert EVENT.arrived == EVENT.happened
    later = replace(EVENT, received=EVENT.recorded)
    assert later.arrived == EVENT.recorded


def test_what_was_recorded_with_another_had_once_an_id_made_from_the_others() -> None:
    old = wire.encode(EVENT).replace(b'"request":"r2"', b'"request":"r2+1+2"')
    assert (wire.decode(old).request, wire.decode(old).order) == ("r2", 3)
