"""Cases about the same child are linked by whoever has a part in both. Nobody else learns of it:
not on the page, not in what happened, not by being told.
"""

from typing import Any

import pytest

from concordat.core.acts import Corrected, Linked
from concordat.core.errors import Refused
from tests.casework import acting
from tests.pages.cases import once
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import shown
from tests.pages.test_same_child import raise_one

HELEN, COLIN, MOLLY, KWAME = "helen-marsden", "colin-threlfall", "molly-entwistle", "kwame-boateng"
"""The first two have a part in both cases, the others each in one."""
LINK = "Link these, or say that they are not about the same child"
LIKELY = "It is likely to be about the same child"


@pytest.fixture
def both(sign_in: SignIn) -> tuple[str, str]:
    """Two cases about one child, raised by two agencies with the same one."""
    return raise_one(sign_in), raise_one(sign_in, KWAME)


def link(sign_in: SignIn, person: str, first: str, second: str, **sent: Any) -> Any:
    """What comes of sending the form on one case about another."""
    client, address = sign_in(person), f"/cases/{first}/link/?about={second}"
    typed = {"other": second, "how": "duplicate", "request": once(client, address)} | sent
    return client.post(address, typed)


def page_of(sign_in: SignIn, person: str, ref: str) -> str:
    return shown(sign_in(person).get(f"/cases/{ref}/"))


@pytest.mark.parametrize("person", [HELEN, COLIN])
def test_it_is_offered_with_the_warning_to_the_answering_agency_and_the_board(
    sign_in: SignIn, both: tuple[str, str], person: str
) -> None:
    first, second = both
    page = sign_in(person).get(f"/cases/{first}/").content.decode()
    assert f'href="/cases/{first}/link/?about={second}"' in page
    form = shown(sign_in(person).get(f"/cases/{first}/link/?about={second}"))
    for way in ("The same matter", "A brother or sister", "raised again", "Not the same child"):
        assert way in form
    assert page.count(LINK) == 1, "with the warning, and nowhere else"


