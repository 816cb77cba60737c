"""The same dates and times are taken, and the same mistakes answered alike, wherever somebody types
them: acting, raising, trying a protocol, being away, closing a day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from typing import Any

import pytest
from django.test import Client

from concordat.brief.words import clock_time
from concordat.core.acts import CarriedOut
from concordat.core.calendar import LONDON, of_a_day
from concordat.pages.forms.dates import Unread, Years, read_date
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import duty_id, later, once, raise_case, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import DECISION, answer, begin, case, in_short, raised
from tests.pages.reading import problem_at, shown
from tests.pages.typed import DATES, DAY, NO_DATES, NO_TIMES, TIMES, in_boxes

__all__ = ["later", "visit"]
pytestmark = pytest.mark.usefixtures("demonstration")
ACTION = {"what": "Ring the grandmother", "owner": "raising/", "by_day": "23 12 2026"}
TRY = {"raising": "school", "answering": "childrens-services"}
HALF_PAST_TWO = ("14:30", time(14, 30))
ON_THE_DAY = in_boxes("on", ("21", "12", "2026"))


def reads() -> Iterator[tuple[Any, str, time]]:
    """Every way of writing the date, and every way of writing a time."""
    yield from ((boxes, *HALF_PAST_TWO) for boxes in DATES)
    yield from ((("21", "12", "2026"), *each) for each in TIMES)


def mistakes() -> Iterator[tuple[Any, str, str]]:
    """Every mistake in the date and in the time, with its sentence."""
    for boxes, sentence in NO_DATES:
        yield tuple(map(sent_as_bytes, boxes)), "14:30", sentence
    for text, sentence in NO_TIMES:
        yield ("21", "12", "2026"), sent_as_bytes(text), sentence


def sent_as_bytes(text: str) -> str:
    """What arrives of a text: half of a surrogate pair is no UTF-8."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def boxes_hold(page: str, typed: dict[str, str]) -> bool:
    """Whether a page gives back what was typed, where it can be shown as it was."""
    return all(
        re.search(rf'name="{name}"[^>]* value="{re.escape(text)}"', unescape(page))
        for name, text in typed.items()
        if text.isprintable() and len(text) < 100
    )


# ── The same table ────────────────────────────────────────────────────────────────────────────────


def happened(boxes: Any, text: str) -> dict[str, str]:
    return in_boxes("happened_on", boxes) | {"happened_at": text}


def test_while_acting_they_are_taken(visit: Any, later: Any) -> None:
    from concordat.casework import store

    ref = raise_case()
    later(10)
    raiser = visit(RAISER, ref)
    for boxes, text, meant in reads():
        typed = ACTION | happened(boxes, text)
        typed["request"] = once(raiser.client, f"/cases/{ref}/action/")
        assert raiser.client.post(f"/cases/{ref}/action/", typed).status_code == 302, (boxes, text)
        recorded = store.events(ref)[-1].happened.astimezone(LONDON)
        assert (recorded.date(), recorded.time()) == (DAY, meant), (boxes, text)


def test_while_acting_mistakes_are_answered(visit: Any) -> None:
    raiser = visit(RAISER, raise_case())
    for boxes, text, sentence in mistakes():
        typed = happened(boxes, text)
        page = raiser.send("action", **(ACTION | typed))
        assert raiser.status == 422, (boxes, text)
        assert sentence in words(page), (boxes, text)
        assert boxes_hold(page, typed), (boxes, text)


def reached(boxes: Any, text: str) -> dict[str, str]:
    return DECISION | in_boxes("reached_you", boxes) | {"at_hour": text}


def test_while_raising_they_are_taken(sign_in: SignIn, later: Any) -> None:
    now = later(10)
    client = sign_in("molly-entwistle")
    draft = begin(client)
    for boxes, text, meant in reads():
        sent = client.post(f"{draft}/decision/", reached(boxes, text))
        assert sent.status_code == 302, (boxes, text)
        assert reached_as_kept(draft, now) == datetime.combine(DAY, meant, LONDON), (boxes, text)


