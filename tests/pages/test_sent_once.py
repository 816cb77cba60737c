"""What makes sending a form twice harmless, and that nobody can use it against anybody."""

from typing import Any

from tests.pages.cases import later, raise_case, visit, words
from tests.pages.conftest import NOW

__all__ = ["later", "visit"]

TEXT = "He was seen at school on Monday."


def entries(ref: str) -> list[str]:
    from concordat.casework import store

    return [str(event.act.__struct_config__.tag) for event in store.events(ref)]


def test_the_same_form_sent_twice_gives_the_same_receipt(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    hidden = helen.hidden(helen.page("note"))
    first = helen.send("note", text=TEXT, audience="both sides", **hidden)
    again = helen.send("note", text=TEXT, audience="both sides", **hidden)
    assert helen.status == 200
    assert entries(ref).count("noted") == 1
    assert words(first).partition("What happened")[0] == words(again).partition("What happened")[0]


def test_a_form_that_somebody_else_was_shown_is_refused_and_nothing_typed_is_lost(
    visit: Any,
) -> None:
    ref = raise_case()
    helen, raiser = visit("helen-marsden", ref), visit("kwame-boateng", ref)
    hidden = helen.hidden(helen.page("note"))
    page = raiser.send("note", text=TEXT, audience="both sides", **hidden)
    assert raiser.status == 409
    assert "shown to somebody else" in words(page)
    assert TEXT in page
    assert "noted" not in entries(ref)
    raiser.send("note", text=TEXT, audience="both sides", **raiser.hidden(page))
    assert raiser.status == 200
    assert entries(ref).count("noted") == 1, "as it comes back, it can be sent"


def test_a_form_counts_for_one_act_only(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    of_another = helen.hidden(helen.page("risk"))
    helen.send("note", text=TEXT, audience="both sides", **of_another)
    assert helen.status == 409
    assert "noted" not in entries(ref)


def test_a_form_shown_before_everybody_was_signed_out_is_sent_once_more(
    visit: Any, settings: Any
) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    hidden = helen.hidden(helen.page("note"))
    settings.SESSION_COOKIE_AGE = -1
    page = helen.send("note", text=TEXT, audience="both sides", **hidden)
    assert helen.status in (302, 409, 200)
    assert "noted" not in entries(ref)
    assert TEXT in page or "sign-in" in page


def test_nobody_can_use_up_the_id_of_a_closed_day_before_it_is_closed(visit: Any) -> None:
    from concordat.casework import closed_days, requests
    from tests.casework.acting import OFFICER

    ref = raise_case()
    helen, day = visit("helen-marsden", ref), (NOW.replace(day=23)).date()
    for guess in (
        f"closed/{ref}/{day}/{OFFICER}",
        requests.own("closed", ref, day.isoformat()),
        f"{requests.own('closed', ref, day.isoformat())}+1",
    ):
        helen.send("note", text=TEXT, audience="both sides", request=guess)
        assert helen.status == 409
    done = closed_days.proclaim("sefton", day, "The offices flooded.", OFFICER, NOW)
    assert done.recorded == (ref,)


def test_ids_in_the_record_tell_nothing(visit: Any) -> None:
    from concordat.casework import closed_days, store
    from tests.casework.acting import OFFICER

    ref = raise_case()
    helen = visit("helen-marsden", ref)
    helen.act("note", text=TEXT, audience="both sides")
    closed_days.proclaim("sefton", NOW.replace(day=23).date(), "The offices flooded.", OFFICER, NOW)
    for event in store.events(ref)[1:]:
        for told in ("helen", OFFICER, ref, "2026-12-23"):
            assert told not in event.request


# ── Back, then sent again ─────────────────────────────────────────────────────────────────────────


def test_what_is_sent_again_after_going_back_is_not_recorded_again(visit: Any) -> None:
    """No page is kept by the browser, so going back fetches a form of its own."""
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    first = helen.act("note", text=TEXT, audience="both sides")
    again = helen.act("note", text=TEXT, audience="both sides")
    assert entries(ref).count("noted") == 1
    assert "You had sent this before, so nothing more was recorded." in words(again)
    assert "You had sent this before" not in words(first)


def test_so_is_danger_that_is_stated_again_after_going_back(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    for _ in range(2):
        helen.act("risk", summary=TEXT, rung="nobody yet")
    assert entries(ref).count("risk-stated") == 1


def test_other_words_in_a_form_of_their_own_are_another_entry(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    for text in (TEXT, f"{TEXT} And today.", TEXT):
        helen.act("note", text=text, audience="both sides")
    assert entries(ref).count("noted") == 3


def test_the_same_words_after_somebody_else_acted_are_another_entry(visit: Any) -> None:
    ref = raise_case()
    helen, kwame = visit("helen-marsden", ref), visit("kwame-boateng", ref)
    for each in (helen, kwame, helen):
        each.act("note", text=TEXT, audience="both sides")
    assert entries(ref).count("noted") == 3


def test_the_same_words_an_hour_later_are_another_entry(visit: Any, later: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    helen.act("note", text=TEXT, audience="both sides")
    later(1 + 1 / 60)
    visit("helen-marsden", ref).act("note", text=TEXT, audience="both sides")
    assert entries(ref).count("noted") == 2


def test_the_same_words_for_other_readers_are_another_entry(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    for audience in ("both sides", "own agency"):
        helen.act("note", text=TEXT, audience=audience)
    assert entries(ref).count("noted") == 2


def test_a_form_sent_once_more_with_other_words_comes_back_and_can_be_sent(visit: Any) -> None:
    ref = raise_case()
    helen = visit("helen-marsden", ref)
    hidden, other = helen.hidden(helen.page("note")), f"{TEXT} And today."
    helen.send("note", text=TEXT, audience="both sides", **hidden)
    page = helen.send("note", text=other, audience="both sides", **hidden)
    assert helen.status == 409
    assert "You sent this form already, with other words" in words(page)
    assert other in page, "nothing typed is lost"
    assert entries(ref).count("noted") == 1
    helen.send("note", text=other, audience="both sides", **helen.hidden(page))
    assert entries(ref).count("noted") == 2