def test_each_case_names_the_other_to_whoever_has_a_part_in_both(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    sent = link(sign_in, HELEN, first, second, reason="Both are about the visit of 11 December.")
    assert sent.status_code == 302, shown(sent)
    for person in (HELEN, COLIN):
        for here, there in ((first, second), (second, first)):
            page = page_of(sign_in, person, here)
            assert f"The same matter: {there}" in page
            assert f"{LIKELY}: {there}" not in page, "it is a suggestion no more"
    told = page_of(sign_in, COLIN, first).split("What happened")[-1]
    assert f"The same matter: {second}" in told
    assert "Both are about the visit of 11 December." in told


@pytest.mark.parametrize("how", ["duplicate", "sibling", "again", "different"])
def test_whoever_has_a_part_in_one_learns_nothing_of_the_other(
    sign_in: SignIn, both: tuple[str, str], how: str
) -> None:
    first, second = both
    before = {who: page_of(sign_in, who, ref) for who, ref in ((MOLLY, first), (KWAME, second))}
    heard = {who: shown(sign_in(who).get("/my-work/told/")) for who in (MOLLY, KWAME)}
    done = link(sign_in, HELEN, first, second, how=how, reason="The aunt is another person.")
    assert done.status_code == 302
    for person, ref, other in ((MOLLY, first, second), (KWAME, second, first)):
        page = page_of(sign_in, person, ref)
        assert other not in page
        assert "another case" not in page
        assert "The aunt is another person." not in page
        assert page.split("Read by")[0] == before[person].split("Read by")[0]
        assert shown(sign_in(person).get("/my-work/told/")) == heard[person]


def test_a_correction_of_it_tells_them_nothing_either(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    link(sign_in, HELEN, first, second)
    seq = acting.record_of(first, NOW).events[-1].seq
    acting.do(first, Corrected(seq), HELEN, NOW)
    happened = page_of(sign_in, MOLLY, first).split("What happened")[-1]
    assert "Taken out" not in happened
    assert second not in happened
    assert "another case" not in happened
    assert f"Taken out: “The same matter: {second}”" in page_of(sign_in, COLIN, first)
    assert f"{LIKELY}: {second}" in page_of(sign_in, COLIN, first), "it is suggested again"


def test_what_is_not_the_same_child_is_suggested_no_more(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    assert "Say how you know that it is another child." in shown(
        link(sign_in, COLIN, first, second, how="different")
    )
    link(sign_in, COLIN, first, second, how="different", reason="Their mothers differ.")
    for here, there in ((first, second), (second, first)):
        for person in (HELEN, COLIN):
            page = page_of(sign_in, person, here)
            assert LIKELY not in page
            assert f"Not the same child: {there}" not in page.split("What happened")[0]
    assert "likely to be about this child" not in page_of(sign_in, COLIN, first)


def test_what_was_said_last_of_two_cases_holds_whichever_says_it(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    acting.do(first, Linked(second, "duplicate"), HELEN, NOW)
    acting.do(second, Linked(first, "sibling"), COLIN, NOW)
    for here, there in ((first, second), (second, first)):
        assert f"A brother or sister of the child: {there}" in page_of(sign_in, HELEN, here)


def test_the_board_counts_what_was_raised_and_says_how_much_of_it_is_linked(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    raise_one(sign_in, "lily-fazakerley")
    link(sign_in, COLIN, first, second)
    counted = "3 cases are likely to be about this child; 1 of them linked with this one."
    assert counted in page_of(sign_in, COLIN, first)
    assert "likely to be about this child" not in page_of(sign_in, HELEN, first)


# ── What the engine refuses ───────────────────────────────────────────────────────────────────────


def test_whoever_raised_both_cannot_link_them_though_the_page_names_them(sign_in: SignIn) -> None:
    first, second = raise_one(sign_in), raise_one(sign_in)
    page = page_of(sign_in, MOLLY, first)
    assert f"{LIKELY}: {second}" in page
    assert LINK not in page
    with pytest.raises(Refused, match=r"^not-yours:"):
        acting.do(first, Linked(second, "duplicate"), MOLLY, NOW)


def test_a_case_in_which_one_has_no_part_is_refused_like_one_that_there_is_not(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in)
    elsewhere = raise_one(sign_in, KWAME, **{"with": "dunes-housing"})
    refusals = set()
    for other in (elsewhere, "SEF-2026-9999"):
        with pytest.raises(Refused) as refused:
            acting.do(first, Linked(other, "duplicate"), HELEN, NOW)
        refusals.add(str(refused.value))
    assert len(refusals) == 1
    assert acting.do(first, Linked(elsewhere, "duplicate"), COLIN, NOW)


def test_a_case_is_not_linked_with_itself(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    with pytest.raises(Refused, match=r"^same-case:"):
        acting.do(ref, Linked(ref, "duplicate"), HELEN, NOW)


def test_nobody_raises_something_again_after_a_case_that_is_not_theirs(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    first, second = both
    for after in (first, "SEF-2026-9999"):
        with pytest.raises(Refused, match=r"^no-such-case:"):
            acting.raise_case(acting.raised(after=after), KWAME, NOW)
    again = acting.raise_case(acting.raised(after=second), KWAME, NOW).ref
    assert f"Raised again after {second}" in page_of(sign_in, KWAME, again)


def test_after_which_case_it_was_raised_again_is_read_only_by_those_with_a_part_in_both(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in, KWAME, **{"with": "dunes-housing"})
    second = acting.raise_case(acting.raised(after=first), KWAME, NOW).ref
    assert f"Raised again after {first}" in page_of(sign_in, COLIN, second)
    assert f"Raised again as {second}" in page_of(sign_in, COLIN, first)
    assert first not in page_of(sign_in, HELEN, second)


# ── Kept ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_rows_of_links_are_made_again_from_the_record(
    sign_in: SignIn, both: tuple[str, str]
) -> None:
    from concordat.casework import projections
    from concordat.casework.models import LinkRow

    first, second = both
    link(sign_in, HELEN, first, second)
    kept = list(LinkRow.objects.values_list("case", "other", "how", "at"))
    assert [(case, other) for case, other, *_ in kept] == [(first, second)]
    projections.rebuild()
    assert list(LinkRow.objects.values_list("case", "other", "how", "at")) == kept
