"""Cases: those in which one has a part, and of them those one asks for."""

from typing import Any

import pytest

from tests.pages.demonstrated import be, demonstration, text_of

__all__ = ["be", "demonstration"]


def test_only_cases_in_which_one_has_a_part(be: Any) -> None:
    said = text_of(be("chloe-unsworth").get("/cases/?state=all"))
    assert "B.R., Rivermouth NHS Trust with Sefton Children's Social Care" in said
    assert "H.G., Mersey Bay Police with Rivermouth NHS Trust" in said
    assert "J.K." not in said
    assert "K.O." not in said


def test_open_ended_or_all(be: Any) -> None:
    officer = be("colin-threlfall")
    shown, ended = text_of(officer.get("/cases/")), text_of(officer.get("/cases/?state=ended"))
    assert "J.K." in shown
    assert "M.F." not in shown
    assert "M.F." in ended
    row = ended.split("Ended: decided and binding, on ", 1)[1].split("SEF-", 1)[0]
    assert "Still to be done: carry out what was decided" in row
    assert "Late was due by 5pm on " in row, "a date that has passed counts after the end too"
    assert "J.K." not in ended
    assert {"J.K.", "M.F."} <= set(
        text_of(officer.get("/cases/?state=all")).replace(",", " ").split()
    )


def test_late_ones_stand_apart_and_first(be: Any) -> None:
    said = text_of(be("colin-threlfall").get("/cases/"))
    assert (
        said.index("Late 3") < said.index("B.R.") < said.index("The others 5") < said.index("J.K.")
    )


def test_by_stage_and_late_ones_only(be: Any) -> None:
    officer = be("colin-threlfall")
    second = text_of(officer.get("/cases/?stage=sefton/2"))
    assert "E.S." in second
    assert "J.K." not in second
    late = text_of(officer.get("/cases/?late=yes"))
    assert "B.R." in late
    assert "J.K." not in late
    assert "checked" in officer.get("/cases/?late=yes").content.decode()


def test_of_two_boards_one_can_be_chosen(be: Any) -> None:
    nurse = be("theresa-okonjo")
    page = nurse.get("/cases/").content.decode()
    assert "Liverpool Safeguarding Children Board</option>" in page
    assert "N.D." in text_of(nurse.get("/cases/?board=sefton"))
    assert "N.D." not in text_of(nurse.get("/cases/?board=liverpool"))


def test_an_empty_list_says_what_will_appear(be: Any) -> None:
    said = text_of(be("ayesha-karimi").get("/cases/"))
    assert "No open case here" in said
    assert "Disagreements that you raise, or that are raised with you, will appear here." in said


@pytest.mark.parametrize("query", ["after=nonsense", "after=W10"])
def test_a_place_that_no_page_gave_is_not_there(be: Any, query: str) -> None:
    assert be("colin-threlfall").get(f"/cases/?{query}").status_code == 404


def test_a_word_that_is_none_counts_as_not_asked(be: Any) -> None:
    assert be("colin-threlfall").get("/cases/?state=lost&stage=sefton/9").status_code == 200
