"""Whatever is written at length says beside its box who reads it; they do, and nobody else."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any, cast, get_args

import pytest

from concordat.core.acts import ActKind, Audience, Linked, Noted
from concordat.core.acts.readers import readers as read_by
from concordat.pages.acting.acts.note import CHOSEN
from concordat.pages.acting.ask import READ_BY
from concordat.pages.acting.table import PAGES
from concordat.pages.components.fields import Area
from tests import share
from tests.casework.acting import OFFICER, RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages import test_asked_for as asked_for
from tests.pages.cases import raise_case, visit
from tests.pages.test_asked_for import Walk
from tests.pages.trying import Tried, Way

__all__ = ["visit"]
LINES = (*READ_BY.values(), CHOSEN)


def line_in(hint: str) -> str:
    """Who reads what is written in a box, by its hint; "" where that doesn't say."""
    return next((line for line in LINES if hint.startswith(line)), "")


def line_of(page: str, box: str) -> str:
    found = re.search(rf'<div id="{re.escape(box)}-hint" class="govuk-hint">(.*?)</div>', page)
    return line_in(unescape(found[1])) if found else ""


# ── Every box of every act ────────────────────────────────────────────────────────────────────────


class Reading(Walk):
    """Tries each act, with a mark of its own in each box for a long text, and compares what the box
    says with how its words are kept.
    """

    def try_one(self, person: str, kind: ActKind, about: str, way: Way) -> Tried:
        brief = self.brief(person)
        if way != self.way:
            return Tried(kind, brief, about)
        sent, whole = asked_for.filled(kind, brief, about, way)
        boxes = {box.name: line_in(box.hint) for box in whole.ask.fields if isinstance(box, Area)}
        assert all(boxes.values()), (kind, boxes)
        marks = {box: (f"As the page asks, in the box {box}.",) for box in boxes if box in sent}
        marked = Tried(kind, brief, about, {**sent, **marks})
        for act in (marked.act, *marked.form.also()):
            for note in act.noted():
                words = marked.ask.words.get(note.id)
                text = words.text if words else ""
                said = {boxes[box] for box, (mark,) in marks.items() if mark in text}
                assert said <= {*lines_for(act, note.id)}, (kind, about, note, said)
        return whole


def lines_for(act: Any, note: str) -> tuple[str, ...]:
    """What a box may say whose words are kept as that note of the act."""
    if isinstance(act, Noted):
        return READ_BY[act.audience], CHOSEN
    if isinstance(act, Linked):
        return (READ_BY["both cases"],)
    return (READ_BY[read_by(act, note)],)


def test_every_long_text_of_every_act_says_who_reads_it() -> None:
    tried: set[ActKind] = set()
    for each, always in asked_for.of_every_sort():
        walk = Reading(each.told, each.way, each.tried)
        walk.try_all()
        while (always or share.WHOLE) and walk.go_on():
            walk.try_all()
        tried |= {kind for kind, _ in walk.tried}
    assert set(PAGES) - tried == asked_for.SHOWN_BELOW
    late = asked_for.withdrawn()
    Reading(late.told, late.way, late.tried).try_all()
    assert {kind for kind, _ in late.tried} >= asked_for.SHOWN_BELOW


# ── On the page of the case ───────────────────────────────────────────────────────────────────────


MARK = "Marigold, as the page asks in a sentence."
LEAD, BUSINESS_MANAGER = "joanne-sutcliffe", "colin-threlfall"  # of the school, of the board
PEOPLE = (RAISER, LEAD, SOCIAL_WORKER, TEAM_MANAGER, BUSINESS_MANAGER, OFFICER)
READERS: dict[str, set[str]] = {
    READ_BY["both sides"]: {*PEOPLE},
    READ_BY["own agency"]: {RAISER, LEAD},
    READ_BY["board"]: {RAISER, BUSINESS_MANAGER, OFFICER},
    READ_BY["business manager"]: {RAISER, BUSINESS_MANAGER},
}
"""Who reads what the raiser writes, beside each line: whoever wrote it does in any case."""


@pytest.fixture
def readers(demonstration: None, visit: Any) -> Callable[[str], set[str]]:
    """Who of the case reads the mark on its page."""

    def readers(ref: str) -> set[str]:
        assert all("What happened" in visit(each, ref).case() for each in PEOPLE)
        return {each for each in PEOPLE if MARK in unescape(visit(each, ref).case())}

    return readers


Written = tuple[ActKind, str, dict[str, str]]
WRITTEN: tuple[Written, ...] = (
    ("move-up", "reason", {"ground": "risk to the child"}),
    ("safety", "what", {}),
    ("action", "what", {"owner": "raising/", "by_day": "23 12 2026"}),
    ("withdraw", "reason", {"safety": "Her aunt has her."}),
    ("withdraw", "safety", {"reason": "We agree now that it is enough."}),
    (
        "withdraw",
        "asked-by",
        {"reason": "We agree now.", "safety": "Her aunt.", "asked": "yes"},
    ),
    ("note", "text", {"audience": "both sides"}),
    ("note", "text", {"audience": "own agency"}),
    ("note", "text", {"audience": "board"}),
)


@pytest.mark.parametrize(("kind", "box", "typed"), WRITTEN)
def test_those_read_it_whom_the_box_names(
    kind: ActKind, box: str, typed: dict[str, str], visit: Any, readers: Callable[[str], set[str]]
) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    line = line_of(raiser.page(kind), box)
    if line == CHOSEN:
        line = READ_BY[cast(Audience, typed["audience"])]
    raiser.act(kind, **typed, **{box: MARK})
    assert readers(ref) == READERS[line]


@pytest.mark.parametrize("audience", get_args(Audience)[:3])
def test_a_correction_is_read_by_those_who_read_what_it_corrects(
    audience: Audience, visit: Any, readers: Callable[[str], set[str]]
) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    raiser.act("note", text="It was on Monday.", audience=audience)
    line = line_of(raiser.page("correct", "2"), "reason")
    assert line == READ_BY[audience]
    raiser.act("correct", "2", way="out", reason=MARK)
    assert readers(ref) == READERS[line]
    line = line_of(raiser.page("correct", "3"), "reason")
    assert line == READ_BY[audience], "the same, once it is taken back"
    told = unescape(visit(SOCIAL_WORKER, ref).case())
    assert ("Taken out: “A note”" in told) == (SOCIAL_WORKER in READERS[line])
