"""The short way of raising: what has to be said now on one page, then check, then it is raised. The
rest is added on the case.
"""

import re
from typing import Any

import pytest

from concordat.casework import queries
from concordat.core.acts import Added
from concordat.pages.raising import journey
from tests.pages.cases import visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import (
    ASSESSMENT,
    CARE,
    IN_SHORT,
    begin,
    case,
    in_short,
    own_safety,
    raised,
)
from tests.pages.reading import problem_at, shown

__all__ = ["visit"]


def test_no_danger_leads_to_the_one_page_and_that_to_checking(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    sent = client.post("/raise/", {"danger": "no"})
    assert sent["Location"].endswith("/in-short/")
    draft = sent["Location"].rsplit("/", 2)[0]
    assert in_short(client, draft)["Location"] == f"{draft}/check/"
    found, words = case(raised(client, draft))
    [party] = found.raised.answering
    assert (party.id, party.kind, party.service) == (CARE, "childrens-services", ASSESSMENT)
    assert words["service"] == "Sefton Children's Social Care: Assessment"
    assert words["reasons"] == IN_SHORT["reasons"]
    assert words["outcome"] == IN_SHORT["outcome"]
    assert own_safety(found).nothing
    assert (found.raised.matter, found.raised.level) == (None, None)


def test_the_decision_is_the_point_in_dispute_where_no_other_is_written(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft, decision="The referral was closed. Nobody rang us.")
    view = queries.case(raised(client, draft), "molly-entwistle", NOW)
    assert view is not None
    [issue] = view.case.raised.issues
    assert view.words[issue.note or ""] == "The referral was closed."


def test_what_keeps_the_child_safe_is_one_box_or_one_tick(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    neither = in_short(client, draft, safe=[])
    assert "Say what keeps the child safe, or tick that nothing does." in shown(neither)
    both = in_short(client, draft, safe_what="Her aunt has her.")
    assert "not both" in shown(both)
    in_short(client, draft, safe=[], safe_what="Her aunt has her until Friday.")
    found, _ = case(raised(client, draft))
    assert not own_safety(found).nothing


def test_each_mistake_is_told_with_the_question_it_is_about(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = in_short(client, draft, reached_you_day="32", born_day="32").content.decode()
    asked = {"reached_you_day": "When did it reach you?", "born_day": "Date of birth"}
    for box, question in asked.items():
        assert problem_at(page, box).startswith(question), box
        assert "Give a real date: " in problem_at(page, box)


@pytest.mark.parametrize(
    ("year", "born"), [("2019", True), ("2027", False)], ids=["born", "expected"]
)
def test_one_date_is_a_birthday_or_the_day_a_child_is_due(
    sign_in: SignIn, year: str, born: bool
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft, born_year=year)
    ref = raised(client, draft)
    view = queries.case(ref, "molly-entwistle", NOW)
    assert view is not None
    [child] = view.case.raised.children
    assert (f'"born": "{year}-03-27"' in view.words[child.note or ""]) is born
    assert (f'"expected": "{year}-03-27"' in view.words[child.note or ""]) is not born


def test_every_problem_is_told_at_once_and_every_word_is_kept(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = in_short(client, draft, child_name="", safe=[], **{"with": ""})
    page = shown(sent)
    assert "Give the child's name." in page
    assert "Choose the agency you disagree with" in page
    assert "Say what keeps the child safe" in page
    for address in (f"{draft}/in-short/", f"{draft}/reasons/"):
        assert "She was seen with a bruise" in client.get(address).content.decode()


def test_the_long_way_stays_open_with_what_was_written(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    assert "One question a page instead" in shown(client.get(f"{draft}/in-short/"))
    assert "Question 2 of " in shown(client.get(f"{draft}/procedure/"))
    service = client.get(f"{draft}/agency-{CARE}/").content.decode()
    assert f'value="{ASSESSMENT}" checked' in service
    listed = shown(client.get(f"{draft}/"))
    assert "The level of need You can add this later To do" in listed


def test_with_one_board_nobody_is_asked_which(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    page = client.get(f"{begin(client)}/board/").content.decode()
    assert "Why that board?" in page
    assert "Which board is this for?" not in page
    assert 'type="radio" value="sefton"' not in page


def test_what_can_wait_is_closed_until_somebody_answers_it(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    closed = client.get(f"{draft}/in-short/").content.decode()
    [more] = re.findall(
        r"<details[^>]*>(?:(?!</details>).)*More about the child", closed, re.DOTALL
    )
    assert " open" not in more.partition(">")[0]
    assert 'name="number"' in closed.partition("More about the child")[2].partition("</details>")[0]
    in_short(client, draft)
    opened = client.get(f"{draft}/in-short/").content.decode()
    assert re.search(r"<details[^>]* open>\s*<summary[^>]*>.{,80}More about the child", opened)
    assert 'value="P-7713"' in opened


def test_today_and_the_days_before_it_can_be_chosen_instead_of_typed(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = client.get(f"{draft}/in-short/").content.decode()
    offered = re.findall(r'<option value="([^"]*)"></option>', page)
    assert (offered[0], offered[-1]) == ("21 December 2026", "15 December 2026")
    assert 'list="reached_you_day-offers"' in page
    chosen = {"reached_you_day": offered[0], "reached_you_month": "", "reached_you_year": ""}
    in_short(client, draft, **chosen)
    assert "When did it reach you? 21 December 2026" in shown(client.get(f"{draft}/check/"))


# ── Checking ──────────────────────────────────────────────────────────────────────────────────────


def test_checking_shows_what_was_asked_in_sections_and_nothing_else(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = shown(client.get(f"{draft}/check/"))
    headings = [journey.WHO, journey.CHILDREN, journey.MATTER, journey.SAFETY]
    assert sorted(headings, key=page.index) == headings
    assert "Jasmine Kaye" in page
    assert "The level of need" not in page
    assert "Not answered" not in page


def test_checking_names_everybody_who_is_told_when_it_is_raised(
    sign_in: SignIn, visit: Any
) -> None:
    from concordat.casework.models import ToldRow

    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = shown(client.get(f"{draft}/check/")).split("Who will be told")[1]
    assert not ToldRow.objects.exists(), "looking tells nobody"
    ref = raised(client, draft)
    posts = {row.post for row in ToldRow.objects.filter(case=ref)}
    assert "team manager" in posts
    assert "Helen Marsden (Team Manager)" in page
    assert "Molly Entwistle" not in page, "whoever raises it knows"


# ── The rest, on the case ─────────────────────────────────────────────────────────────────────────


def test_what_was_left_out_has_its_place_on_the_case(sign_in: SignIn, visit: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    ref = raised(client, draft)
    page = shown(client.get(f"/cases/{ref}/"))
    for what in ("the kind of disagreement", "the level of need", "what the child says or shows"):
        assert f"Add {what}" in page
    raiser = visit("molly-entwistle", ref)
    raiser.act("add", matter="decision", level="early-help", **{"child-voice": "“I am hungry.”"})
    view = queries.case(ref, "molly-entwistle", NOW)
    assert view is not None
    assert (view.case.raised.matter, view.case.raised.level) == ("decision", "early-help")
    page = shown(client.get(f"/cases/{ref}/"))
    assert "What the child says or shows “I am hungry.”" in page
    assert "The level of need, as they see it Early help" in page
    assert "Add the level of need" not in page
    assert "A decision by Children's Social Care" in page
    assert isinstance(view.record.events[-1].act, Added)


def test_the_other_side_is_offered_nothing_to_add(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    ref = raised(client, draft)
    page = shown(sign_in("helen-marsden").get(f"/cases/{ref}/"))
    assert "Add the level of need" not in page


def test_an_addition_without_an_answer_says_what_to_do(sign_in: SignIn, visit: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    ref = raised(client, draft)
    assert "Answer at least one of these." in visit("molly-entwistle", ref).act("add")


# ── What is not for here ──────────────────────────────────────────────────────────────────────────


def test_a_persons_conduct_is_led_away_before_anything_is_written(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    left = client.post(f"{draft}/in-short/", {"leave": "conduct"})
    assert left["Location"] == f"{draft}/conduct/"
    answer = client.get(f"{draft}/conduct/")
    page = shown(answer)
    assert "01632 960114" in page, "the designated officer"
    assert "complaints procedure" in page
    assert "<textarea" not in answer.content.decode()


WHO_READS = "All agencies in the case and the board read this."


def test_beside_the_boxes_and_before_it_is_raised_one_reads_who_reads_it(
    sign_in: SignIn,
) -> None:
    """What must not reach the family is read by the other agency: nobody may think otherwise."""
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = shown(client.get(f"{draft}/in-short/"))
    assert page.count(WHO_READS) == 1
    for asked in ("What must the family or others not find out?", "Why do you disagree?"):
        assert page.index(WHO_READS) < page.index(asked)
    in_short(client, draft, not_to_reach="Her partner is not to know.")
    assert WHO_READS in shown(client.get(f"{draft}/check/"))
    for each in ("reasons", "keep-from", "voice", "family", "decision", "points", "outcome"):
        assert WHO_READS in shown(client.get(f"{draft}/{each}/")), each


def test_who_reads_it_stands_at_each_text_that_is_added_later(sign_in: SignIn, visit: Any) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft)
    page = words(visit("molly-entwistle", raised(client, draft)).page("add"))
    assert f"What must the family or others not find out? {WHO_READS}" in page
    assert page.count(WHO_READS) == 3


def test_what_must_not_reach_whom_stands_with_what_keeps_the_child_safe(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    in_short(client, draft, not_to_reach="Her partner is not to know when she is seen.")
    ref = raised(client, draft)
    page = shown(client.get(f"/cases/{ref}/"))
    told = (
        "What the family or others must not find out Her partner is not to know when she is seen."
    )
    assert told in page
    assert page.index(told) < page.index("Where this is")
