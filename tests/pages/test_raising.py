"""Raising a disagreement, one question a page: what is asked, where the answers lead, and what is
recorded of them.
"""

import json
import re

import pytest

from concordat.casework import queries
from concordat.core.acts import Withdrawn
from concordat.people.ids import service_id
from tests.casework import acting
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import (
    ANSWERS,
    ASSESSMENT,
    CARE,
    CHILD,
    DECISION,
    answer,
    begin,
    case,
    in_short,
    own_safety,
    raised,
)
from tests.pages.reading import shown

# ── The whole way ─────────────────────────────────────────────────────────────────────────────────


def test_from_the_first_question_to_the_reference(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    led = answer(client, draft)
    assert led[-1] == f"{draft}/check/"
    ref = raised(client, draft)
    found, words = case(ref)
    act = found.raised
    assert re.fullmatch(r"SEF-2026-\d{4}", ref)
    assert (act.raising.id, act.raising.kind) == ("westshire-primary", "school")
    assert [(party.id, party.service, party.person) for party in act.answering] == [
        (CARE, ASSESSMENT, "danielle-kershaw")
    ]
    assert (act.matter, act.level, act.facts) == (
        "decision",
        "child-protection",
        ("child-protection-plan",),
    )
    assert [issue.id for issue in act.issues] == ["1", "2"]
    assert found.arising.isoformat() == "2026-12-18T12:00:00.000001+00:00"
    assert words["reasons"] == "She was seen with a bruise on 11 December."
    assert words["outcome"] == "A strategy discussion by Thursday."
    assert words["decision"] == "The referral was closed."
    assert words["child-voice"] == "“I want to stay at school.”"
    assert words["not-to-reach"] == "Her partner is not to know when she is seen."
    assert (
        words["service"]
        == "Sefton Children's Social Care: Assessment, Danielle Kershaw, Social Worker"
    )
    assert words["decided-when"] == "18 December 2026"
    assert words["board-why"] == "The child's case is held there"


def test_the_child_is_sealed_by_name_and_number(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    view = queries.case(raised(client, draft), "molly-entwistle", NOW)
    assert view is not None
    [child] = view.case.raised.children
    assert json.loads(view.words[child.note or ""]) == {
        "name": "Jasmine Kaye",
        "initials": "J.K.",
        "born": "2019-03-27",
        "numbers": {"social-care": "P-7713"},
        "status": ["child-protection-plan"],
    }


def test_what_keeps_the_child_safe_is_stated(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    view = queries.case(raised(client, draft), "molly-entwistle", NOW)
    assert view is not None
    stated = own_safety(view.case)
    assert not stated.nothing
    assert {note.about: view.words[note.id] for note in stated.notes} == {
        "what": "She stays with her aunt.",
        "by-whom": "Her aunt",
    }


def test_the_end_tells_what_next_by_when_and_what_to_say(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    page = shown(client.get(f"/raise/raised/{raised(client, draft)}/"))
    assert "The reference is SEF-2026-" in page
    assert "You should raise the matter" not in page, "raising it here has done that"
    assert "must read and review the case file" in page
    assert "by 5pm on Thursday 24 December" in page
    assert "Danielle Kershaw" in page
    assert "07700 900118" in page
    assert "Hello, this is Molly Entwistle from Westshire Primary School." in page
    assert "It asks you to read and review the case file" in page
    assert "No safety plan known yet" not in page


def test_the_end_is_the_raisers_alone(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    ref = raised(client, draft)
    assert sign_in("danielle-kershaw").get(f"/raise/raised/{ref}/").status_code == 404
    assert sign_in("molly-entwistle").get("/raise/raised/SEF-2026-9999/").status_code == 404


# ── Danger, and other procedures ──────────────────────────────────────────────────────────────────


def test_a_child_in_danger_comes_first_and_the_disagreement_goes_on(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    sent = client.post("/raise/", {"danger": "yes"})
    assert sent["Location"].endswith("/ring-first/")
    page = shown(client.get(sent["Location"]))
    for words in (
        "999",
        "01632 960112",
        "01632 960113",
        "your own safeguarding lead",
        "The disagreement carries on",
    ):
        assert words in page
    wrong = shown(client.post(sent["Location"], {"rung": "999"}))
    assert "Say what makes you think that the child is in danger." in wrong
    said = {"rung": "999", "taken-by": "Sergeant Bell", "reference": "L-204", "summary": "Bruises."}
    assert client.post(sent["Location"], said)["Location"].endswith("/in-short/")
    draft = sent["Location"].rsplit("/", 2)[0]
    answer(client, draft)
    ref = raised(client, draft)
    danger = case(ref)[0].dangers[0]
    assert (danger.said.rung, danger.said.rung_at) == ("999", NOW)
    assert {each.about for each in danger.said.notes} == {"summary", "taken-by", "reference"}
    assert [each.stated for each in case(ref)[0].dangers] == [NOW]
    assert "You said that a child is in danger" in shown(client.get(f"/raise/raised/{ref}/"))


@pytest.mark.parametrize(
    ("what", "where"),
    [
        ("inside-one-agency", "your line manager"),
        ("complaint", "complaints procedure"),
        ("whistle-blowing", "whistle-blowing policy"),
        ("allegation", "01632 960114"),
    ],
)
def test_what_is_for_another_procedure_is_sent_there(
    sign_in: SignIn, what: str, where: str
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = client.post(f"{draft}/procedure/", {"procedure": what})
    assert sent["Location"] == f"{draft}/instead/"
    assert where in shown(client.get(sent["Location"]))
    for page, typed in ANSWERS.items():
        if page != "procedure":
            client.post(f"{draft}/{page}/", typed)
    assert client.get(f"{draft}/check/").status_code == 302, "it can't be raised all the same"


def test_a_procedures_own_exclusions_are_offered(sign_in: SignIn) -> None:
    """Where the text says what it isn't for, it is said in its words."""
    clients = {"liverpool": "zainab-siddiqui"}
    client = sign_in(clients["liverpool"])
    page = shown(client.get(f"{begin(client)}/procedure/"))
    assert "It is a complaint" in page
    assert "A child, a parent or a carer is unhappy" not in page


def test_the_boards_own_people_raise_nothing(sign_in: SignIn) -> None:
    client = sign_in("margaret-oyelaran")
    assert "You have no role in an agency here" in shown(client.get("/raise/"))


# ── Who to ring, and what is asked for ────────────────────────────────────────────────────────────


def test_who_to_ring_stands_on_the_page_before_one_writes(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    client.post(f"{draft}/agencies/", {"answering": [CARE]})
    child_protection = service_id(CARE, "Child Protection")
    client.post(
        f"{draft}/agency-{CARE}/", {"service": child_protection, "decided_by": "beth-lathom"}
    )
    page = shown(client.get(f"{draft}/reasons/"))
    assert "Beth Lathom" in page
    assert "Yusuf Demir" in page, "the manager of the service asked"
    assert "01632 960118" in page, "the service's own number"
    assert "Fiona Ravenscroft" not in page, "the manager of another service"


def test_the_procedures_own_words_stand_beside_the_question(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    page = shown(client.get(f"{begin(client)}/reasons/"))
    assert "The procedure asks for clear, evidence-based reasons." in page
    assert "The agency should provide clear evidence based reasons for their disagreement." in page
    assert "An example of a good answer" in page


def test_not_knowing_is_an_answer(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(
        client,
        draft,
        agency={"service": "not-known", "decided_by": "not-known", "decided_else": ""},
    )
    found, words = case(raised(client, draft))
    [party] = found.raised.answering
    assert (party.service, party.person) == (None, None)
    assert words["service"] == "Sefton Children's Social Care: not known"


def test_what_a_disagreement_can_not_do_without_is_asked_for_on_its_page(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    boxes = {"issue": ("points", "point_1"), "child": ("child-1", "child_name")}
    for need in acting.raised().words_needed():
        page, box = boxes.get(need.about, (need.about, need.about))
        sent = client.post(f"{draft}/{page}/", {**ANSWERS[page], box: ""})
        said = "Give the child's name." if need.about == "child" else need.sentence
        assert said in shown(sent)


# ── Several children, several agencies ────────────────────────────────────────────────────────────


def test_siblings_one_of_them_unborn(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = client.post(f"{draft}/child-1/", CHILD | {"another": "yes"})
    assert sent["Location"] == f"{draft}/child-2/"
    assert client.get(sent["Location"]).status_code == 200
    unborn = {
        "child_name": "Baby Kaye",
        "expected_day": "1",
        "expected_month": "3",
        "expected_year": "2027",
    }
    client.post(f"{draft}/child-2/", unborn | {"status": ["looked-after"], "another": "yes"})
    client.post(f"{draft}/child-3/", {"child_name": "Xanthe Young"})
    assert client.post(f"{draft}/child-3/", {"remove": "yes"}).status_code == 302
    answer(client, draft)
    found, _ = case(raised(client, draft))
    assert [child.id for child in found.raised.children] == ["1", "2"]
    assert set(found.raised.facts) == {"child-protection-plan", "looked-after"}


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"child_name": "7713"}, "Give the child's name in letters."),
        ({"born_year": "2031"}, "A date of birth lies in the past"),
        ({"born_year": "1971"}, "A date of birth lies in the past"),
        ({"expected_day": "1", "expected_month": "3", "expected_year": "2027"}, "not both"),
        ({"child_name": ""}, "Give the child's name."),
    ],
)
def test_a_child_is_asked_for_with_care(
    sign_in: SignIn, wrong: dict[str, str], sentence: str
) -> None:
    client = sign_in("molly-entwistle")
    sent = client.post(f"{begin(client)}/child-1/", CHILD | wrong)
    assert sent.status_code == 422
    assert sentence in shown(sent)


def test_two_agencies_each_with_their_own_point(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    both = [CARE, "rivermouth-nhs-trust"]
    assert client.post(f"{draft}/agencies/", {"answering": both})["Location"].startswith(
        f"{draft}/agency-"
    )
    client.post(f"{draft}/agency-rivermouth-nhs-trust/", {"decided_by": "chloe-unsworth"})
    points = {
        "point_1": "Threshold",
        "point_2": "Who visits",
        "concerns_2": ["rivermouth-nhs-trust"],
    }
    for page, typed in (ANSWERS | {"agencies": {"answering": both}, "points": points}).items():
        assert client.post(f"{draft}/{page}/", typed).status_code == 302
    act = case(raised(client, draft))[0].raised
    assert {party.id for party in act.answering} == set(both)
    assert [issue.agencies for issue in act.issues] == [(), ("rivermouth-nhs-trust",)]


def test_another_point_is_asked_for_without_losing_the_first(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    page = client.post(f"{draft}/points/", {"point_1": "Threshold", "add": "yes"}).content.decode()
    assert "Threshold" in page
    assert 'name="point_2"' in page
    assert "There is a problem" not in page


def test_ones_own_agency_is_not_among_those_disagreed_with(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    assert "Westshire Primary" not in shown(client.get(f"{draft}/agencies/"))
    assert (
        client.post(f"{draft}/agencies/", {"answering": ["westshire-primary"]}).status_code == 422
    )


# ── When it reached you ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("day", "hour", "start"),
    [
        ("21", "", "2026-12-21T09:59:59.000001+00:00"),
        ("21", "09:15", "2026-12-21T09:15:00+00:00"),
        ("18", "", "2026-12-18T12:00:00.000001+00:00"),
    ],
)
def test_what_counts_from_a_decision_counts_from_the_day_it_reached_one(
    sign_in: SignIn, day: str, hour: str, start: str
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft, decision=DECISION | {"reached_you_day": day, "at_hour": hour})
    found = case(raised(client, draft))[0]
    assert found.arising.isoformat() == start
    assert found.start == NOW  # what counts from raising counts from now, whenever the decision was


def test_the_future_is_refused_on_the_page(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = client.post(
        f"{draft}/decision/", DECISION | {"reached_you_day": "21", "at_hour": "11:00"}
    )
    assert "This is in the future" in shown(sent)


# ── What keeps the child safe ─────────────────────────────────────────────────────────────────────


def test_that_nothing_keeps_the_child_safe_is_an_answer(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft, safety={"safe": "nothing"})
    ref = raised(client, draft)
    assert own_safety(case(ref)[0]).nothing
    assert "No safety plan known yet" in shown(client.get(f"/raise/raised/{ref}/"))


def test_that_something_does_needs_what_and_who(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    sent = client.post(f"{begin(client)}/safety/", {"safe": "something"})
    assert "Say what keeps the child safe" in shown(sent)
    assert "Say who sees to it" in shown(sent)


# ── Every board ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("board", "prefix"),
    [
        ("sefton", "SEF"),
        ("liverpool", "LIV"),
        ("blackpool", "BLA"),
        ("reading", ""),
        ("brighton-and-hove", ""),
    ],
)
def test_a_practitioner_of_every_board_can_raise(sign_in: SignIn, board: str, prefix: str) -> None:
    from concordat.library.files.load import load
    from concordat.people import queries as people

    answering = next(
        each for each in people.agencies(board, NOW.date()) if each.kind == "childrens-services"
    )
    raiser = next(
        line.holder
        for agency in people.agencies(board, NOW.date())
        for line in agency.lines
        if line.holder and line.seat.post == "practitioner" and agency.id != answering.id
    )
    protocol = load(people.board(board).protocol)
    client = sign_in(raiser.id)
    for route in protocol.routes:
        draft = begin(client)
        agency = (
            f"{answering.id}/{answering.services[0].id}" if answering.services else answering.id
        )
        typed = {"board": board, "with": agency, "matter": protocol.kinds[0].key, "route": route}
        sent = in_short(client, draft, **typed)
        assert sent.status_code == 302, shown(sent)
        ref = raised(client, draft)
        assert ref.startswith(prefix)
        assert case(ref, raiser.id)[0].route == route
        end = client.get(f"/raise/raised/{ref}/")
        assert "What happens next" in shown(end)
        assert "Hello, this is" in shown(end)


# ── Again ─────────────────────────────────────────────────────────────────────────────────────────


def test_an_ended_case_is_raised_again_as_one_of_its_own(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    first = raised(client, draft)
    assert client.get(f"/raise/?again={first}").status_code == 404, "it is still open"
    acting.do(first, Withdrawn(), "molly-entwistle", NOW)
    assert f"This will be linked to {first} , which" in shown(client.get(f"/raise/?again={first}"))
    assert sign_in("danielle-kershaw").get("/raise/?again=SEF-2026-9999").status_code == 404
    again = client.post(f"/raise/?again={first}", {"danger": "no"})["Location"].rsplit("/", 2)[0]
    answer(client, again)
    second = raised(client, again)
    assert second != first
    assert case(second)[0].raised.after == first
