"""What comes first at the moments that matter, for those whom it concerns: read from the five
procedures, whatever the engine says.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from msgspec.structs import replace

from concordat.brief.offering import goes_unanswered
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.core.calendar import LONDON
from concordat.core.who.parts import Actor, Capacity
from concordat.library.files import load as library
from concordat.stories.rehearse import rehearse
from concordat.stories.scenario import Scenario
from concordat.stories.seen import view_of

MONDAY = datetime(2026, 11, 2, 10, tzinfo=LONDON)
HOUR = timedelta(hours=1)
RAISED = "raised"


class Moment(NamedTuple):
    """A moment of a case: under which procedure, what was done before, each "clause: outcome" an
    hour after the last (or "+N" days), and for each post the clause of what is next.
    """

    board: str
    title: str
    before: str
    next: dict[str, str]


TO_STAGE_TWO = "raised, SEF-1.1, SEF-1.2b: not agreed"
TO_THE_DIRECTORS = f"{TO_STAGE_TWO}, SEF-2.1, SEF-2.3a: not agreed, SEF-2.4a: not agreed, SEF-3.1a"
TO_THE_CHAIR = f"{TO_THE_DIRECTORS}, SEF-3.1b: not agreed, SEF-3.2"
TO_REPRESENTATIVES = "raised, LIV-1a: not agreed, LIV-1b: not agreed"
TO_THE_MEETING = f"{TO_REPRESENTATIVES}, LIV-2a: not agreed, LIV-3b1: not agreed"
TO_THE_HEAD = "raised, BLA-1a, BLA-1b: not agreed, BLA-2a, BLA-2b: not agreed, BLA-3a: yes"
MOMENTS = (
    # ── Sefton: every form and letter behind what has a date, the Chair told immediately ──
    Moment("sefton", "a disagreement is to be raised", RAISED, {"raising practitioner": "SEF-1.1"}),
    Moment(
        "sefton",
        "the answer is due while the form is owed without a date",
        f"{TO_STAGE_TWO}, SEF-2.1",
        {"answering service manager": "SEF-2.3a", "raising practitioner": "SEF-2.3a"},
    ),
    Moment(
        "sefton",
        "the service managers' meeting is late, and the form is owed",
        f"{TO_STAGE_TWO}, SEF-2.1, SEF-2.3a: not agreed, +14",
        {"answering service manager": "SEF-2.4a", "raising practitioner": "SEF-2.4a"},
    ),
    Moment(
        "sefton",
        "nothing has a date but the way to the safeguarding leads",
        TO_STAGE_TWO,
        {"raising practitioner": "SEF-2.1", "raising safeguarding lead": "SEF-2.5"},
    ),
    Moment(
        "sefton",
        "the Director writes to the Chair immediately",
        TO_THE_CHAIR,
        {"raising director": "SEF-3.3", "raising practitioner": "SEF-3.3"},
    ),
    Moment(
        "sefton",
        "the Chair reads representations before deciding",
        f"{TO_THE_CHAIR}, SEF-3.3",
        {"board independent chair": "SEF-3.4a", "raising practitioner": "SEF-3.4a"},
    ),
    Moment(
        "sefton",
        "the Chair decides by the fifth day",
        f"{TO_THE_CHAIR}, SEF-3.3, SEF-3.4a",
        {"board independent chair": "SEF-3.4b", "raising practitioner": "SEF-3.4b"},
    ),
    # ── Liverpool: the talk as soon as possible; the day marks before logs and records ──
    Moment(
        "liverpool",
        "the workers talk as soon as possible",
        RAISED,
        {"raising practitioner": "LIV-1a", "answering practitioner": "LIV-1a"},
    ),
    Moment(
        "liverpool",
        "a child is in danger: the same working day",
        "raised, immediate-risk",
        {"raising practitioner": "LIV-0c"},
    ),
    Moment(
        "liverpool",
        "the line managers speak, before day 2, and then record",
        "raised, LIV-1a: not agreed",
        {"raising line manager": "LIV-1b", "raising practitioner": "LIV-1b"},
    ),
    Moment(
        "liverpool",
        "the representative chooses to guide or to discuss",
        TO_REPRESENTATIVES,
        {
            "raising safeguarding representative": "LIV-2a",
            "answering safeguarding representative": "LIV-2a",
            "raising line manager": "LIV-1c",
        },
    ),
    Moment(
        "liverpool",
        "a mediator is identified before the meeting",
        f"{TO_THE_MEETING}, board representatives.contact",
        {
            "board business manager": "board representatives.mediator",
            "raising board representative": "board representatives.mediator",
            "raising line manager": "LIV-1c",
        },
    ),
    Moment(
        "liverpool",
        "Stage 4 is referred, and the records of Stage 1 are behind",
        f"{TO_THE_MEETING}, board representatives.contact, board representatives.mediator, "
        "LIV-3b2: not agreed",
        {"raising board representative": "LIV-4a", "raising line manager": "LIV-1c"},
    ),
    Moment(
        "liverpool",
        "agreed: what is left are one's own records",
        "raised, LIV-1a: not agreed, LIV-1b: agreed",
        {"raising practitioner": "LIV-REC"},
    ),
    # ── Blackpool: everyone acts at once; the LSCB at the earliest opportunity ──
    Moment(
        "blackpool",
        "life-threatening harm: everyone acts at once",
        "raised, immediate-risk",
        {"raising practitioner": "BLA-4b1", "answering practice manager": "BLA-4b1"},
    ),
    Moment(
        "blackpool",
        "the LSCB is told at the earliest opportunity, before what has five days",
        "raised, immediate-risk, BLA-4b1, fact: uninvolved, BLA-4b1",
        {"raising practitioner": "BLA-4b2"},
    ),
    Moment(
        "blackpool",
        "no answer: the one who answers is late, and the raiser considers going to the next",
        "raised, BLA-1a, +9",
        {"answering practice manager": "BLA-1b", "raising practitioner": "BLA-4a"},
    ),
    Moment(
        "blackpool",
        "the Head answers by a date, and telling of the intention and the form have none",
        TO_THE_HEAD,
        {"answering head of service": "BLA-3b", "raising practitioner": "BLA-3b"},
    ),
    # ── Berkshire: no dates, so the week; a danger before everything ──
    Moment(
        "berkshire",
        "harm is imminent: one's own lead at once, before one's manager",
        "raised, immediate-risk",
        {"raising practitioner": "BER-1.3"},
    ),
    Moment(
        "berkshire",
        "the professionals talk as soon as possible",
        "raised, BER-2.2",
        {"raising practitioner": "BER-2.3", "answering practitioner": "BER-2.3"},
    ),
    Moment(
        "berkshire",
        "the worker goes to their manager, who then speaks to the equivalent",
        "raised, BER-2.2, BER-2.3: not agreed",
        {"raising practitioner": "BER-2.4", "raising line manager": "BER-2.4"},
    ),
    Moment(
        "berkshire",
        "agreed: both confirm it in writing",
        "raised, BER-2.2, BER-2.3: agreed",
        {"raising practitioner": "BER-N1", "answering practitioner": "BER-N1"},
    ),
    # ── Sussex: the referral without delay; reasons in writing where nothing has a date ──
    Moment(
        "sussex",
        "the first line refers without delay, and only then the second line speaks",
        "raised, SUS-2: not agreed, SUS-3: not agreed",
        {
            "raising team manager": "second line.refer",
            "raising service manager": "second line.refer",
            "answering service manager": "second line.refer",
        },
    ),
)


def told(moment: Moment):
    """The case of a moment, as it then is."""
    at, steps = MONDAY, []
    for each in moment.before.split(", "):
        if each.startswith("+"):
            steps.append({"at": at + timedelta(days=int(each[1:])), "did": "look"})
            break
        did, _, word = each.partition(": ")
        said = {"name" if did == "fact" else "outcome": word} if word else {}
        steps.append({"at": at, "did": did, **said})
        at += HOUR
    case = {"raising": "school", "answering": "childrens-services"}
    raw = {"protocol": moment.board, "case": case, "step": steps}
    done = rehearse(Scenario.model_validate(raw), library.load(moment.board))
    assert not done.refused, done.refused
    return view_of(done.record, done.case)


def read_by(view: CaseView, who: str) -> Brief:
    """A case as somebody in that post reads it."""
    agencies = {"raising": "school", "answering": "childrens-services"}
    side, _, post = who.partition(" ")
    capacity = Capacity(side, agencies.get(side, view.protocol.id), post)
    return Brief(replace(view, actor=Actor(post, (capacity,))))


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda each: f"{each.board}: {each.title}")
def test_what_is_next_is_what_the_text_asks_for_first(moment: Moment) -> None:
    view = told(moment)
    for who, wanted in moment.next.items():
        found = read_by(view, who).next
        assert found is not None
        clause = view.protocol.duty(found.id.key).clause
        assert wanted in (clause, found.id.key), f"{who}: {found.sentence}"


@pytest.mark.parametrize(
    ("title", "who", "leads"),
    [
        ("meeting is late", "raising practitioner", True),
        ("meeting is late", "raising service manager", True),
        ("meeting is late", "answering service manager", False),
        ("answer is due while", "raising practitioner", False),
        ("no answer: the one", "raising practitioner", False),  # the text asks them to consider it
    ],
)
def test_moving_up_comes_first_for_those_who_may_because_what_is_next_is_overdue(
    title: str, who: str, *, leads: bool
) -> None:
    (moment,) = [each for each in MOMENTS if title in each.title]
    brief = read_by(told(moment), who)
    assert brief.next is not None
    assert goes_unanswered(brief.names, brief.next.id) == leads


def test_the_choice_of_the_way_comes_before_both_ways() -> None:
    (moment,) = [each for each in MOMENTS if "guide or to discuss" in each.title]
    view = told(moment)
    capacity = Capacity("raising", "school", "safeguarding representative")
    brief = Brief(replace(view, actor=Actor("rep", (capacity,))))
    mine = [duty.id.key for duty in brief.duties if duty.mine]
    assert mine[:2] == ["representatives.way", "representatives.resolve"]


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda each: f"{each.board}: {each.title}")
def test_no_paper_without_a_date_comes_before_what_has_one_or_is_late(moment: Moment) -> None:
    view = told(moment)
    papers_seen = False
    for duty in Brief(view).duties:
        spec = view.protocol.duty(duty.id.key)
        is_paper = spec.act in ("record", "form") and duty.deadline.at is None and not duty.holds
        assert not (papers_seen and (duty.deadline.at or duty.deadline.late)), duty.id.key
        papers_seen |= is_paper and not duty.deadline.late
