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
