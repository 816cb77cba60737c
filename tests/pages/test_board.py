"""A board's own pages: what it owes, its live cases, what waits on nobody, closed days."""

import re
from typing import Any

import pytest

from tests.pages.demonstrated import be, demonstration, text_of

__all__ = ["be", "demonstration"]

PAGES = ("", "waiting/", "after-the-end/", "closed-day/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("person", ["helen-marsden", "margaret-oyelaran", "carmel-docherty"])
def test_only_the_boards_officers_see_its_cases(be: Any, page: str, person: str) -> None:
    assert be(person).get(f"/board/sefton/{page}").status_code == 404
    assert be(person).get(f"/board/nowhere/{page}").status_code == 404


def test_the_first_page_leads_an_officer_on_and_tells_others_what_they_see(be: Any) -> None:
    assert be("colin-threlfall").get("/board/")["Location"] == "/board/sefton/"
    assert "You see those in which you have a part" in text_of(
        be("margaret-oyelaran").get("/board/")
    )
    assert be("helen-marsden").get("/board/").status_code == 404


def test_what_the_board_owes_comes_first_then_what_is_late(be: Any) -> None:
    said = text_of(be("colin-threlfall").get("/board/sefton/"))
    places = [
        said.index(each)
        for each in (
            "What the board has to do",
            "Make a final and binding decision",
            "Live cases",
            "8 open in all",
            "3 overdue.",
            "Convene a meeting",
            "Stage 1 3 in this group",
            "J.K.",
        )
    ]
    assert places == sorted(places)


def test_a_count_filters_the_cases(be: Any) -> None:
    officer = be("colin-threlfall")
    page = officer.get("/board/sefton/").content.decode()
    assert 'href="/board/sefton/?stage=2"' in page
    second = text_of(officer.get("/board/sefton/?stage=2"))
    assert "E.S." in second
    assert "J.K." not in second


def test_time_left_stands_as_a_bar_beside_its_words(be: Any) -> None:
    page = be("colin-threlfall").get("/board/sefton/").content.decode()
    used = [int(width) for width in re.findall(r'c-bar__used" width="(\d+)"', page)]
    assert used.count(100) == 3, "of the late ones all time has gone"
    assert any(0 < each < 100 for each in used)


def test_what_waits_on_nobodys_limit(be: Any) -> None:
    said = text_of(be("femi-adebayo").get("/board/brighton-and-hove/waiting/"))
    assert "Nothing has been written since Friday 13 November (10 days)" in said
    assert "Review the documents" in said
    assert "Prudence Okoro" in said
    assert "U.K." not in said, "the parties have set a date there"
    assert "No case is waiting like that" not in said


def test_a_case_under_a_limit_over_its_stage_waits_on_that_limit(be: Any) -> None:
    said = text_of(be("carmel-docherty").get("/board/liverpool/waiting/"))
    assert "LIV-2026-" not in said
    assert "No case is waiting like that" in said


def test_an_empty_post_is_shown_as_empty(be: Any) -> None:
    said = text_of(be("carmel-docherty").get("/cases/LIV-2026-0002/"))
    assert "Brightside Family Support Nobody is in this role now" in said


def test_a_limit_over_the_stage_that_passed_stands_in_the_record(be: Any) -> None:
    said = text_of(be("carmel-docherty").get("/cases/LIV-2026-0002/")).split("What happened", 1)[1]
    assert "The time for Stage 3 passed: 16 days after it was raised" in said


def test_a_limit_over_the_stage_makes_a_case_late(be: Any) -> None:
    said = text_of(be("carmel-docherty").get("/board/liverpool/"))
    late = said.index("Late 3 in this group")
    assert late < said.index("Brightside Family Support") < said.index("Calder Street Academy")
    assert "the time for the whole stage: 16 days after it was raised" in said
    assert "13 overdue." in said, "with every must that the cases went on without"


def test_what_is_past_its_date_after_an_end(be: Any) -> None:
    said = text_of(be("colin-threlfall").get("/board/sefton/after-the-end/"))
    assert re.search("Carry out what was (?:agreed|decided): [A-Z“]", said), "it says which"
    assert "M.F." in said
    assert "J.K." not in said


def test_a_closed_day_moves_what_is_still_open(be: Any) -> None:
    officer = be("colin-threlfall")
    assert "by 5pm on Tuesday 24 November" in text_of(officer.get("/board/sefton/"))
    day = {"day_day": "24", "day_month": "11", "day_year": "2026", "why": "The offices are flooded"}
    answer = officer.post("/board/sefton/closed-day/", day)
    assert (answer.status_code, answer["Location"]) == (302, "/board/sefton/")
    said = text_of(officer.get("/board/sefton/"))
    assert "Tuesday 24 November is closed, and is in the record of 8 open cases." in said
    assert "by 5pm on Wednesday 25 November" in said
    assert "was due by 5pm on Wednesday 18 November" in said, "what has passed stays as it was"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"day_day": "20"}, "That day has passed. Is the date right?"),
        (
            {"day_day": "5", "day_month": "9"},
            "Which day is closed? This day passed more than a month ago. Check",
        ),
        ({"day_day": "31"}, "Give a real date: November 2026 has 30 days"),
        ({"why": ""}, "Say why the day is closed"),
    ],
)
def test_a_closed_day_that_cannot_be_says_what_to_do(
    be: Any, change: dict[str, str], said: str
) -> None:
    day = {"day_day": "24", "day_month": "11", "day_year": "2026", "why": "Flooded"}
    answer = be("colin-threlfall").post("/board/sefton/closed-day/", day | change)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_what_has_no_date_is_still_on_the_board_s_list_after_an_end(be: Any) -> None:
    said = text_of(be("colin-threlfall").get("/board/sefton/after-the-end/"))
    headings = ("Late", "By a date to come", "Open, without a date in the procedure")
    places = [said.index(each, said.index("accepted or refused.")) for each in headings]
    assert places == sorted(places)
    assert "Tell the agency that raised it the outcome by letter" in said[places[1] : places[2]]
    assert "Confirm that this action was done" in said[places[2] :]


