"""What went wrong once when the product was used by hand, step by step as it was clicked.

Dates as they are written, and what was sent when nobody was signed in, have pages of their own
(`test_dates_on_pages`, `test_sent_when_signed_out`), as has the child that is raised again
(`test_same_child`).
"""

import re
from datetime import timedelta
from typing import Any

import pytest

from concordat import clock
from concordat.casework.sweep import sweep
from tests.casework import acting
from tests.pages.cases import Visitor, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import DECISION, begin, in_short, raised
from tests.pages.reading import shown

MOLLY, RUTH, HELEN, COLIN = "molly-entwistle", "ruth-abernathy", "helen-marsden", "colin-threlfall"
REVIEW = "practitioners.review"
A_WEEK_AGO = {"rather_on_day": "14 12 2026", "rather_at": "10am"}


def raise_one(sign_in: SignIn, told: dict[str, str] | None = None, **other: Any) -> str:
    client = sign_in(MOLLY)
    draft = begin(client)
    in_short(client, draft, **other)
    if told:
        assert client.post(f"{draft}/telling/", told).status_code == 302
    return raised(client, draft)


def due(ref: str) -> str:
    [review] = [duty for duty in acting.case_of(ref, NOW).open_duties if duty.key == REVIEW]
    assert review.due
    return f"{review.due:%Y-%m-%d}"


# ── Raised, backdated and moved up within two minutes ─────────────────────────────────────────────


def test_backdating_by_one_side_moves_no_deadline_and_opens_no_way_up(sign_in: SignIn) -> None:
    ref = raise_one(sign_in, **(DECISION | {"reached_you_day": "11"}))
    raiser = Visitor(sign_in(MOLLY), ref)
    before = due(ref)
    raiser.act("correct", "1", way="otherwise", reason="It was a week ago.", **A_WEEK_AGO)
    assert raiser.status == 200
    assert due(ref) == before
    page = words(raiser.case())
    assert "Late" not in page.partition("What happened")[0]
    assert "as Molly Entwistle says (entered on Monday 21 December; not confirmed)" in page
    up = raiser.act(
        "move-up", ground="no answer", reason="Nobody has answered for weeks.", checked="yes"
    )
    assert raiser.status != 200 or "Recorded" not in words(up)
    assert acting.case_of(ref, NOW).stage == "1"


def test_the_other_side_is_asked_and_reads_what_was_corrected(sign_in: SignIn) -> None:
    ref = raise_one(sign_in, **(DECISION | {"reached_you_day": "11"}))
    raiser = Visitor(sign_in(MOLLY), ref)
    raiser.act("correct", "1", way="otherwise", reason="It was a week ago.", **A_WEEK_AGO)
    told = shown(sign_in(HELEN).get("/my-work/told/"))
    assert "Say whether it was so: the disagreement was raised at 10am on Monday 14" in told
    was, now = "at 10am on Monday 21 December 2026", "at 10am on Monday 14 December 2026"
    assert f"was corrected: it happened {now}, not {was}" in told, "in words, not as a number"


# ── A date of receipt that was mistyped ───────────────────────────────────────────────────────────


def test_a_mistyped_year_is_asked_about_and_the_day_of_receipt_is_put_right(
    sign_in: SignIn,
) -> None:
    client = sign_in(MOLLY)
    draft = begin(client)
    last_year = DECISION | {"reached_you_year": "2025"}
    assert "Put the year right, or tick that 18 December 2025 is right." in shown(
        in_short(client, draft, **last_year)
    )
    sure = last_year | {"reached_you_sure": "2025-12-18"}
    assert in_short(client, draft, **sure).status_code == 302
    client.post(f"{draft}/telling/", {"told": "first"})  # so that a deadline counts from that day
    ref = raised(client, draft)
    raiser = Visitor(client, ref)
    assert "The decision reached them on Thursday 18 December 2025" in words(raiser.case())
    [first] = acting.case_of(ref, NOW).open_duties
    assert first.due
    assert first.due < NOW
    right = {"reached_on_day": "18 12 2026", "reason": "I mistyped the year."}
    raiser.act("correct", "1", way="otherwise", **right)
    [again] = acting.case_of(ref, NOW).open_duties
    assert again.due
    assert f"{again.due:%Y-%m-%d}" == "2026-12-22", "two working days from Friday the 18th"
    page = words(raiser.case())
    assert "The decision reached them on Friday 18 December 2026" in page
    assert "18 December 2025" in page.partition("What happened")[2], "the old day stays beside it"
    assert "Late" not in page.partition("What happened")[0]


# ── The raiser is gone ────────────────────────────────────────────────────────────────────────────


def test_when_the_raiser_is_gone_the_lead_knows_of_it_and_can_go_on(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = raise_one(sign_in)
    lead = Visitor(sign_in(RUTH), ref)
    assert "Molly Entwistle raised a disagreement for Westshire Primary School" in shown(
        lead.client.get("/my-work/told/")
    )
    assert "Take this case over" in words(lead.case())
    later = NOW + timedelta(days=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    sweep(later)
    for person in (RUTH, COLIN):
        told = shown(sign_in(person).get("/my-work/told/"))
        assert "The time for this passed" in told, person
        assert sign_in(person).get(f"/cases/{ref}/").status_code == 200, person
    lead = Visitor(sign_in(RUTH), ref)
    lead.act("take-over", "westshire-primary", reason="She is ill.")
    assert lead.status == 200
    assert acting.case_of(ref, later).goes_on("raising", "westshire-primary") == RUTH
    up = lead.act(
        "move-up", ground="no answer", reason="Nobody has answered for weeks.", checked="yes"
    )
    assert lead.status == 200, words(up)[:600]
    assert acting.case_of(ref, later).stage == "2"
    assert acting.case_of(ref, later).raiser == MOLLY, "who raised it stays named"


# ── A reason that is a full stop ──────────────────────────────────────────────────────────────────


def test_a_full_stop_ends_no_case_and_what_is_withdrawn_stays_on_the_boards_list(
    sign_in: SignIn,
) -> None:
    ref = raise_one(sign_in)
    raiser = Visitor(sign_in(MOLLY), ref)
    page = words(raiser.act("withdraw", reason=".", safety="."))
    assert raiser.status == 422
    assert "Say why: one or two sentences." in page
    assert "Say what keeps the child safe, or tick that nothing does for now." in page
    raiser.act("withdraw", reason="It was settled between the teams.", safety="With her aunt.")
    assert raiser.status == 200
    assert acting.case_of(ref, NOW).end is None, "nothing kept the child safe"
    assert ref in shown(sign_in(COLIN).get("/board/", follow=True))
    assert "It ends at 5pm on Wednesday 23 December unless it is kept going" in words(raiser.case())


# ── A list that offers what is refused ────────────────────────────────────────────────────────────


@pytest.mark.parametrize("person", [COLIN, MOLLY, RUTH, HELEN])
def test_every_line_of_reassigning_can_be_opened(person: str, sign_in: SignIn) -> None:
    raise_one(sign_in)
    client = sign_in(person)
    page = client.get("/my-work/hand-on/").content.decode().partition("<main")[2]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', page)]
    refused = [link for link in links if client.get(link).status_code >= 400]
    assert refused == []
