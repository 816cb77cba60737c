"""Every story of the demonstration is told in the same sentences on the page of its case, on the
page of a rehearsal and by `concordat rehearse`.
"""

import pytest

from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.casework import models, queries, store
from concordat.core.acts import Noted
from concordat.demonstration.story import stories
from concordat.library.files.papers import papers_of
from concordat.pages.case.page import case_page
from concordat.pages.protocols.rehearsing import Trial, rehearsed
from concordat.stories.rehearse import Rehearsal
from concordat.stories.seen import view_of
from concordat.stories.timeline import as_text
from tests.pages.demonstrated import MONDAY, demonstration

__all__ = ["demonstration"]
pytestmark = pytest.mark.usefixtures("demonstration", "db")
STORIES = range(len(stories()))


def story(number: int) -> CaseView:
    """The case of one story, as the person who raised it reads it."""
    ref = models.CaseHead.objects.order_by("ref").values_list("ref", flat=True)[number]
    raiser = store.load(ref, MONDAY.date()).record.events[0].by
    view = queries.case(ref, raiser, MONDAY)
    assert view is not None
    return view


def rehearsal(view: CaseView) -> tuple[Brief, str]:
    """The same record read by nobody in particular: as its brief, and as the command prints it."""
    told = as_text(Rehearsal(view.record, view.case, MONDAY, ()))
    return Brief(view_of(view.record, view.case)), told


def missing(text: str, sentences: list[str]) -> list[str]:
    """The sentences that don't follow one another in the text."""
    found, place = [], 0
    for sentence in sentences:
        at = text.find(sentence, place)
        if at < 0:
            found.append(sentence)
        else:
            place = at + len(sentence)
    return found


def test_there_is_a_case_for_each_story() -> None:
    assert models.CaseHead.objects.count() == len(STORIES)


@pytest.mark.parametrize("number", STORIES)
def test_both_pages_and_the_command_say_the_same(number: int) -> None:
    brief, printed = rehearsal(story(number))
    case, made_up = case_page(brief, papers_of(brief.view.protocol)), rehearsed(Trial(brief, ()))
    happened = [entry.what for entry in reversed(case.timeline)]
    owed = [card.sentence for card in (case.next, *case.open) if card.key != "nothing"]
    assert len(happened) > 1
    assert missing(printed, [*happened, case.ladder.sentence]) == []
    assert [sentence for sentence in owed if f"  {sentence}. " not in printed] == []
    told = [entry.what for entry in made_up.happened]  # with each duty as it opened
    assert [what for what in told if what in happened] == [*reversed(happened)]
    assert missing(printed, [*reversed(told)]) == []
    assert missing(printed, [f"  {said.removesuffix('.')}" for said in made_up.danger]) == []
    assert bool(made_up.danger) == bool(brief.view.case.standing)
    assert sorted(card.sentence for card in made_up.owed) == sorted(owed)
    assert case.ladder.sentence in made_up.place


@pytest.mark.parametrize("number", STORIES)
def test_who_reads_changes_what_people_are_called_and_nothing_else(number: int) -> None:
    view = story(number)
    brief, _ = rehearsal(view)
    mine = Brief(view)
    notes = {event.seq for event in view.record.events if isinstance(event.act, Noted)}
    of_the_raiser = [(each.kind, each.seq, each.at, each.clause) for each in mine.timeline]
    of_anybody = [(each.kind, each.seq, each.at, each.clause) for each in brief.timeline]
    assert of_anybody == [each for each in of_the_raiser if each[1] not in notes]
    assert [duty.deadline for duty in mine.duties] == [duty.deadline for duty in brief.duties]
    assert mine.ladder == brief.ladder
