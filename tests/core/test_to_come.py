"""Kinds of entry that later work brings fit into the format as it is: each with ids, names and days
only, its words in notes, in the envelope of today.
"""

from datetime import UTC, date, datetime
from functools import reduce
from operator import or_
from typing import Literal, get_args, get_type_hints

import msgspec
import pytest
from msgspec.structs import fields, replace

from concordat.core import wire
from concordat.core.acts import Act, AnyAct, Corrected, Note
from concordat.core.acts.sound import why_not_notes, why_not_texts
from concordat.core.events import EDITION, FORMAT, Event
from concordat.core.ids import DutyId
from tests.core.stories import Story


class ToCome(Act, frozen=True, tag="to-come"):
    """What is done in none of today's ways."""

    writes = ("what", "reason")


class PaperIssued(ToCome, frozen=True, tag="paper-issued"):
    number: str
    sha256: str
    template: str
    edition: str
    to: tuple[str, ...]
    duties: tuple[DutyId, ...]
    instead_of: str | None = None


class OpenedInAnEmergency(ToCome, frozen=True, tag="opened-in-an-emergency"):
    until: datetime


class BoardsOwn(ToCome, frozen=True, tag="boards-own"):
    """An entry of a board's own record, whose stream is named where a case is."""

    how: Literal[
        "closed", "opened again", "reading confirmed", "version in force", "seat", "erased"
    ]
    day: date | None = None
    subject_id: str | None = None


AT = datetime(2026, 11, 2, 10, tzinfo=UTC)
TALK = DutyId("colleagues.talk", agency="care")
WHY = (Note("note-8", "reason"),)
COMING: tuple[Act, ...] = (
    PaperIssued("2026-0004", "c" * 64, "letter-1", "2", ("mary",), (TALK,), "2026-0003"),
    OpenedInAnEmergency(AT, notes=WHY),
    BoardsOwn("closed", date(2026, 12, 24), notes=WHY),
)
Later = reduce(or_, (AnyAct, *map(type, COMING)))
LATER_EVENT = msgspec.defstruct(
    "Event",
    [
        (each.name, Later if each.name == "act" else each.type, each.default)
        if each.default is not msgspec.NODEFAULT
        else (each.name, Later if each.name == "act" else each.type)
        for each in fields(Event)
        if each.name != "digests"
    ]
    + [("digests", dict[str, str], msgspec.field(default_factory=dict))],
    frozen=True,
    omit_defaults=True,
)
"""The envelope of today around everything that can be in the record then."""
IDS = [pytest.param(act, id=type(act).__name__) for act in COMING]


def stored(act: Act) -> bytes:
    """An act that is to come, in the envelope of today."""
    story = Story()
    event = replace(story.events[0], seq=2, request="r-2+1", digests={"note-8": "d" * 8})
    return wire.encode(replace(event, act=act))


@pytest.mark.parametrize("act", IDS)
def test_it_comes_back_as_it_went_in_and_changes_nothing_in_the_envelope(act: Act) -> None:
    event = msgspec.json.decode(stored(act), type=LATER_EVENT)
    assert event.act == act
    written = msgspec.json.decode(stored(act))
    assert set(written) <= {each.name for each in fields(Event)}
    assert (written["version"], written["edition"]) == (FORMAT, EDITION)


@pytest.mark.parametrize("act", IDS)
def test_it_holds_no_free_text_and_names_its_words_as_notes(act: Act) -> None:
    assert why_not_texts(act) is None
    assert why_not_notes(act) is None


def test_a_later_program_reads_what_this_one_wrote_and_writes_the_same() -> None:
    story = Story().at_chair().done("chair.refer").done("chair.decide", word="decided")
    assert len(story.events) > 5
    for event in story.events:
        read = msgspec.json.decode(wire.encode(event), type=LATER_EVENT)
        assert msgspec.json.encode(read, order="deterministic") == wire.encode(event)


@pytest.mark.parametrize("act", IDS)
def test_this_program_says_that_a_later_one_wrote_it(act: Act) -> None:
    with pytest.raises(wire.WrongFormat) as wrong:
        wire.decode(stored(act))
    kind = msgspec.json.decode(stored(act))["act"]["kind"]
    assert str(wrong.value) == (
        f"This record holds an entry of a kind that this program doesn't know, “{kind}”. "
        "Update the program."
    )


def test_a_correction_by_a_later_kind_is_a_later_programs_too() -> None:
    corrected = wire.encode(replace(Story().events[0], act=Corrected(1)))
    instead = msgspec.json.decode(stored(COMING[0]))["act"]
    later = msgspec.json.decode(corrected)
    later["act"]["instead"] = instead
    with pytest.raises(wire.WrongFormat):
        wire.decode(msgspec.json.encode(later))


def test_what_is_to_come_is_not_here_yet() -> None:
    today = {msgspec.inspect.type_info(each).tag for each in get_args(AnyAct)}
    assert get_type_hints(Event)["act"] == AnyAct
    assert today.isdisjoint(msgspec.inspect.type_info(type(act)).tag for act in COMING)
