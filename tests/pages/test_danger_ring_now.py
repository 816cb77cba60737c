"""Whoever stated danger with nobody rung is asked to ring before anything else, on every page that
says what is next, until a call is recorded or the child is said to be safe.
"""

import re
from typing import Any

import pytest

from concordat.casework import queries
from tests.pages.cases import visit
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import STARTS, opened
from tests.pages.test_danger_goes_on import next_of, receipt, text
from tests.pages.test_danger_seen_to import emergency

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
RAISER, CARE, SOCIAL_WORKER, _ = STARTS["sefton"]
LEAD = "ruth-abernathy"
RING = "Ring 999 now, then record who you rang"
TYPED = "He says that he will not be there tomorrow."
CALLED = r'acknowledge-danger/\?about=([^"]+)"'


def work(sign_in: SignIn, person: str) -> str:
    return sign_in(person).get("/my-work/").content.decode()


def test_it_comes_first_until_a_call_is_recorded(visit: Any, sign_in: SignIn) -> None:
    ref = opened("sefton")
    raiser = visit(RAISER, ref)
    before = queries.waits(RAISER, NOW).work
    page = raiser.act("risk", rung="nobody yet", summary=TYPED)
    assert receipt(page) == f"{RING}."
    assert f"Next {RING}" in next_of(raiser.case())
    (about,) = re.findall(CALLED, raiser.case())
    red = work(sign_in, RAISER).split("c-notice--danger", 1)[1].split("</section>")[0]
    assert re.search(rf"<strong><a [^>]*about={re.escape(about)}[^>]*>{RING}: case {ref}<", red)
    assert queries.waits(RAISER, NOW).work == before + 1
    assert f"What happens next Next {RING}" in text(
        sign_in(RAISER).get(f"/raise/raised/{ref}/").content.decode()
    )
    for other in (LEAD, SOCIAL_WORKER):
        assert RING not in visit(other, ref).case()
        assert RING not in work(sign_in, other)
    page = raiser.act("acknowledge-danger", about.replace("+", " "), rung="999")
    assert RING not in page
    assert RING not in raiser.case()
    assert RING not in work(sign_in, RAISER)
    assert queries.waits(RAISER, NOW).work == before


def test_it_comes_first_after_the_end_too(visit: Any, sign_in: SignIn) -> None:
    ref = opened("sefton")
    raiser = visit(RAISER, ref)
    raiser.act("risk", rung="nobody yet", summary=TYPED)
    raiser.act("withdraw", reason="We agree after all.", safety="A visit this afternoon.")
    assert f"Next {RING}" in next_of(raiser.case())
    assert RING in work(sign_in, RAISER)


def test_somebody_who_rang_at_once_is_not_asked(visit: Any, sign_in: SignIn) -> None:
    ref = opened("sefton")
    raiser = visit(RAISER, ref)
    assert RING not in raiser.act("risk", rung="999", summary=TYPED)
    assert RING not in work(sign_in, RAISER)


@pytest.mark.parametrize(("rung", "asked"), [("999", False), ("nobody yet", True)])
def test_what_the_procedure_asks_to_be_done_may_be_the_call(
    visit: Any, sign_in: SignIn, rung: str, asked: bool
) -> None:
    who = STARTS["liverpool"][0]
    ref = opened("liverpool")
    raiser = visit(who, ref)
    raiser.act("risk", rung="nobody yet", summary=TYPED)
    assert RING in work(sign_in, who)
    raiser.act("done", emergency(ref), rung=rung, summary="I told the lead.")
    assert raiser.status == 200
    assert (RING in work(sign_in, who)) == asked
    assert (f"Next {RING}" in next_of(raiser.case())) == asked
