"""The same child under a slightly different name is noticed too, and said to be less sure; by
whoever has a part in both, and nobody else.
"""

from datetime import date

import pytest

from concordat.casework import alike, projections
from concordat.casework.models import CaseRow, ChildToken
from concordat.casework.same_name import MOST_LETTERS, MOST_NAMES, written_like
from concordat.core.identity import Identity
from tests.pages.conftest import SignIn
from tests.pages.reading import shown
from tests.pages.test_same_child import ALREADY, check, raise_one

FIRST = {"child_name": "Jasmine Anne Kaye-O'Neil", "number": ""}
BORN = {"born_day": "7", "born_month": "3", "born_year": "2019"}
DIFFERENTLY = "The name or the birthday is written differently there."
WRITTEN = {
    "in another order": {"child_name": "Kaye-O'Neil, Jasmine Anne"},
    "without the name between": {"child_name": "Jasmine Kaye-O'Neil"},
    "with a name between that was left out": {"child_name": "Jasmine Anne Louise Kaye O Neil"},
    "with a letter wrong": {"child_name": "Jasmina Anne Kaye-O'Neil"},
    "with a letter missing": {"child_name": "Jasmine Ane Kaye-O'Neil"},
    "with a letter too many": {"child_name": "Jassmine Anne Kaye-O'Neil"},
    "with two letters changed over": {"child_name": "Jasmnie Anne Kaye-O'Neil"},
    "with day and month changed over": {"born_day": "3", "born_month": "7"},
}
EXACTLY = {
    "without the hyphen": {"child_name": "Jasmine Anne Kaye O’Neil"},
    "without the apostrophe, with accents and in capitals": {
        "child_name": "JÁSMINE ANNE KAYE-ONEIL"
    },
}
OTHERS = {
    "another day": {"born_day": "8"},
    "another first name": {"child_name": "Tobias Anne Kaye-O'Neil"},
    "another surname and a slip": {"child_name": "Jasmin Moore"},
    "day and month changed over and a slip": {
        "child_name": "Jasmina Anne Kaye-O'Neil",
        "born_day": "3",
        "born_month": "7",
    },
}


@pytest.mark.parametrize("way", WRITTEN)
def test_the_same_child_written_differently_is_noticed(sign_in: SignIn, way: str) -> None:
    ref = raise_one(sign_in, **FIRST | BORN)
    page = check(sign_in, "molly-entwistle", **FIRST | BORN | WRITTEN[way])
    assert f"{ALREADY} {ref}" in page
    assert DIFFERENTLY in page, "less sure than the same name and birthday"


@pytest.mark.parametrize("way", EXACTLY)
def test_what_is_the_same_but_for_its_marks_is_the_same(sign_in: SignIn, way: str) -> None:
    ref = raise_one(sign_in, **FIRST | BORN)
    page = check(sign_in, "molly-entwistle", **FIRST | BORN | EXACTLY[way])
    assert f"{ALREADY} {ref}" in page
    assert DIFFERENTLY not in page


@pytest.mark.parametrize("way", OTHERS)
def test_another_child_is_another_child(sign_in: SignIn, way: str) -> None:
    raise_one(sign_in, **FIRST | BORN)
    assert ALREADY not in check(sign_in, "molly-entwistle", **FIRST | BORN | OTHERS[way])


def test_the_answering_agency_and_the_board_read_that_it_may_be_and_nobody_else_does(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in, **FIRST | BORN)
    slip = WRITTEN["with a letter wrong"]
    second = raise_one(sign_in, "kwame-boateng", **FIRST | BORN | slip)
    for person in ("helen-marsden", "colin-threlfall"):
        page = shown(sign_in(person).get(f"/cases/{first}/"))
        assert f"It may be about the same child: {second}" in page
    assert second not in shown(sign_in("molly-entwistle").get(f"/cases/{first}/"))
    assert ALREADY not in check(sign_in, "molly-entwistle", **FIRST | BORN | {"born_year": "2018"})
    assert first not in check(sign_in, "kwame-boateng", **FIRST | BORN)


def test_a_number_makes_it_sure_however_the_name_is_written(sign_in: SignIn) -> None:
    raise_one(sign_in, **FIRST | BORN | {"number": "P-7713"})
    slip = WRITTEN["with a letter wrong"]
    page = check(sign_in, "molly-entwistle", **FIRST | BORN | slip | {"number": "p7713"})
    assert ALREADY in page
    assert DIFFERENTLY not in page


def test_cases_from_before_are_found_once_their_rows_are_made_again(sign_in: SignIn) -> None:
    ref = raise_one(sign_in, **FIRST | BORN)
    before = set(ChildToken.objects.values_list("child", "token", "near"))
    ChildToken.objects.filter(near=True).delete()
    CaseRow.objects.update(layout=4)
    assert projections.outdated() == 1, "the program says that they are to be made again"
    projections.rebuild()
    assert set(ChildToken.objects.values_list("child", "token", "near")) == before
    slip = WRITTEN["with a letter wrong"]
    assert ref in check(sign_in, "molly-entwistle", **FIRST | BORN | slip)


def test_there_are_few_keys_however_long_a_name_is_and_no_name_can_be_read_off_them(
    sign_in: SignIn,
) -> None:
    raise_one(sign_in, **FIRST | BORN)
    tokens = set(ChildToken.objects.values_list("token", flat=True))
    assert all(len(token) == 64 and int(token, 16) for token in tokens)
    long = " ".join(["Maximiliana"] * 30)
    most = MOST_NAMES + MOST_LETTERS + 2
    assert len(written_like(long, "2019-03-07")) <= most
    assert len(alike.tokens(Identity.of(long, born=date(2019, 3, 7), numbers={})).near) <= most


def test_a_short_name_is_not_found_by_a_slip() -> None:
    one, other = (written_like(name, "2019-03-27") for name in ("Li Wu", "Li Wa"))
    assert not one & other


@pytest.mark.parametrize("day", ["2019-03", "2019", "2019-xx-04", "2019-03-04-05", ""])
def test_day_and_month_are_changed_over_only_in_a_whole_date(day: str) -> None:
    assert not any(each.startswith("turned") for each in written_like("Alice Baker", day))
    assert any(each.startswith("turned") for each in written_like("Alice Baker", "2019-03-04"))
