"""A case on a telephone of 360 by 740: the child, what is next, what keeps the child safe, and the
link for danger are on the first screen; the rest is a tap away.
"""

from datetime import timedelta
from typing import Any

import pytest

from concordat import clock
from concordat.core.acts import DangerAcknowledged, Note, RiskStated
from tests.browser.barriers import barriers
from tests.browser.fingers import press, tap
from tests.casework import acting
from tests.casework.acting import OFFICER, TEAM_MANAGER
from tests.pages.browsing import open_page
from tests.pages.demonstrated import MONDAY, tell

__all__ = ["open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ACT = ".c-first__next .c-actions a"
PHONE = {"width": 360, "height": 740}
PEOPLE = ("molly-entwistle", "helen-marsden", "margaret-oyelaran")
"""Whoever raised a case and waits, whoever is late with an answer, and a chair who decides."""

SAID = (
    "He told his teacher that he was locked out all night, and that he is afraid to go home. " * 5
)
IN_SHORT = (
    "He was locked out all night and is afraid to go home. Nobody answers at his aunt's, and he "
    "will be let out at three."
)
IN_DANGER = {
    "awaits an answer": "molly-entwistle",
    "is late": "chloe-unsworth",
    "is to be decided": "paulina-kowalczyk",
    "is decided": "lily-fazakerley",
}
"""How cases stand in which danger is stated, each by who raised it."""


@pytest.fixture
def demonstration(transactional_db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole demonstration, its cases included."""
    from concordat import clock

    settings.DEMONSTRATION = True
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    tell()


def first_case(open_page: Any, person: str, **more: Any) -> Any:
    """Somebody's browser at the first case of their list."""
    page = open_page(person, "/cases/", viewport=PHONE, **more)
    press(page.locator("main a[href^='/cases/SEF']").first)
    return page


def ends(page: Any, part: str) -> float:
    """How far down the page a part ends."""
    box = page.locator(part).first.bounding_box()
    assert box is not None, part
    return float(box["y"] + box["height"])


def test_the_first_screen_and_the_ways_on_from_it(open_page: Any) -> None:
    for person in PEOPLE:
        page = first_case(open_page, person, java_script_enabled=False)
        for part in (
            ".c-danger-link",
            "h1",
            ".c-first__next .c-next__heading",
            ".c-first__next .c-due",
            ".c-first__safety .c-notice__heading",
        ):
            assert ends(page, part) <= PHONE["height"], f"{person}: {part}"
        if page.locator(ACT).count():
            assert ends(page, ACT) <= PHONE["height"], person
        safety = page.locator(".c-first__safety .c-notice__heading + *").first.bounding_box()
        assert safety["y"] + 20 <= PHONE["height"], f"{person}: nothing of the plan is in sight"
        _jumps(page, person)
        page.close()


def _jumps(page: Any, person: str) -> None:
    """Every link of the list of parts leads to a part that is there, at the top of the screen."""
    links = page.get_by_role("navigation", name="On this page").get_by_role("link")
    assert links.count() >= 5
    for link in links.all():
        press(link)
        part = page.url.partition("#")[2]
        box = page.locator(f"#{part}").bounding_box()
        assert box is not None, f"{person}: {part}"
        at_the_end = page.evaluate("scrollY + innerHeight >= document.body.scrollHeight - 2")
        assert abs(box["y"]) <= 4 or at_the_end, f"{person}: {part} at {box['y']}"
        page.evaluate("scrollTo(0, 0)")


def test_danger_comes_before_what_is_done_often_and_the_rare_is_a_step_away(
    open_page: Any,
) -> None:
    page = first_case(open_page, "molly-entwistle")
    can = page.locator(".c-can")
    seen = [each.inner_text() for each in can.locator(".c-actions a").all() if each.is_visible()]
    assert seen[:2] == ["A child is in immediate danger", "Add a note"]
    assert "Withdraw" not in seen
    tap(page.get_by_text("What is seldom needed"))
    assert page.get_by_role("link", name="Withdraw").is_visible()
    assert ends(page, ".c-first__next") < can.bounding_box()["y"]
    assert barriers(page) == []


def in_danger(raiser: str, words: str = SAID) -> tuple[str, int]:
    """Somebody's case in which they said, at length, that the child is in danger, and the entry."""
    from concordat.casework.service import Words

    refs = (f"SEF-2026-{n:04}" for n in range(1, 20))
    ref = next(each for each in refs if acting.case_of(each, MONDAY).raiser == raiser)
    said = RiskStated("999", MONDAY, notes=(Note("9" * 32, "summary"),))
    acting.do(ref, said, raiser, MONDAY, words={"9" * 32: Words(words)})
    return ref, acting.record_of(ref, MONDAY).events[-1].seq


RING = ".c-danger a[href^='tel:']:not([href='tel:999'])"


def lowest(page: Any) -> dict[str, float]:
    """What has to be on the first screen and isn't, by where it ends."""
    parts = ("h1", ".c-danger a[href='tel:999']", ".c-danger summary")
    owed = (".c-first__next .c-next__heading", ".c-first__next .c-due__when")
    if page.locator(RING).count():  # in vain so far: whom to ring is next, before any page
        parts, owed = parts[:-1], (RING,)
    found = {part: ends(page, part) for part in (*parts, *owed)}
    return {part: end for part, end in found.items() if end > PHONE["height"]}


@pytest.mark.parametrize("raiser", IN_DANGER.values(), ids=IN_DANGER)
def test_what_is_next_stays_on_the_first_screen_while_danger_stands(
    open_page: Any, monkeypatch: pytest.MonkeyPatch, raiser: str
) -> None:
    from concordat.casework.service import Words

    ref, seq = in_danger(raiser)
    wrong = {}

    def look(state: str) -> None:
        for person in (raiser, TEAM_MANAGER, OFFICER):
            page = open_page(person, f"/cases/{ref}/", viewport=PHONE, java_script_enabled=False)
            if found := lowest(page):
                wrong[state, person] = found
            page.close()

    look("stated")
    acting.do(
        ref, DangerAcknowledged(seq, "answering", acting.SOCIAL_CARE.id), TEAM_MANAGER, MONDAY
    )
    look("read by one side")
    doing = DangerAcknowledged(
        seq, "answering", acting.SOCIAL_CARE.id, notes=(Note("8" * 32, "doing"),)
    )
    acting.do(ref, doing, TEAM_MANAGER, MONDAY, words={"8" * 32: Words(SAID)})
    look("said what is being done")
    page = open_page(raiser, f"/cases/{ref}/", viewport=PHONE, java_script_enabled=False)
    first, latest = page.locator(".c-danger__words").all()
    assert first.is_visible(), "the first words stay in sight once somebody answered"
    assert latest.is_visible()
    page.close()
    monkeypatch.setattr(clock, "now", lambda: MONDAY + timedelta(hours=6))
    look("overdue")
    assert wrong == {}


def is_cut(page: Any, part: str) -> bool:
    """Whether words end before all of them are in sight."""
    cut = "each => each.scrollHeight > each.clientHeight + 1"
    return bool(page.locator(part).first.evaluate(cut))


@pytest.mark.parametrize(("said", "cut"), [(IN_SHORT, False), (SAID, True)], ids=["short", "long"])
def test_what_was_said_of_danger_in_three_lines_is_read_without_a_tap(
    open_page: Any, said: str, cut: bool
) -> None:
    ref, _ = in_danger("molly-entwistle", said)
    page = open_page("helen-marsden", f"/cases/{ref}/", viewport=PHONE)
    assert is_cut(page, ".c-danger__words") is cut
    for part in (".c-danger summary", ".c-first__next .c-next__heading"):
        assert ends(page, part) <= PHONE["height"], part


def test_what_was_said_of_danger_is_all_there_once_it_is_opened(open_page: Any) -> None:
    ref, _ = in_danger("molly-entwistle")
    page = open_page("helen-marsden", f"/cases/{ref}/", viewport=PHONE)
    words = page.locator(".c-danger__words")
    short = words.bounding_box()["height"]
    tap(page.locator(".c-danger summary"))
    assert words.bounding_box()["height"] > 2 * short
    assert page.get_by_text("has not said yet that this was read").first.is_visible()
    assert barriers(page) == []
