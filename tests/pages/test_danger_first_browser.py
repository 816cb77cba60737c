"""While danger stands, 999 and the number that answers now are on the first screen of a telephone,
on the page for danger and on every page that says so.
"""

from datetime import datetime
from typing import Any

import pytest

from concordat import clock
from concordat.core.acts import RiskStated
from concordat.core.calendar import LONDON
from tests.casework import acting
from tests.casework.acting import OFFICER, RAISER, TEAM_MANAGER
from tests.pages.browsing import demonstration, open_page
from tests.pages.cases import raise_case
from tests.pages.conftest import NOW

__all__ = ["demonstration", "open_page"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
AT_NIGHT = datetime(2026, 12, 21, 23, 30, tzinfo=LONDON)


def out_of_sight(page: Any, number: int) -> dict[str, float]:
    """Those of the first numbers to ring in the page that are not on its first screen, by where
    they end.
    """
    links = page.locator("main a[href^='tel:']")
    assert links.count() >= number, page.inner_text("main")[:300]
    ends = {}
    for link in links.all()[:number]:
        box = link.bounding_box()
        assert box is not None
        ends[link.get_attribute("href")] = box["y"] + box["height"]
    return {href: end for href, end in ends.items() if end > PHONE["height"]}


@pytest.mark.parametrize("now", [NOW, AT_NIGHT])
def test_the_numbers_that_answer_now_are_on_the_first_screen(
    open_page: Any, monkeypatch: pytest.MonkeyPatch, now: datetime
) -> None:
    ref = raise_case()
    acting.do(ref, RiskStated(), RAISER, NOW)
    monkeypatch.setattr(clock, "now", lambda: now)
    wrong = {}
    for person in (RAISER, TEAM_MANAGER, OFFICER):
        for address in ("/danger/sefton/", f"/cases/{ref}/", f"/cases/{ref}/risk/"):
            page = open_page(person, address, viewport=PHONE, java_script_enabled=False)
            assert page.locator("main a[href='tel:999']").count(), address
            if found := out_of_sight(page, 2):
                wrong[person, address] = found
            page.close()
    assert wrong == {}
