"""Whoever has a part in two linked cases reads in each what they have to know of the other: that
danger stands there, and what must be kept private. Nobody else learns anything of it.
"""

import pytest

from concordat.core.acts import Linked, RiskStated
from concordat.core.acts.linking import HowLinked
from concordat.core.sentences import TOLD_BY_NOBODY
from tests.casework import acting
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import answer, begin, raised
from tests.pages.reading import shown

HELEN, COLIN, MOLLY, KWAME = "helen-marsden", "colin-threlfall", "molly-entwistle", "kwame-boateng"
"""The first two have a part in both cases, the others each in one."""
GARY, MOTHER = "Gary is not to know where she is.", "Her mother must not know that she told us."
THERE = "A child is said to be in immediate danger in another case"


def raise_with(sign_in: SignIn, person: str, private: str) -> str:
    client = sign_in(person)
    draft = begin(client)
    answer(client, draft, keep={"not_to_reach": private})
    return raised(client, draft)


@pytest.fixture
def both(sign_in: SignIn) -> tuple[str, str]:
    """Two cases about one child, raised by two agencies with the same one; each has something that
    must be kept private.
    """
    return raise_with(sign_in, MOLLY, GARY), raise_with(sign_in, KWAME, MOTHER)


def linked(both: tuple[str, str], how: HowLinked = "duplicate") -> tuple[str, str]:
    acting.do(both[0], Linked(both[1], how), HELEN, NOW)
    return both


def in_danger(ref: str, by: str = MOLLY) -> None:
    acting.do(ref, RiskStated("999", rung_at=NOW), by, NOW)


def page_of(sign_in: SignIn, person: str, ref: str) -> str:
    return shown(sign_in(person).get(f"/cases/{ref}/"))


def readers_of(ref: str) -> list[str]:
    from concordat.readers.models import Access

    return list(Access.objects.filter(case=ref).order_by("pk").values_list("person", flat=True))


# ── What is shown to those who see both ───────────────────────────────────────────────────────────


def test_danger_in_one_stands_in_red_on_the_other_with_the_way_to_it(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = linked(both)
    in_danger(first)
    for person in (HELEN, COLIN):
        page = sign_in(person).get(f"/cases/{second}/").content.decode()
        red = page.split('<section class="c-notice c-notice--danger">')[1].split("</section>")[0]
        assert THERE in red
        assert "raised by" in red
        assert 'href="tel:999"' in red
        assert f'href="/cases/{first}/"' in red
        assert THERE not in page_of(sign_in, person, first), "it stands there itself"


@pytest.mark.parametrize("how", ["duplicate", "sibling", "again"])
def test_what_must_be_kept_private_there_stands_with_what_must_be_here(
    sign_in: SignIn, both: tuple[str, str], how: HowLinked
) -> None:
    first, second = linked(both, how)
    on_second = page_of(sign_in, HELEN, second)
    assert MOTHER in on_second
    assert f"What the family or others must not find out: {first} {GARY}" in on_second
    assert f"What the family or others must not find out: {second} {MOTHER}" in page_of(
        sign_in, HELEN, first
    )


def test_whoever_looks_at_one_is_written_down_as_a_reader_of_the_other(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = linked(both)
    before = readers_of(first)
    page_of(sign_in, HELEN, second)
    assert readers_of(first) == [*before, HELEN]


def test_until_somebody_links_them_only_the_danger_is_said(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    before = readers_of(first)
    assert GARY not in page_of(sign_in, HELEN, second)
    assert readers_of(first) == before, "nothing of it was shown"
    in_danger(first)
    page = page_of(sign_in, HELEN, second)
    assert THERE in page
    assert GARY not in page


def test_of_another_child_nothing_is_shown(sign_in: SignIn, both: tuple[str, str]) -> None:
    first, second = linked(both, "different")
    in_danger(first)
    page = page_of(sign_in, HELEN, second)
    assert THERE not in page
    assert GARY not in page


# ── What nobody else learns ───────────────────────────────────────────────────────────────────────


def test_whoever_has_a_part_in_one_learns_nothing_of_the_other(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    before = page_of(sign_in, KWAME, second).split("Read by")[0]
    heard = shown(sign_in(KWAME).get("/my-work/told/"))
    linked(both)
    in_danger(first)
    assert page_of(sign_in, KWAME, second).split("Read by")[0] == before
    assert shown(sign_in(KWAME).get("/my-work/told/")) == heard
    in_danger(first, HELEN)
    told = shown(sign_in(MOLLY).get("/my-work/told/"))
    assert first in told
    assert second not in told
    assert "This case is linked" not in told


# ── What is told ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("person", [HELEN, COLIN])
def test_the_news_of_danger_names_both_cases_and_asks_to_pass_it_on(
    sign_in: SignIn, both: tuple[str, str], person: str
) -> None:
    first, second = linked(both)
    assert TOLD_BY_NOBODY not in shown(sign_in(person).get("/my-work/told/"))
    in_danger(first)
    told = shown(sign_in(person).get("/my-work/told/"))
    assert f"This case is linked to {second}" in told
    assert TOLD_BY_NOBODY in told
    assert TOLD_BY_NOBODY in page_of(sign_in, person, first)
    assert TOLD_BY_NOBODY not in page_of(sign_in, person, second), "no danger stands here"


def test_nobody_is_asked_to_pass_it_on_to_who_said_it(sign_in: SignIn) -> None:
    same = (raise_with(sign_in, MOLLY, GARY), raise_with(sign_in, MOLLY, GARY))
    first, second = linked(same)
    in_danger(first)
    told = shown(sign_in(HELEN).get("/my-work/told/"))
    assert f"This case is linked to {second}" in told
    assert TOLD_BY_NOBODY not in told
    assert TOLD_BY_NOBODY not in page_of(sign_in, HELEN, first)
