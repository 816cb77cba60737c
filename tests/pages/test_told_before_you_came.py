"""*What you were told* says of what was told before the reader came to a role whom it reached; what
they were told themselves stays theirs, and leads nowhere once the case doesn't open to them.
Whoever comes to a role later is nowhere counted as told by that: they find the line, with whom it
reached, and nothing of it is new to them; who was told what is kept by name, and stays so.
"""

from typing import Any

import pytest

from concordat.people import models
from concordat.people import queries as people
from tests.casework.acting import RAISER, SOCIAL_CARE, STRANGER, TEAM_MANAGER
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
BEFORE = "told to Helen Marsden at"
SINCE = ", in a role in which you act now"
NOBODY = ", when nobody was there to read it"


def holds(person: str | None) -> None:
    seats = models.Seat.objects.filter(agency=SOCIAL_CARE.id, service=SOCIAL_CARE.service)
    seats.filter(post="team manager").update(holder=person, cover=None)


def told(sign_in: SignIn, person: str, ref: str) -> str:
    return words(sign_in(person).get(f"/my-work/told/?case={ref}").content.decode())


def test_whoever_follows_reads_who_was_told_and_since_when_it_is_theirs(sign_in: SignIn) -> None:
    ref = raise_case()
    assert "to Helen Marsden" not in told(sign_in, TEAM_MANAGER, ref)
    holds(STRANGER)
    page = told(sign_in, STRANGER, ref)
    assert BEFORE in page
    assert SINCE in page
    assert "New A disagreement" not in page
    assert "J.K." in page


def test_who_was_told_keeps_the_line_and_no_way_into_the_case(sign_in: SignIn) -> None:
    ref = raise_case()
    holds(STRANGER)
    page = sign_in(TEAM_MANAGER).get(f"/my-work/told/?case={ref}").content.decode()
    assert "A disagreement was raised with Sefton Children's Social Care" in words(page)
    assert "You have no part in this case now, so it doesn’t open." in words(page).replace("'", "’")
    assert f'href="/cases/{ref}' not in page
    assert "J.K." not in page
    assert SINCE not in page


def test_what_reached_nobody_says_so_and_is_new(sign_in: SignIn, visit: Any) -> None:
    models.Seat.objects.filter(agency=SOCIAL_CARE.id).exclude(post="practitioner").update(
        holder=None, cover=None, lead=False
    )
    ref = raise_case()
    holds(STRANGER)
    page = told(sign_in, STRANGER, ref)
    assert NOBODY in page
    assert "New A disagreement" in page


def test_who_raised_it_reads_for_good_whom_it_was_told_to(sign_in: SignIn) -> None:
    ref, name = raise_case(), people.people([STRANGER])[STRANGER].name

    def who_was_told() -> str:
        page = words(sign_in(RAISER).get(f"/raise/raised/{ref}/").content.decode())
        return page.partition("Who has been told")[2].partition("What happens next")[0]

    at_first = who_was_told()
    assert "Helen Marsden" in at_first
    holds(STRANGER)
    assert "Helen Marsden" in who_was_told()
    assert name not in who_was_told()


def test_many_who_were_told_are_counted_and_not_all_named() -> None:
    from concordat.pages.worklist.page import _several

    assert _several(["Ann", "Ben"]) == "Ann and Ben"
    assert _several(["Ann", "Ben", "Cal", "Dee"]) == "Ann, Ben, Cal and Dee"
    assert _several([*"ABCDE"]) == "A, B, C and 2 others"
