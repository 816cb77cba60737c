"""What one person was told because of one act stands together, and nothing of it is hidden."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest

from concordat.core.acts import CarriedOut, Note, RiskStated, SafetyStated
from tests.casework import acting
from tests.casework.acting import RAISER, SOCIAL_WORKER, TEAM_MANAGER
from tests.pages.cases import duty_id, later, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def told(there: Any) -> list[str]:
    """The entries of what somebody was told, as they are written."""
    page = there.client.get("/my-work/told/").content.decode()
    return re.findall(r'<li class="c-work-row">.*?</p>\s*</li>', page, re.DOTALL)


def read(entry: str) -> str:
    return words(f"<main>{entry}</main>")


def test_one_raising_is_one_line_that_says_what_is_asked(visit: Any) -> None:
    from concordat.casework import queries

    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    worker = visit(TEAM_MANAGER, ref)
    assert queries.waits(TEAM_MANAGER, NOW).told == 2, "what is counted is what is shown"
    owed, raised = told(worker)
    assert [each.count("New") for each in (owed, raised)] == [1, 1]
    assert "A disagreement was raised with Sefton Children's Social Care" in read(raised)
    assert re.search(r"[Rr]ead and review the case file .*, by 5pm on Thursday", read(owed))
    assert "This was done: raise the matter" in read(owed)
    assert queries.waits(TEAM_MANAGER, NOW).told == 0


def test_every_sentence_of_an_entry_is_there_and_what_it_asks_comes_first(visit: Any) -> None:
    from concordat.casework import queries
    from concordat.pages.worklist.page import heard

    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    for person in (RAISER, SOCIAL_WORKER, TEAM_MANAGER):
        rows = queries.news(person, NOW).rows
        shown = heard(rows)
        said = [each.what for entry in shown for each in (entry.first, *entry.more)]
        assert len(said) == len({(row.ref, row.first, row.at, row.kind, row.what) for row in rows})
        assert len({(entry.case, entry.first.href) for entry in shown}) == len(shown)


def test_who_is_asked_to_confirm_a_time_reads_what_and_when_and_comes_to_it(
    visit: Any, later: Any
) -> None:
    ref = raise_case()
    done = CarriedOut((duty_id(ref, "practitioners.raise"),))
    then, now = NOW + timedelta(hours=1), NOW + timedelta(days=2)
    later(48)
    acting.do(ref, done, RAISER, now, happened=then)
    manager = visit(TEAM_MANAGER, ref)
    entry = next(each for each in told(manager) if "Say whether it was so" in each)
    done_then = "this was done at 11am on Monday 21 December 2026: raise the matter"
    assert f"Say whether it was so: {done_then}" in read(entry)
    links = re.findall(r'href="([^"]+)"', entry)
    assert links.count(f"/cases/{ref}/confirm-time/?about=2") == 1
    page = words(manager.client.get(f"/cases/{ref}/confirm-time/?about=2").content.decode())
    assert "Say whether it happened then" in page


def test_what_was_raised_with_danger_is_one_line_and_each_sentence_leads_to_its_own_entry(
    visit: Any,
) -> None:
    danger = RiskStated("999", rung_at=NOW, notes=(Note("9" * 32, "summary"),))
    unsafe = SafetyStated("raising", nothing=True)
    said = {**acting.words_of(danger), **acting.words_of(unsafe)}
    ref = acting.raise_case(acting.raised(), at=NOW, also=(unsafe, danger), words=said).ref
    manager = visit(TEAM_MANAGER, ref)
    (entry,) = told(manager)
    links = dict(re.findall(r'href="[^"]*#entry-(\d)">([^<]*)', entry))
    assert unescape(links["1"]) == "A disagreement was raised with Sefton Children's Social Care"
    assert "no safety plan is known yet" in links["2"]
    assert "A child is thought to be in immediate danger" in links["3"]
    page = manager.case()
    there = re.findall(r'<li class="c-entry[^"]*" id="entry-(\d)">(.*?)</li>', page, re.DOTALL)
    assert {*links} <= {number for number, _ in there}, "there is something to come to"
    assert "immediate danger" in dict(there)["3"]