def test_a_mistyped_closed_day_is_taken_back_from_the_list_of_those_to_come(be: Any) -> None:
    officer = be("colin-threlfall")
    before = text_of(officer.get("/board/sefton/"))
    page = text_of(officer.get("/board/sefton/closed-day/"))
    assert "The board has no closed day of its own to come" in page
    assert "Until Sunday 31 December 2045, and a year further each year." in page
    day = {"day_day": "24", "day_month": "11", "day_year": "2026", "why": "The offices are flooded"}
    officer.post("/board/sefton/closed-day/", day)
    address = "/board/sefton/closed-day/2026-11-24/"
    listed = officer.get("/board/sefton/closed-day/").content.decode()
    assert f'href="{address}"' in listed
    assert "Say why the day is open after all" in text_of(officer.post(address, {"why": ""}))
    answer = officer.post(address, {"why": "It was meant for next year"})
    assert (answer.status_code, answer["Location"]) == (302, "/board/sefton/")
    after = text_of(officer.get("/board/sefton/"))
    assert "Tuesday 24 November is open after all, and is in the record of 8 open cases." in after
    assert "by 5pm on Tuesday 24 November" in before
    assert "by 5pm on Tuesday 24 November" in after
    assert officer.get(address).status_code == 404, "it is closed no more"


@pytest.mark.parametrize("person", ["helen-marsden", "carmel-docherty", "margaret-oyelaran"])
def test_a_closed_day_is_taken_back_by_the_business_manager_only(be: Any, person: str) -> None:
    day = {"day_day": "24", "day_month": "11", "day_year": "2026", "why": "The offices are flooded"}
    be("colin-threlfall").post("/board/sefton/closed-day/", day)
    address = "/board/sefton/closed-day/2026-11-24/"
    assert be(person).get(address).status_code == 404
    assert be(person).post(address, {"why": "It was not"}).status_code == 404
