"""Whoever is away with nobody standing in leaves no case behind of which nobody knows: their lead
is told which, also where nothing is to be done in it now, and the receipt names them.
"""

from tests.casework import acting
from tests.pages.cases import NOW
from tests.pages.conftest import SignIn
from tests.pages.test_away import COVER, LEAD, RAISER, go_away, receipt, ref, told, words

__all__ = ["ref"]
SAID = (
    "is away, and nobody stands in for them in this case "
    "from Monday 21 December until Friday 25 December"
)


def test_their_lead_is_told_of_a_case_that_they_raised_and_owe_nothing_in(
    ref: str, sign_in: SignIn
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    form = words(sign_in(RAISER).get("/my-work/away/").content.decode())
    assert "Nobody: Joanne Sutcliffe is told what is open" in form
    said = receipt(go_away(sign_in, RAISER, 0, 4, "nobody"))
    assert "Told Joanne Sutcliffe" in said
    assert "nothing is open" not in said
    heard = told(sign_in, LEAD)
    assert f"Kwame Boateng {SAID}" in heard
    assert ref in heard


def test_with_a_stand_in_or_in_a_case_that_has_ended_their_lead_is_told_nothing_more(
    ref: str, sign_in: SignIn
) -> None:
    acting.carry_out(ref, RAISER, NOW)
    go_away(sign_in, RAISER, 0, 4, COVER)
    assert SAID not in told(sign_in, LEAD)
    acting.withdraw(ref, NOW)
    said = receipt(go_away(sign_in, RAISER, 10, 14, "nobody"))
    assert "Told Nobody: nothing is open" in said


def test_whoever_answers_and_is_away_is_known_to_the_lead_of_their_agency(
    ref: str, sign_in: SignIn
) -> None:
    said = receipt(go_away(sign_in, acting.SOCIAL_WORKER, 0, 4, "nobody"))
    assert "Told Adaeze Nwosu" in said
    assert ref in told(sign_in, "adaeze-nwosu")
