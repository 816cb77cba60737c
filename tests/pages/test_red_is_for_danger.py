"""In every table of cases a danger that stands is red, and a missing safety plan amber."""

import re
from typing import Any

import pytest

from concordat.core.acts import RiskStated, SafetyStated
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER
from tests.pages.cases import raise_case, visit
from tests.pages.conftest import NOW, SignIn

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
TAG = re.compile(r'<span class="(c-unsafe[^"]*)">([^<]*)')


@pytest.mark.parametrize("address", ["/board/sefton/", "/cases/"])
def test_the_tag_of_danger_is_red(sign_in: SignIn, address: str) -> None:
    ref = raise_case()
    acting.do(ref, SafetyStated("raising", nothing=True), RAISER, NOW)
    client = sign_in(OFFICER)
    (amber,) = TAG.findall(client.get(address).content.decode())
    assert amber == ("c-unsafe", "No safety plan known yet")
    acting.do(ref, RiskStated(), RAISER, NOW)
    ((look, said),) = TAG.findall(client.get(address).content.decode())
    assert look == "c-unsafe c-unsafe--danger"
    assert "immediate danger" in said


def test_moving_up_says_how_a_mistake_is_put_right(visit: Any) -> None:
    page = visit(RAISER, raise_case()).page("move-up", "risk to the child")
    assert "If this was a mistake, it can be taken out, and both sides are told." in page
    assert "be taken back" not in page
