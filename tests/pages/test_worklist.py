"""My work: late first, then today, then by day; with whom, by when; handing on; being away."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse_lazy

from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]

WORK = reverse_lazy("work")


def test_late_first_then_by_day_with_whom_and_by_when(be: Any) -> None:
    said = text_of(be("helen-marsden").get(WORK))
    late, later = said.index("Late 1 to do"), said.index("Tuesday 24 November 2 to do")
    assert late < later
    assert "Baby R. with Rivermouth NHS Trust" in said[late:later], (
        "she stands in for a colleague who is away"
    )
    assert "Late was due by 5pm on Wednesday 18 November must" in said[late:later]
    assert "J.K. with Westshire Primary School by 5pm on Tuesday 24 November must" in said[later:]


def test_what_is_left_open_is_told_in_the_texts_own_words(be: Any) -> None:
    said = text_of(be("prudence-okoro").get(WORK))
    assert "Open, without a date in the procedure" in said
    assert "The procedure gives no time – open since Friday 13 November must" in said


def test_having_to_say_what_was_agreed_is_work_too(be: Any) -> None:
    assert "Say, for each point in dispute, whether it is now agreed" in text_of(
        be("kwame-boateng").get(WORK)
    )


def test_an_action_is_work_of_those_who_owe_it(be: Any) -> None:
    assert "Carry out what was agreed" in text_of(be("naomi-whitfield").get(WORK))


def test_an_empty_page_says_what_will_appear(be: Any) -> None:
    assert "Nothing waits for you" in text_of(be("ayesha-karimi").get(WORK))


def test_a_place_that_no_page_gave_is_not_there(be: Any) -> None:
    assert be("helen-marsden").get(f"{WORK}?after=nonsense").status_code == 404


def test_what_one_was_told_stands_with_its_case(be: Any) -> None:
    said = text_of(be("helen-marsden").get(f"{WORK}told/"))
    assert "SEF-2026-" in said
    assert "at" in said


# ── Handing on ────────────────────────────────────────────────────────────────────────────────────


def case_of(client: Any, initials: str) -> str:
    """The reference of the case about a child, on the page of one's open cases."""
    page = text_of(client.get("/cases/?state=all"))
    return re.findall(r"[A-Z]{3}-2026-\d{4}(?= " + re.escape(initials) + ")", page)[0]


def test_a_colleague_takes_a_case_on_and_has_a_part_in_it(be: Any) -> None:
    manager = be("helen-marsden")
    ref = case_of(manager, "J.K.")
    assert be("beth-lathom").get(f"/cases/{ref}/").status_code == 404
    page = manager.get(f"{WORK}hand-on/{ref}/")
    assert "Beth Lathom, Social Worker" in text_of(page)
    assert "Molly Entwistle" not in text_of(page), "only one's own agency"
    request = re.findall(r'name="request" value="(\w+)"', page.content.decode())[0]
    answer = manager.post(
        f"{WORK}hand-on/{ref}/",
        {"person": "beth-lathom", "words": "You know the family.", "request": request},
    )
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{ref}/")
    assert "Beth Lathom has taken on case" in text_of(manager.get(f"/cases/{ref}/"))
    assert be("beth-lathom").get(f"/cases/{ref}/").status_code == 200
    assert (
        "You know the family." not in be("molly-entwistle").get(f"/cases/{ref}/").content.decode()
    )


@pytest.mark.parametrize("person", ["molly-entwistle", "", "nobody"])
def test_a_case_is_handed_to_nobody_else(be: Any, person: str) -> None:
    manager = be("helen-marsden")
    ref = case_of(manager, "J.K.")
    answer = manager.post(
        f"{WORK}hand-on/{ref}/", {"person": person, "words": "Kept?", "request": "a" * 32}
    )
    assert answer.status_code == 422
    assert "Choose who takes it on" in text_of(answer)
    assert "Kept?" in answer.content.decode(), "what was typed is given back"


def test_a_case_one_has_no_part_in_is_not_there(be: Any) -> None:
    ref = case_of(be("helen-marsden"), "J.K.")
    assert be("katarzyna-wrobel").get(f"{WORK}hand-on/{ref}/").status_code == 404
    assert be("colin-threlfall").get(f"{WORK}hand-on/{ref}/").status_code == 404, (
        "an officer has no side to hand on"
    )


# ── Away ──────────────────────────────────────────────────────────────────────────────────────────


def days(first: int, last: int) -> dict[str, int]:
    """The fields of an absence, in days from that Monday."""
    since, until = MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)
    return {
        **{f"since_{part}": getattr(since, part) for part in ("day", "month", "year")},
        **{f"until_{part}": getattr(until, part) for part in ("day", "month", "year")},
    }


def test_who_stands_in_is_shown_the_work_until_one_is_back(be: Any) -> None:
    manager, cover = be("helen-marsden"), be("fiona-ravenscroft")
    assert "J.K." not in text_of(cover.get(WORK))
    assert (
        manager.post(f"{WORK}away/", days(0, 3) | {"cover": "fiona-ravenscroft"}).status_code == 302
    )
    said = text_of(manager.get(WORK))
    assert "You are away until Thursday 26 November. Fiona Ravenscroft stands in for you." in said
    assert "J.K." in text_of(cover.get(WORK))
    assert manager.post(f"{WORK}away/", {"back": "yes"}).status_code == 302
    assert "You are away" not in text_of(manager.get(WORK))
    assert "J.K." not in text_of(cover.get(WORK))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (days(3, 0), "The last day is before the first"),
        (days(-9, -2), "These days have passed"),
        (days(0, 1) | {"since_month": 13}, "then the month from 1 to 12"),
        (days(0, 1) | {"cover": "molly-entwistle"}, "Choose one of these"),
    ],
)
def test_an_absence_that_cannot_be_says_what_to_do(
    be: Any, given: dict[str, Any], said: str
) -> None:
    answer = be("helen-marsden").post(f"{WORK}away/", given)
    assert answer.status_code == 422
    assert said in text_of(answer)