def reached_as_kept(address: str, now: datetime) -> datetime:
    """When the decision reached the raiser, as the draft at an address says."""
    from concordat.casework import drafts
    from concordat.pages.raising import journey
    from concordat.pages.raising.draft import kept
    from concordat.pages.raising.ground import ground
    from concordat.pages.raising.questions.matter import Decision
    from concordat.people import queries as people

    id_ = address.rsplit("/", 1)[-1]
    person = people.people({"molly-entwistle"})["molly-entwistle"]
    draft = kept(id_, drafts.get(person.id, id_))
    page = journey.filled(journey.FIXED["decision"], draft, ground(person, now, now.date()))
    assert isinstance(page, Decision)
    return page.reached()


def test_while_raising_mistakes_are_answered(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    for boxes, text, sentence in mistakes():
        typed = reached(boxes, text)
        sent = client.post(f"{draft}/decision/", typed)
        assert sentence in shown(sent), (boxes, text)
        for page in (sent, client.get(f"{draft}/decision/")):
            assert boxes_hold(page.content.decode(), in_boxes("reached_you", boxes)), (boxes, text)


def test_while_trying_a_protocol_they_are_taken(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    for boxes, text, meant in reads():
        story = TRY | in_boxes("on", boxes) | {"at": text}
        said = shown(client.get("/protocols/sefton/try/", story))
        told = clock_time(datetime.combine(DAY, meant, LONDON))
        assert f"{told} on Monday 21 December" in said, (boxes, text)


def test_while_trying_a_protocol_mistakes_are_answered(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    for boxes, text, sentence in mistakes():
        typed = in_boxes("on", boxes) | {"at": text}
        page = client.get("/protocols/sefton/try/", TRY | typed, follow=True)
        assert sentence in shown(page), (boxes, text)
        assert boxes_hold(page.content.decode(), typed), (boxes, text)


# ── Asked about once ──────────────────────────────────────────────────────────────────────────────


def ticked(page: str, name: str) -> dict[str, str]:
    """What the one box of that name would send."""
    [value] = re.findall(rf'name="{name}" type="checkbox" value="([^"]+)"', page)
    return {name: value}


def test_a_year_ago_is_asked_about_while_raising(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    typed = DECISION | {"reached_you_year": "2025"}
    sent = client.post(f"{draft}/decision/", typed)
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "That is a year ago. Is the year right?" in shown(sent)
    assert "The referral was closed." in page
    sure = ticked(page, "reached_you_sure")
    answer(client, draft, decision=typed | sure)
    found = case(raised(client, draft))[0]
    assert found.arising == of_a_day(datetime(2025, 12, 18, 12, tzinfo=UTC))


def test_a_year_ago_is_asked_about_on_the_single_page(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    sent = in_short(client, draft, reached_you_year="2025")
    assert "That is a year ago. Is the year right?" in shown(sent)
    sure = ticked(sent.content.decode(), "reached_you_sure")
    assert in_short(client, draft, reached_you_year="2025", **sure).status_code == 302


def test_long_before_the_case_is_asked_about_while_acting(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    typed = happened(("21 9 2025", "", ""), "9am") | ACTION
    page = raiser.send("action", **typed)
    assert raiser.status == 422
    assert "That is a year ago. Is the year right?" in words(page)
    assert '<details class="govuk-details c-opens" open>' in page, "what was typed is in sight"
    raiser.send("action", **(typed | ticked(page, "happened_on_sure")))
    assert "Is the year right?" not in words(raiser.page("action"))


def test_a_day_far_ahead_is_asked_about_and_then_taken(visit: Any) -> None:
    ref = raise_case()
    raiser = visit(RAISER, ref)
    typed = ACTION | {"by_day": "23 12 2028"}
    page = raiser.send("action", **typed)
    assert "That is in 2 years. Is the year right?" in words(page)
    said = raiser.send("action", **(typed | ticked(page, "by_sure")))
    assert "An action was agreed" in words(said)


def test_a_day_that_can_not_be_is_refused_at_its_field(visit: Any, sign_in: SignIn) -> None:
    raiser = visit(RAISER, raise_case())
    for day, sentence in (
        ("20 12 2026", "This is before the disagreement was raised"),
        ("23 12 2040", "Give a day in or before 2031."),
    ):
        page = raiser.send("action", **(ACTION | {"by_day": day}))
        assert sentence in problem_at(page, "by_day")
    danger = {"rung": "999", "rung_on_day": "1 12 2016", "rung_at": "9am", "summary": "He is hurt."}
    page = raiser.send("risk", **danger)
    said = problem_at(page, "rung_on_day")
    assert said.startswith("When were they rung? This is more than a month ago.")
    client = sign_in("molly-entwistle")
    sent = client.post(f"{begin(client)}/decision/", DECISION | {"reached_you_year": "2015"})
    said = problem_at(sent.content.decode(), "reached_you_day")
    assert "This is more than five years ago." in said


@pytest.mark.parametrize(
    ("person", "address", "typed", "name"),
    [
        (
            "helen-marsden",
            "/my-work/away/",
            in_boxes("since", ("1 1 2027", "", ""))
            | in_boxes("until", ("1 2 2029", "", ""))
            | {"cover": "nobody"},
            "until_sure",
        ),
        (
            "colin-threlfall",
            "/board/sefton/closed-day/",
            in_boxes("day", ("3 Jan 2029", "", "")) | {"why": "A royal wedding"},
            "day_sure",
        ),
    ],
)
def test_a_day_far_ahead_is_asked_about_elsewhere(
    sign_in: SignIn, person: str, address: str, typed: dict[str, str], name: str
) -> None:
    client = sign_in(person)
    sent = client.post(address, typed)
    assert sent.status_code == 422
    assert "That is in 2 years. Is the year right?" in shown(sent)
    assert client.post(address, typed | ticked(sent.content.decode(), name)).status_code == 302


# ── The clocks change ─────────────────────────────────────────────────────────────────────────────

SPRING, AUTUMN = 97 * 24, 314 * 24  # hours from 21 December 2026 to the days on which they change


MARCH = {"happened_on_day": "28 3 2027"}


def test_an_hour_that_does_not_exist_is_answered_while_acting(visit: Any, later: Any) -> None:
    ref = raise_case()
    later(SPRING)
    raiser = visit(RAISER, ref)
    typed = ACTION | {"by_day": "30 3 2027"}
    page = raiser.send("action", **(typed | MARCH | {"happened_at": "1:30am"}))
    assert raiser.status == 422
    assert "There is no 1:30am on Sunday 28 March 2027: the clocks go forward" in words(page)
    assert "An action was agreed" in words(
        raiser.send("action", **(typed | MARCH | {"happened_at": "2:30"}))
    )


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_an_hour_that_comes_twice_is_asked_about_while_acting(
    visit: Any, later: Any, which: str, hour: int
) -> None:
    from concordat.casework import store

    ref = raise_case()
    later(AUTUMN)
    raiser = visit(RAISER, ref)
    typed = ACTION | {"by_day": "1 11 2027"}
    typed |= {"happened_on_day": "31 10 2027", "happened_at": "1.30am"}
    page = raiser.send("action", **typed)
    assert raiser.status == 422
    assert "1:30am comes twice on Sunday 31 October 2027" in words(page)
    raiser.send("action", **(typed | {"happened_at_which": which}))
    assert store.events(ref)[-1].happened == datetime(2027, 10, 31, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize(("which", "hour"), [("first", 0), ("second", 1)])
def test_an_hour_that_comes_twice_is_asked_about_while_raising(
    sign_in: SignIn, which: str, hour: int
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    twice = reached(("25", "10", "2026"), "1:30am")
    assert "comes twice on Sunday 25 October 2026" in shown(
        client.post(f"{draft}/decision/", twice)
    )
    answer(client, draft, decision=twice | {"at_hour_which": which})
    found = case(raised(client, draft))[0]
    assert found.arising == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


def test_an_hour_that_comes_twice_is_told_apart_while_trying_a_protocol(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    story = TRY | in_boxes("on", ("25", "10", "2026")) | {"at": "1:30am"}
    assert "comes twice" in shown(client.get("/protocols/sefton/try/", story))
    begun = client.get("/protocols/sefton/try/", story | {"at_which": "first"})
    assert "It is 1:30am BST on Sunday 25 October" in shown(begun)
    hidden = dict(
        re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', begun.content.decode())
    )
    assert hidden["at_which"] == "first", "the address keeps which of the two it was"
    step = in_boxes("next-on", ("25", "10", "2026")) | {"next-what": "look", "next-at": "1:30am"}
    second = client.get("/protocols/sefton/try/", hidden | step | {"next-at_which": "second"})
    assert "2026-10-25T01%3A30%2B00%3A00~look" in second["Location"]
    told = shown(client.get(f"/protocols/sefton/try/{second['Location']}"))
    assert "It is 1:30am GMT on Sunday 25 October" in told
    back = client.get("/protocols/sefton/try/", hidden | {"at_which": "second"} | step)
    assert "comes twice" in shown(back)
    too_early = client.get(
        "/protocols/sefton/try/",
        hidden | {"at_which": "second"} | step | {"next-at_which": "first"},
    )
    assert "This is before what happened last" in shown(too_early)


def test_an_address_with_a_year_that_no_calendar_holds_is_no_story(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    for year in ("0001", "9999"):
        story = TRY | ON_THE_DAY | {"at": "10:00", "then": f"{year}-01-01T00:00+23:00~look"}
        page = shown(client.get("/protocols/sefton/try/", story))
        assert "This address does not hold a whole story" in page


# ── What no text can hold ─────────────────────────────────────────────────────────────────────────


def test_a_text_too_long_or_with_odd_characters_is_kept_and_answered(visit: Any) -> None:
    ref = raise_case()
    acting.do(ref, CarriedOut((duty_id(ref, "practitioners.raise"),)), RAISER, NOW)
    raiser = visit(RAISER, ref)
    page = raiser.act("note", text="x" * 10_001, audience="both sides")
    assert raiser.status == 422
    assert "Shorten this to 10,000 characters. It has 10,001." in words(page)
    assert "x" * 10_001 in page
    page = raiser.act("note", text="one\x00two", audience="both sides")
    assert "Take out the sign �" in words(page)
    assert "one�two" in page


def test_a_date_of_birth_is_read_by_its_own_measure(sign_in: SignIn) -> None:
    client: Client = sign_in("molly-entwistle")
    draft = begin(client)
    answer(client, draft)
    for born, told in (
        ("3 mar 2019", "3 March 2019"),
        ("3 March 2019", "3 March 2019"),
        ("3 Sept 2019", "3 September 2019"),
    ):
        client.post(f"{draft}/child-1/", {"child_name": "Jasmine Kaye", "born_day": born})
        assert f"Date of birth {told}" in shown(client.get(f"{draft}/check/")), born
    wrong = client.post(f"{draft}/child-1/", {"child_name": "Jasmine Kaye", "born_day": "3 3 1987"})
    assert "not longer ago than childhood" in shown(wrong)
    wrong = client.post(f"{draft}/child-1/", {"child_name": "Jasmine Kaye", "born_day": "3 03 19"})
    assert "Write the year with four digits" in shown(wrong)


def test_a_year_of_three_digits_is_told_beside_its_field_with_all_that_is_wrong(
    sign_in: SignIn,
) -> None:
    client = sign_in("molly-entwistle")
    draft = begin(client)
    day = {"reached_you_day": "27 11 026", "reached_you_month": "", "reached_you_year": ""}
    page = shown(in_short(client, draft, child_name="", **day))
    assert "Give the child's name." in page
    assert page.count("Write the year with four digits, such as 2026.") == 2, "above, and beside it"
    written = day | {"reached_you_day": "27 nov 2026"}
    assert in_short(client, draft, **written).status_code == 302


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yesterday", date(2026, 12, 20)),
        ("tomorrow", date(2026, 12, 22)),
        ("3 Nov", date(2026, 11, 3)),
        ("3/11/26", date(2026, 11, 3)),
        ("3 Jan", date(2027, 1, 3)),
        ("29 Feb 28", date(2028, 2, 29)),
        ("1 7 10", date(2010, 7, 1)),
    ],
)
def test_the_nearest_day_is_meant(typed: str, meant: date) -> None:
    near = Years(2010, 2045, near=date(2026, 12, 21))
    for boxes in ((typed, "", ""), ("", typed, "")):
        assert read_date(boxes, near) == meant


@pytest.mark.parametrize("typed", ["3 Nov", "3/11/19", "today"])
def test_of_a_birthday_the_year_is_not_guessed(typed: str) -> None:
    with pytest.raises(Unread):
        read_date((typed, "", ""), Years(1800, 2045))
