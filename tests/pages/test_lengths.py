"""How long a text may be: the form says so, and whatever doesn't come through a form is refused."""

from typing import Any

import pytest

from concordat.core.errors import Refused
from concordat.core.labels import LONG
from tests.casework import acting
from tests.pages.cases import later, raise_case, visit, words

__all__ = ["later", "visit"]


def test_a_text_that_is_too_long_comes_back_whole_with_both_counts(visit: Any) -> None:
    raiser = visit("kwame-boateng", raise_case())
    page = raiser.send("note", text="word " * 3000, audience="both sides")
    assert raiser.status == 422
    assert "Shorten this to 10,000 characters. It has 14,999." in words(page)
    assert ("word " * 3000).strip() in page


def test_how_much_of_a_text_is_filled_is_said_only_near_the_end(visit: Any) -> None:
    raiser = visit("kwame-boateng", raise_case())
    near = raiser.send("note", text="word " * 1800, audience="nobody")
    assert "8,999 of 10,000 characters." in words(near)
    assert "of 10,000 characters" not in words(raiser.send("note", text="word", audience="nobody"))


@pytest.mark.parametrize(("length", "taken"), [(LONG, True), (LONG + 1, False)])
def test_the_record_refuses_what_the_form_refuses(
    demonstration: None, length: int, taken: bool
) -> None:
    from concordat.casework.service import Words
    from concordat.core.acts import Noted

    ref = raise_case()
    act = Noted("both sides", "a" * 32)
    text = ("word " * LONG)[:length]
    if taken:
        acting.do(ref, act, acting.RAISER, acting.hours(1), words={"a" * 32: Words(text)})
        return
    with pytest.raises(Refused) as refused:
        acting.do(ref, act, acting.RAISER, acting.hours(1), words={"a" * 32: Words(text)})
    assert refused.value.code == "too-long"
    assert refused.value.sentence == "Shorten this to 10,000 characters. It has 10,001."
