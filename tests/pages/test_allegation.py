"""An allegation against somebody who works with children never reaches a side of the case."""

from typing import Any

import pytest

from concordat.casework.models import ToldRow
from concordat.core.acts import ALLEGATION, Alongside, Corrected, Note
from concordat.core.errors import Refused
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, SOCIAL_WORKER
from tests.pages.cases import raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
LADO = "01632 960114"
WHOSE = "Beside this case: an allegation against somebody who works with children"


def entries(ref: str) -> int:
    return len(acting.record_of(ref, NOW).events)


@pytest.mark.parametrize("person", [RAISER, SOCIAL_WORKER])
def test_it_is_led_to_the_designated_officer_and_nothing_is_recorded(
    visit: Any, person: str
) -> None:
    ref = raise_case()
    before, told = entries(ref), ToldRow.objects.count()
    page = words(visit(person, ref).act("alongside", what=ALLEGATION, summary="He hit her."))
    assert "do not ask the person about it first" in page
    assert "complaints procedure of their agency" in page
    assert LADO in page
    assert "Nothing was recorded, and nobody was told." in page
    assert "He hit her." not in page
    assert (entries(ref), ToldRow.objects.count()) == (before, told)


def test_the_engine_refuses_it_too() -> None:
    ref = raise_case()
    with pytest.raises(Refused, match="designated officer"):
        acting.do(ref, Alongside(ALLEGATION), RAISER, NOW)
    acting.do(ref, Alongside("a complaint"), RAISER, NOW)
    for person in (RAISER, OFFICER):  # nor by putting right what everybody reads
        with pytest.raises(Refused):
            acting.do(ref, Corrected(entries(ref), Alongside(ALLEGATION)), person, NOW)
    with pytest.raises(Refused, match="Write nothing about an allegation"):
        acting.do(ref, Alongside(ALLEGATION, notes=(Note("e" * 32, "summary"),)), OFFICER, NOW)


def test_what_the_boards_office_records_of_one_is_for_the_board_alone(visit: Any) -> None:
    ref = raise_case()
    page = words(visit(OFFICER, ref).act("alongside", what=ALLEGATION))
    assert WHOSE in page
    assert "The board only" in page
    for correct in (False, True):
        if correct:
            acting.do(ref, Corrected(entries(ref)), OFFICER, NOW)
        assert WHOSE in words(visit(OFFICER, ref).case())
        for person in (RAISER, SOCIAL_WORKER):
            reader = visit(person, ref)
            told = words(reader.client.get("/my-work/told/").content.decode())
            assert "llegation" not in words(reader.case()) + told


def test_that_a_child_has_died_stands_apart_and_last(visit: Any) -> None:
    page = visit(RAISER, raise_case()).page("alongside")
    ordinary, _, apart = page.partition('<div class="govuk-radios__divider">or</div>')
    assert "The child turned eighteen" in ordinary
    assert "died" not in words(f"{ordinary}</main>")
    assert apart.count('type="radio"') == 1
    assert "The child has died" in apart
