"""Whoever rings the board's business manager has it raised in their name: it is theirs, they are
told, and the record says who wrote it down.
"""

from datetime import timedelta
from typing import Any

from django.test import Client

from concordat.casework import queries
from concordat.core.posts import SideOf
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import case, in_short, raised
from tests.pages.reading import shown

COLIN, MOLLY = "colin-threlfall", "molly-entwistle"
RANG = {
    "danger": "no",
    "caller": MOLLY,
    "way": "telephone",
    "told_on_day": "21",
    "told_on_month": "12",
    "told_on_year": "2026",
    "told_at": "9am",
}
HOW = "By telephone, 9am on Monday 21 December 2026"


def begin(client: Client, **other: Any) -> str:
    """The address of a draft that the business manager begins for whoever rang."""
    sent = client.post("/raise/for-somebody/?board=sefton", RANG | other)
    assert sent.status_code == 302, shown(sent)
    return str(sent["Location"].rsplit("/", 2)[0])


def raise_it(client: Client, **other: Any) -> str:
    draft = begin(client)
    in_short(client, draft, **other)
    return raised(client, draft)


def test_the_business_manager_begins_from_the_board_and_from_raising(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    there = "/raise/for-somebody/?board=sefton"
    assert f'href="{there}"' in colin.get("/board/sefton/").content.decode()
    assert colin.get("/raise/")["Location"] == "/raise/for-somebody/"
    page = shown(colin.get(there))
    assert "Is a child in immediate danger?" in page
    assert "Molly Entwistle: " in page
    assert "Helen Marsden: " in page
    assert "Colin Threlfall: " not in page, "who writes it has no agency here"


def test_only_the_boards_business_manager_can(sign_in: SignIn) -> None:
    for person in (MOLLY, "margaret-oyelaran"):
        client = sign_in(person)
        page = shown(client.get("/raise/for-somebody/"))
        assert "You have no role in an agency here" in page or "ring the board" in page
        assert "For whom do you write it down?" not in page
        assert "For whom do you write it down?" not in shown(
            client.post("/raise/for-somebody/", RANG)
        )
    assert not any(row for row in _drafts())


def _drafts() -> list[Any]:
    from concordat.casework.models import Unrecorded

    return list(Unrecorded.objects.filter(until=None))


def test_who_rang_how_and_when_are_asked_for(sign_in: SignIn) -> None:
    page = shown(sign_in(COLIN).post("/raise/for-somebody/", {"way": "telephone"}))
    assert "Say whether a child is in immediate danger." in page
    assert "Choose who rang" in page
    assert "choose the lead of their agency, name them in what you write, and tell them" in page
    assert "Give the day on which they told you." in page
    later = RANG | {"told_at": "11am"}
    assert "This is in the future." in shown(sign_in(COLIN).post("/raise/for-somebody/", later))


def test_then_it_is_the_same_short_page_and_it_says_for_whom(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    assert "You write this down for Molly Entwistle" in shown(colin.get(f"{draft}/in-short/"))
    in_short(colin, draft)
    check = shown(colin.get(f"{draft}/check/"))
    assert "Molly Entwistle" in check.split("Who will be told")[1]
    assert "By telephone" in check


def test_the_case_is_theirs_and_the_record_says_who_wrote_it_down(sign_in: SignIn) -> None:
    ref = raise_it(sign_in(COLIN))
    found, words = case(ref, MOLLY)
    assert found.raiser == MOLLY
    assert words["taken-down"] == HOW
    view = queries.case(ref, COLIN, NOW)
    assert view is not None
    assert {held.side for held in view.actor.capacities} == {"board"}
    for event in view.record.events:
        assert (event.by, event.behalf, event.side) == (COLIN, MOLLY, "board")
        assert event.whose == SideOf("raising")
    for person in (MOLLY, COLIN, "helen-marsden"):
        page = shown(sign_in(person).get(f"/cases/{ref}/"))
        said = f"Written down by Colin Threlfall for Molly Entwistle: {HOW}"
        assert page.count(said) == 2, "at the top, and where it is told what happened"


def test_what_it_asks_of_the_raiser_is_theirs_to_do(sign_in: SignIn) -> None:
    ref = raise_it(sign_in(COLIN))
    assert ref in shown(sign_in(MOLLY).get("/my-work/"))
    mine = queries.work(COLIN, NOW).rows
    assert not any(row.ref == ref and row.side == "raising" for row in mine)


def test_whoever_rang_and_their_lead_are_told_and_the_receipt_says_so(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    in_short(colin, draft)
    sent = colin.post(f"{draft}/check/", {"anyone": "no"})
    end = shown(colin.get(sent["Location"]))
    assert "It is raised for Molly Entwistle" in end
    assert "Molly Entwistle" in end.split("Who has been told")[1]
    assert "What to say when you ring" not in end
    told = "A disagreement was raised in your name by Colin Threlfall, because you rang"
    assert told in shown(sign_in(MOLLY).get("/my-work/told/"))
    lead = shown(sign_in("ruth-abernathy").get("/my-work/told/"))
    assert "Molly Entwistle raised a disagreement for Westshire Primary School" in lead


def test_whoever_rang_in_time_is_not_late_because_it_was_typed_later(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin, told_on_day="17")
    in_short(colin, draft, reached_you_day="16")
    check = shown(colin.get(f"{draft}/check/"))
    rang = "For Molly Entwistle it counts as raised 9am on Thursday 17 December, when they told you"
    assert rang in check
    assert "until they do, their time counts from today" in check
    ref = raised(colin, draft)
    view = queries.case(ref, MOLLY, NOW)
    assert view is not None
    first, *_ = view.record.events
    assert (first.happened, first.recorded) == (NOW - timedelta(days=4, hours=1), NOW)
    own, theirs, *_ = view.case.duties
    assert (own.ended, own.late(NOW)) == (first.happened, False), "typed after its time"
    assert theirs.start == NOW, "their time counts from when it was written down"
    asked = shown(sign_in("helen-marsden").get(f"/cases/{ref}/"))
    told = "Say whether it was so: the disagreement was raised at 9am"
    assert told in asked


def test_what_they_say_of_when_they_raised_it_already_goes_before(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    in_short(colin, draft)
    already = {"told": "already", "told_how": "e-mail", "told_on_day": "19"}
    already |= {"told_on_month": "12", "told_on_year": "2026", "told_at": "11am"}
    sent = colin.post(f"{draft}/telling/", already)
    assert sent.status_code == 302, shown(sent)
    view = queries.case(raised(colin, draft), MOLLY, NOW)
    assert view is not None
    assert view.record.events[0].happened == NOW - timedelta(days=1, hours=23)


def test_danger_is_the_callers_word(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin, danger="yes")
    sent = colin.post(f"{draft}/ring-first/", {"rung": "999", "summary": "He is at the door."})
    assert sent["Location"] == f"{draft}/in-short/"
    in_short(colin, draft)
    ref = raised(colin, draft)
    found, _ = case(ref, MOLLY)
    [danger] = found.dangers
    assert (danger.side, danger.person) == ("raising", MOLLY)
    end = shown(colin.get(f"/raise/raised/{ref}/"))
    assert "Molly Entwistle said that a child is in danger" in end


def test_the_draft_is_the_writers_and_named_for_whom(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    in_short(colin, draft, safe=[])
    assert "For Molly Entwistle · J.K. · Sefton Children's Social Care" in shown(
        colin.get("/my-work/")
    )
    molly = sign_in(MOLLY)
    assert "J.K." not in shown(molly.get("/my-work/"))
    assert molly.get(f"{draft}/in-short/").status_code == 404
    assert molly.get(f"{draft}/who-rang/").status_code == 404


def test_who_rang_is_put_right_before_it_is_sent(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    in_short(colin, draft)
    assert f'href="{draft}/who-rang/?then=check"' in colin.get(f"{draft}/check/").content.decode()
    sent = colin.post(f"{draft}/who-rang/", RANG | {"caller": "kwame-boateng"})
    assert sent["Location"] == f"{draft}/check/"
    assert case(raised(colin, draft), "kwame-boateng")[0].raiser == "kwame-boateng"


def test_who_must_not_see_it_is_honoured_and_is_neither_of_the_two(sign_in: SignIn) -> None:
    colin = sign_in(COLIN)
    draft = begin(colin)
    in_short(colin, draft)
    asked = shown(colin.get(f"{draft}/kept-out/"))
    assert "Helen Marsden" in asked
    assert "Colin Threlfall," not in asked
    assert "Molly Entwistle," not in asked
    colin.post(f"{draft}/check/", {"anyone": "yes"})
    colin.post(f"{draft}/kept-out/", {"people": ["helen-marsden"], "why": "The child's aunt."})
    ref = raised(colin, draft)
    assert sign_in("helen-marsden").get(f"/cases/{ref}/").status_code == 404
    assert "The child's aunt" not in shown(sign_in(MOLLY).get(f"/cases/{ref}/"))


def test_a_caller_who_has_left_is_asked_for_again(sign_in: SignIn) -> None:
    from concordat.people.models import Seat

    colin = sign_in(COLIN)
    draft = begin(colin)
    Seat.objects.filter(holder=MOLLY).update(holder=None)
    assert colin.get(f"{draft}/in-short/")["Location"] == f"{draft}/who-rang/"
    assert "Choose who rang" in shown(colin.post(f"{draft}/who-rang/", RANG))
