"""Going straight to the service managers says that a child is in immediate danger: who was rung is
asked with it, and the danger then stands on the case.
"""

import pytest

from concordat.core.acts import RiskStated, Used
from concordat.core.who.parts import actor
from tests.casework import acting
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.test_acting_to_the_end import act_once, opened

pytestmark = pytest.mark.usefixtures("demonstration")
STRAIGHT = "service-managers"
NEEDS = {
    "need-1": "With the duty manager, against the levels of need guidance, at noon.",
    "need-2": "He was hit again last night, and goes home at three.",
    "summary": "A visit before three.",
}


def representative(ref: str) -> str:
    """Somebody of the raising side who may go straight there, once the case has come so far."""
    record = acting.record_of(ref, NOW)
    allowed = record.protocol.permission(STRAIGHT)
    assert allowed is not None
    case = record.case(NOW)
    people = {seat.holder for seat in record.directory.seats if seat.holder}
    actors = (actor(record.protocol, case, record.directory, each, NOW.date()) for each in people)
    posts = {post.post for post in allowed.who}
    found = (
        each.person
        for each in actors
        if any(held.side == "raising" and held.post in posts for held in each.capacities)
    )
    return next(found)


@pytest.fixture
def there(sign_in: SignIn) -> Visitor:
    """A safeguarding representative at a case of Liverpool's that has come to the second stage."""
    ref = opened("liverpool")
    for _ in range(10):
        if acting.case_of(ref, NOW).stage == "2":
            break
        assert act_once(ref, sign_in, ("not agreed", "yes"))
    return Visitor(sign_in(representative(ref)), ref)


def test_who_was_rung_is_asked_with_it(there: Visitor) -> None:
    form = words(there.page("use", STRAIGHT))
    assert "Who was rung?" in form
    assert "999" in form
    page = words(there.act("use", STRAIGHT, **NEEDS))
    assert there.status == 422
    assert "Say who was rung, or nobody yet." in page


def test_the_danger_stands_with_why_it_was_said(there: Visitor, sign_in: SignIn) -> None:
    there.act("use", STRAIGHT, rung="999", **NEEDS)
    assert there.status == 200
    case = acting.case_of(there.ref, NOW)
    [danger] = case.standing
    stated, used = (event.act for event in acting.record_of(there.ref, NOW).events[-2:])
    assert isinstance(stated, RiskStated)
    assert isinstance(used, Used)
    assert danger.person == acting.record_of(there.ref, NOW).events[-1].by
    assert used.permission == STRAIGHT
    for reader in (case.raiser, "owen-hartley"):
        page = words(Visitor(sign_in(reader), there.ref).case())
        assert "He was hit again last night" in page.partition("Where this is")[0]


def test_while_danger_stands_it_is_stated_anew_each_time(there: Visitor) -> None:
    there.act("use", STRAIGHT, rung="999", **NEEDS)
    assert "Who was rung?" in words(there.page("use", STRAIGHT))
