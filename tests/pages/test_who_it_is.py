"""A child who was named wrongly: whoever raised it puts it right, everybody in the case is told so,
and what was written before can't be read anywhere.
"""

import html
import logging
import re
from typing import Any

import pytest

from tests.pages.cases import once, visit, words
from tests.pages.conftest import SignIn
from tests.pages.reading import shown
from tests.pages.test_same_child import ALREADY, check, raise_one

__all__ = ["visit"]
MOLLY, HELEN, COLIN, LEAD = "molly-entwistle", "helen-marsden", "colin-threlfall", "ruth-abernathy"
TASK = "Say who the child is, or that it is the same child"
CORRECT, SAME = "Correct who the child is", "Say that it is the same child"
READ_THIS = "Say that you have read this"
WRONG = "They gave the maiden name of the mother."


def deny(visit: Any, ref: str) -> None:
    """The agency that answers doesn't know the child."""
    visit(HELEN, ref).act("confirm-child", "1", known="no", reason="No child of that birthday.")


def correct(visit: Any, ref: str, person: str = MOLLY, **other: str) -> Any:
    """What comes of correcting the child's name, with everything else as it is shown."""
    client = visit(person, ref).client
    address = f"/cases/{ref}/correct-child/?about=1"
    page = client.get(address).content.decode()
    boxes = dict(re.findall(r'<input [^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    sent = boxes | {"request": once(client, address), "child_name": "Jasmine Mary Poole"}
    return client.post(address, sent | {"reason": WRONG} | other)


def test_who_raised_it_has_a_task_where_the_child_is_not_the_one_they_know(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    assert TASK not in shown(sign_in(MOLLY).get("/my-work/"))
    deny(visit, ref)
    work = shown(sign_in(MOLLY).get("/my-work/"))
    assert TASK in work
    page = visit(MOLLY, ref).case()
    assert "Say who the child is" in words(page).split("Why?", 1)[0]
    assert page.count(f"/cases/{ref}/correct-child/?about=1") == 1
    assert page.count(f"/cases/{ref}/same-child/?about=1") == 1
    for person in (HELEN, COLIN):
        assert TASK not in shown(sign_in(person).get("/my-work/"))
    form = shown(sign_in(MOLLY).get(f"/cases/{ref}/same-child/?about=1"))
    assert "This is not the child we know: “No child of that birthday.” Helen Marsden" in form


def test_correcting_it_settles_the_task_and_everybody_reads_the_child_as_it_is(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    deny(visit, ref)
    sent = correct(visit, ref)
    assert sent.status_code == 302, shown(sent)
    assert TASK not in shown(sign_in(MOLLY).get("/my-work/"))
    for person in (MOLLY, HELEN, COLIN):
        page = shown(sign_in(person).get(f"/cases/{ref}/"))
        assert "Jasmine Mary Poole, born 27 March 2019, P-7713" in page
        assert "Kaye" not in page
        assert WRONG in page
        assert "J.M.P." in page
    assert "Say whether this is the child you know" in shown(sign_in(HELEN).get(f"/cases/{ref}/"))
    for person, address in ((HELEN, "/my-work/"), (MOLLY, "/cases/"), (COLIN, "/cases/")):
        lists = shown(sign_in(person).get(address))
        assert "J.M.P." in lists
        assert "J.K." not in lists


def test_everybody_is_told_that_it_was_corrected_and_nothing_of_the_child(
    visit: Any, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    from concordat.casework.models import ToldRow

    ref = raise_one(sign_in)
    with caplog.at_level(logging.DEBUG):
        sent = correct(visit, ref)
    assert "Poole" not in sent["Location"] + caplog.text
    for person in (HELEN, LEAD, COLIN):
        told = shown(sign_in(person).get("/my-work/told/"))
        assert "Who the child is was corrected" in told, person
    kept = " ".join(ToldRow.objects.filter(case=ref).values_list("what", flat=True))
    assert not re.search("Poole|Kaye|J\\.M|J\\.K|P-7713|2019", kept)


def test_that_it_is_the_same_child_is_an_answer_and_asks_them_again(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    deny(visit, ref)
    page = visit(MOLLY, ref).act("same-child", "1", reason="I have her birth certificate here.")
    assert TASK not in shown(sign_in(MOLLY).get("/my-work/"))
    assert "I have her birth certificate here." in page
    told = shown(sign_in(HELEN).get("/my-work/told/"))
    assert "It is the same child, says Westshire Primary School" in told
    assert "Say whether this is the child you know" in shown(sign_in(HELEN).get(f"/cases/{ref}/"))


def test_the_lead_and_the_business_manager_can_correct_it_and_nobody_who_answers(
    visit: Any, sign_in: SignIn
) -> None:
    for person in (LEAD, COLIN):
        ref = raise_one(sign_in)
        assert correct(visit, ref, person).status_code == 302
    assert correct(visit, ref, HELEN).status_code == 409


def test_the_same_child_is_found_by_who_it_is_now_and_no_more_by_who_it_was_not(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in, number="")
    correct(visit, ref)
    now = check(sign_in, MOLLY, number="", child_name="Jasmine Mary Poole")
    assert f"{ALREADY} {ref}" in now
    assert ALREADY not in check(sign_in, MOLLY, number="", child_name="Jasmine Kaye")
    page = visit(MOLLY, ref)
    (entry,) = entries(page.case(), "Corrected who")
    page.act("correct", entry, way="out", reason="It was right before.")
    assert "Jasmine Kaye" in shown(sign_in(HELEN).get(f"/cases/{ref}/"))
    assert f"{ALREADY} {ref}" in check(sign_in, MOLLY, number="", child_name="Jasmine Kaye")


def test_what_was_written_before_stays_sealed_in_the_record(visit: Any, sign_in: SignIn) -> None:
    from concordat.casework import store
    from concordat.casework.models import Note

    ref = raise_one(sign_in)
    correct(visit, ref)
    notes = [child.note for child in store.events(ref)[0].act.children]  # type: ignore[union-attr]
    (first,) = Note.objects.filter(pk__in=notes)
    assert b"Kaye" not in bytes(first.sealed)
    assert Note.objects.filter(case=ref, field="child").count() == 2


WRONGLY = "The child was wrongly identified here. What was written is no longer shown."
MISTAKEN = {
    "child_name": "Wrongly Namedperson",
    "born_day": "1",
    "born_month": "2",
    "born_year": "2018",
    "number": "Q-9001",
}
OF_THE_WRONG_CHILD = re.compile(r"Wrongly|Namedperson|February 2018|Q-9001|W\.N\.")


def everything(sign_in: SignIn, person: str, ref: str) -> dict[str, str]:
    """What somebody reads on the pages of a case, all that it leads to within the case, and in
    their lists, by address.
    """
    client = sign_in(person)
    page = client.get(f"/cases/{ref}/").content.decode()
    within = set(re.findall(rf'href="(/cases/{ref}/[^"#]*)"', page))
    assert len(within) > 5
    lists = {"/my-work/", "/my-work/told/", "/cases/"}
    addresses = {f"/cases/{ref}/", *map(html.unescape, within), *lists}
    return {each: client.get(each).content.decode() for each in sorted(addresses)}


def entries(page: str, what: str) -> dict[str, str]:
    """The entries of a case's page that say this, each as it stands there, by number, the earliest
    first.
    """
    found = re.findall(r'id="entry-(\d+)">((?:(?!id="entry).)*)', page, re.DOTALL)
    found.sort(key=lambda each: int(each[0]))
    return {seq: text for seq, text in found if what in text}


def nobody_reads_the_wrong_child(sign_in: SignIn, ref: str) -> None:
    for person in (MOLLY, LEAD, HELEN, COLIN):
        for address, text in everything(sign_in, person, ref).items():
            assert not OF_THE_WRONG_CHILD.search(text), (person, address)


def test_a_child_named_by_mistake_is_read_by_nobody_once_corrected_again(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    assert correct(visit, ref, **MISTAKEN).status_code == 302
    for person in (MOLLY, HELEN, COLIN):
        (wrong,) = entries(visit(person, ref).case(), "Corrected who").values()
        assert "Wrongly Namedperson, born 1 February 2018, Q-9001" in wrong
    rightly = {"born_day": "27", "born_month": "3", "born_year": "2019"}
    assert correct(visit, ref, **rightly, number="P-7713").status_code == 302
    nobody_reads_the_wrong_child(sign_in, ref)
    for person in (MOLLY, HELEN, COLIN):
        first, second = entries(visit(person, ref).case(), "Corrected who").values()
        assert WRONGLY in first
        assert "Jasmine Mary Poole, born 27 March 2019, P-7713" in second


def test_a_child_named_by_mistake_is_read_by_nobody_once_that_is_taken_out(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    correct(visit, ref, **MISTAKEN)
    page = visit(MOLLY, ref)
    (entry,) = entries(page.case(), "Corrected who")
    page.act("correct", entry, way="out", reason="It was right before.")
    nobody_reads_the_wrong_child(sign_in, ref)
    for person in (MOLLY, HELEN, COLIN):
        page = visit(person, ref)
        assert WRONGLY in entries(page.case(), "Corrected who")[entry]
        assert "Jasmine Kaye, born 27 March 2019, P-7713" in page.case()


def test_a_child_named_by_mistake_is_read_again_where_that_was_the_mistake(
    visit: Any, sign_in: SignIn
) -> None:
    """Taking the second correction out brings the first one back, on the page as in the entry."""
    ref = raise_one(sign_in)
    correct(visit, ref, child_name="Jasmine Poole")
    correct(visit, ref)
    page = visit(MOLLY, ref)
    first, second = entries(page.case(), "Corrected who")
    page.act("correct", second, way="out", reason="It was right before.")
    for person in (MOLLY, HELEN, COLIN):
        found = entries(visit(person, ref).case(), "Corrected who")
        assert "Jasmine Poole, born 27 March 2019" in found[first]
        assert WRONGLY in found[second]


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"child_name": "4711"}, "Give the child's name in letters."),
        ({"born_year": "1950"}, "A date of birth lies in the past"),
        ({"child_name": "Jasmine Kaye"}, "You haven't changed anything."),
        ({"reason": ""}, "Say what was wrong, and how you know"),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_typed_is_lost(
    visit: Any, sign_in: SignIn, typed: dict[str, str], wrong: str
) -> None:
    ref = raise_one(sign_in)
    sent = correct(visit, ref, **typed)
    assert sent.status_code == 422
    assert wrong in shown(sent).replace("’", "'")
    for text in filter(None, typed.values()):
        assert text in sent.content.decode()


def test_where_danger_was_stated_whoever_was_rung_is_to_be_rung_again(
    visit: Any, sign_in: SignIn
) -> None:
    ref = raise_one(sign_in)
    address = f"/cases/{ref}/correct-child/?about=1"
    again = "ring them again with the right one, now"
    assert again not in shown(sign_in(MOLLY).get(address))
    visit(MOLLY, ref).act("risk", rung="999", summary="He is not at home.")
    form = shown(sign_in(MOLLY).get(address))
    assert again in form
    assert "Ring 999" in form.split(again)[0], "with the numbers that answer"


def test_danger_read_of_another_child_is_to_be_read_again(visit: Any, sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    visit(MOLLY, ref).act("risk", rung="999", summary="He is not at home.")
    helen = visit(HELEN, ref)
    (about,) = set(re.findall(r"/acknowledge-danger/\?about=([^\"]*)", helen.case()))
    helen.act("acknowledge-danger", about=about.replace("+", " "), doing="")
    assert READ_THIS not in helen.case()
    correct(visit, ref)
    assert READ_THIS in helen.case(), "she read it of another child"
    told = shown(sign_in(HELEN).get("/my-work/told/"))
    again = "Who the child is was corrected; a child is thought to be in immediate danger"
    assert f"{again}: say that you have read it" in told
    assert READ_THIS in shown(sign_in(HELEN).get("/my-work/"))
