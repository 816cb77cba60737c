"""My work: late first, then today, then by day; with whom, by when; handing on; being away."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse_lazy

from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]

WORK = reverse_lazy("work")


def test_late_first_then_by_day_with_whom_and_by_when(be: Any) -> None:
    said = text_of(be("helen-marsden").get(WORK))
    late, later = (
        said.index("Late 1 in this list"),
        said.index("Tuesday 24 November 2 in this list"),
    )
    assert late < later
    assert "B.R. with Rivermouth NHS Trust" in said[late:later], (
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
    said = text_of(be("naomi-whitfield").get(WORK))
    assert re.search("Carry out what was agreed: [A-Z“]", said), "it says which"


def test_an_empty_page_says_what_will_appear(be: Any) -> None:
    assert "Nothing waits for you" in text_of(be("ayesha-karimi").get(WORK))


def test_a_place_that_no_page_gave_is_not_there(be: Any) -> None:
    assert be("helen-marsden").get(f"{WORK}?after=nonsense").status_code == 404


def test_what_one_was_told_is_counted_beside_my_work_and_new_until_it_was_shown(be: Any) -> None:
    tutor = be("kwame-boateng")

    def beside_my_work() -> list[str]:
        page = tutor.get(WORK).content.decode()
        return re.findall(r'href="/my-work/told/">(\d+ new)</a>', page)

    assert beside_my_work()
    first, again = (text_of(tutor.get(f"{WORK}told/")) for _ in range(2))
    assert "New " in first
    assert "New " not in again
    assert beside_my_work() == []


def test_what_one_was_told_leads_to_the_entry_that_tells_it(be: Any) -> None:
    manager = be("helen-marsden")
    page = manager.get(f"{WORK}told/").content.decode()
    links = re.findall(r'href="(/cases/[\w-]+/)#(entry-\d+)"', page)
    assert links
    for case, entry in dict(links).items():
        assert f'id="{entry}"' in manager.get(case).content.decode()


# ── Handing on ────────────────────────────────────────────────────────────────────────────────────


def case_of(client: Any, initials: str) -> str:
    """The reference of the case about a child, on the page of one's open cases."""
    page = text_of(client.get("/cases/?state=all"))
    return re.findall(r"[A-Z]{3}-2026-\d{4}(?= " + re.escape(initials) + ")", page)[0]


def test_a_case_one_has_no_part_in_is_not_there(be: Any) -> None:
    ref = case_of(be("helen-marsden"), "J.K.")
    assert be("katarzyna-wrobel").get(f"{WORK}hand-on/{ref}/").status_code == 404


def test_the_business_manager_says_who_goes_on_from_the_same_list(be: Any) -> None:
    ref = case_of(be("helen-marsden"), "J.K.")
    manager = be("colin-threlfall")
    assert ref in text_of(manager.get(f"{WORK}hand-on/"))
    page = manager.get(f"{WORK}hand-on/{ref}/")
    assert "Say who goes on with it for Westshire Primary School" in text_of(page)
    there = re.findall(r'href="(/cases/[^"]*take-over[^"]*westshire[^"]*)"', page.content.decode())
    form = manager.get(unescape(there[0]))
    assert "Ruth Abernathy, Head Teacher" in text_of(form)
    assert "danielle-kershaw" not in form.content.decode(), "only people of that agency"


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
        (days(3, 0) | {"cover": "nobody"}, "The last day is before the first"),
        (days(-9, -2) | {"cover": "nobody"}, "These days have passed"),
        (days(0, 1), "Say who stands in, or that nobody does"),
        (days(0, 1) | {"since_month": 13}, "then the month from 1 to 12"),
        (days(0, 1) | {"cover": "molly-entwistle"}, "Say who stands in"),
    ],
)
def test_an_absence_that_cannot_be_says_what_to_do(
    be: Any, given: dict[str, Any], said: str
) -> None:
    answer = be("helen-marsden").post(f"{WORK}away/", given)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_without_anybody_to_stand_in_the_lead_and_the_board_are_told(be: Any) -> None:
    raiser, lead = be("kwame-boateng"), be("joanne-sutcliffe")
    said = text_of(raiser.get(f"{WORK}away/"))
    assert (
        "Nobody: Joanne Sutcliffe, Colin Threlfall and Priya Nambiar are told what is open" in said
    )
    assert raiser.post(f"{WORK}away/", days(0, 3) | {"cover": "nobody"}).status_code == 302
    assert "Told Joanne Sutcliffe, Colin Threlfall" in text_of(raiser.get(WORK))
    assert "SEF-2026-" in text_of(raiser.get("/cases/?state=all")), "they still see their cases"
    assert "Kwame Boateng is away and has this to do" in text_of(lead.get(f"{WORK}told/"))


def test_a_lead_enters_the_absence_of_one_of_their_people(be: Any) -> None:
    lead, cover = be("joanne-sutcliffe"), be("lily-fazakerley")
    there = f"{WORK}away/somebody-else/"
    assert "Somebody else in my agency is away" in text_of(lead.get(f"{WORK}away/"))
    assert "Kwame Boateng, Form Tutor" in text_of(lead.get(there))
    sent = days(0, 3) | {"person": "kwame-boateng", "cover": "lily-fazakerley"}
    assert lead.post(there, sent).status_code == 302
    assert "Lily Fazakerley stands in for you" in text_of(be("kwame-boateng").get(WORK))
    assert "You stand in for Kwame Boateng, who is away and has this to do" in text_of(
        cover.get(f"{WORK}told/")
    )
    assert be("kwame-boateng").get(there).status_code == 404, "only a lead can"


def test_the_table_of_cases_says_which_action_is_still_owed(be: Any) -> None:
    said = text_of(be("colin-threlfall").get("/cases/?state=ended"))
    assert re.search("Still to be done: carry out what was decided: [A-Z“]", said), said
