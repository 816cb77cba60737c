"""A task is handed to a colleague, by the pages: asked, taken on or given back, and on whose list
it is meanwhile.
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from tests.casework import acting
from tests.pages.cases import NOW, Visitor, later, raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["later", "visit"]

RAISER, COLLEAGUE = "kwame-boateng", "louise-rimmer"
WHY = "I am in court all week."


@pytest.fixture
def ref(demonstration: None) -> str:
    return raise_case()


@pytest.fixture
def raiser(visit: Any, ref: str) -> Visitor:
    return visit(RAISER, ref)  # type: ignore[no-any-return]


@pytest.fixture
def colleague(visit: Any, ref: str) -> Visitor:
    return visit(COLLEAGUE, ref)  # type: ignore[no-any-return]


def work(somebody: Visitor) -> str:
    return words(somebody.client.get("/my-work/").content.decode())


def waiting(somebody: Visitor) -> int:
    """The number beside My work."""
    from concordat import clock
    from concordat.casework import queries

    return queries.waits(somebody.client.session["person"], clock.now()).work


def duty(ref: str) -> str:
    case = acting.case_of(ref, NOW)
    return next(str(each.id) for each in case.open_duties if each.side == "raising")


def hand_on(raiser: Visitor) -> str:
    return raiser.act("hand-on", duty(raiser.ref), person=COLLEAGUE, reason=WHY)


def entry(ref: str) -> str:
    return str(acting.record_of(ref, NOW).events[-1].seq)


def answer(ref: str, colleague: Visitor, **said: str) -> str:
    return colleague.act("hand-on-answer", entry(ref), **said)


def test_a_colleague_is_asked_and_it_stays_on_ones_own_list_until_they_accept(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    assert "Hand this to a colleague" in words(raiser.case())
    before = waiting(raiser)
    colleague.case()
    assert colleague.status == 404
    page = hand_on(raiser)
    assert "Louise Rimmer" in page
    assert "Handed to Louise Rimmer, not yet accepted." in work(raiser)
    assert "Handed to Louise Rimmer, not yet accepted." in words(raiser.case())
    assert waiting(raiser) == before


def test_the_colleague_has_it_on_their_list_and_can_open_the_case(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    hand_on(raiser)
    page = work(colleague)
    assert "A colleague asks you" in page
    assert "Kwame Boateng asks you to take this on:" in page
    assert waiting(colleague) == 1
    case = words(colleague.case())
    assert colleague.status == 200
    assert "Kwame Boateng asks you to take this on." in case
    assert WHY in words(colleague.client.get(f"/cases/{ref}/").content.decode())


def test_who_accepts_has_the_task_and_the_other_no_longer_counts_it(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    before = waiting(raiser)
    hand_on(raiser)
    answer(ref, colleague, accepts="yes")
    assert colleague.status == 200
    assert "A colleague asks you" not in work(colleague)
    assert waiting(colleague) == 1
    assert "A colleague has taken this on 1" in work(raiser)
    assert waiting(raiser) == before - 1
    told = words(raiser.client.get("/my-work/told/").content.decode())
    assert re.search(r"[A-Z]\w+ [A-Z]\w+ has taken this on:", told), "by name"
    done = colleague.page("done", duty(ref))
    assert colleague.status == 200
    assert "When did it happen" in done


def test_who_does_not_take_it_on_says_why_and_it_is_back(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    hand_on(raiser)
    number = entry(ref)
    refused = words(colleague.act("hand-on-answer", number, accepts="no"))
    assert "Say why: one or two sentences." in refused
    colleague.act("hand-on-answer", number, accepts="no", reason="The child is not known to me.")
    assert "not yet accepted" not in work(raiser)
    assert "The child is not known to me." in words(raiser.case())
    told = words(raiser.client.get("/my-work/told/").content.decode())
    assert re.search(r"[A-Z]\w+ [A-Z]\w+ does not take this on:", told), "by name"
    colleague.case()
    assert colleague.status != 200
    assert "asks you" not in work(colleague)


def test_only_ones_own_agency_reads_why(ref: str, raiser: Visitor, visit: Any) -> None:
    hand_on(raiser)
    other = visit(acting.SOCIAL_WORKER, ref)
    assert WHY not in other.case()
    assert other.status == 200


def test_a_reason_for_ones_own_agency_stays_so_when_it_is_put_in_other_words(
    ref: str, raiser: Visitor, visit: Any
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    manager = visit("helen-marsden", ref)
    case = acting.case_of(ref, NOW)
    asked = next(str(each.id) for each in case.open_duties if each.side == "answering")
    form = manager.page("hand-on", asked)
    person = re.findall(r'<option value="([a-z-]+)"', form)[0]
    manager.act("hand-on", asked, person=person, reason="I am off sick.")
    typed = {"note-reason": "I am in hospital.", "reason": "More exactly."}
    page = manager.act("correct", entry(ref), way="otherwise", **typed)
    assert "I am in hospital." in words(page)
    assert "in hospital" not in words(raiser.case())


def test_the_list_offers_only_whom_the_record_accepts(ref: str, raiser: Visitor) -> None:
    page = words(raiser.page("hand-on", duty(ref)))
    assert "Louise Rimmer" in page
    assert "Danielle Kershaw" not in page
    assert "Kwame Boateng," not in page
    sent = raiser.act("hand-on", duty(ref), person=acting.SOCIAL_WORKER, reason=WHY)
    assert "Choose who you ask." in words(sent)


def test_nothing_is_lost_when_a_colleague_who_took_it_on_has_left(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    from concordat.people import models

    before = waiting(raiser)
    hand_on(raiser)
    answer(ref, colleague, accepts="yes")
    models.Seat.objects.filter(holder=COLLEAGUE).update(holder=None)
    assert waiting(raiser) == before
    assert "A colleague has taken this on" not in work(raiser)


def test_nothing_is_lost_while_a_colleague_who_took_it_on_is_away(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    from concordat.people import leave

    before = waiting(raiser)
    hand_on(raiser)
    answer(ref, colleague, accepts="yes")
    today = NOW.date()
    leave.take(COLLEAGUE, today, today + timedelta(days=5), None, today=today)
    assert waiting(raiser) == before
    assert "A colleague has taken this on" not in work(raiser)


def test_what_was_taken_on_is_given_back_from_its_page(
    ref: str, raiser: Visitor, colleague: Visitor
) -> None:
    hand_on(raiser)
    number = entry(ref)
    answer(ref, colleague, accepts="yes")
    assert "Give this back" in words(colleague.case())
    colleague.act("hand-on-answer", number, reason="I am ill from tomorrow.")
    assert "A colleague has taken this on" not in work(raiser)


def test_one_page_hands_on_tasks_and_says_who_goes_on(ref: str, sign_in: SignIn) -> None:
    page = words(sign_in(RAISER).get(f"/my-work/hand-on/{ref}/").content.decode())
    assert "Hand a task to a colleague" in page
    lead = words(sign_in("joanne-sutcliffe").get(f"/my-work/hand-on/{ref}/").content.decode())
    assert "Take it over for" in lead
    assert "Hand a task to a colleague" not in lead
