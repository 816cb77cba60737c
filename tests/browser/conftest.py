"""A journey's stage: the demonstration's people, a clock that one moves, and one browser for all of
them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from concordat import clock
from concordat.core.calendar import LONDON
from tests.browser.fingers import Keyboard
from tests.browser.hands import Hands, Wall
from tests.house.source import ROOT

Begin = Callable[..., Hands]
TOLD = ROOT / "tests" / "browser" / "told"
"""What each journey comes to in the record, as the page of its case tells it."""


@pytest.fixture
def begin(
    chromium: Any, live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Begin]:
    """`begin(board, day, hour)`: the demonstration as of then, December 2026, with nobody signed in
    yet.
    """
    from concordat.people.load import load

    settings.DEMONSTRATION = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "form"
    contexts = []

    def begin(
        board: str,
        month: int,
        day: int,
        hour: int,
        *,
        width: int = 1180,
        scripts: bool = True,
        keys: bool = False,
    ) -> Hands:
        wall = Wall(datetime(2026, month, day, hour, tzinfo=LONDON))
        monkeypatch.setattr(clock, "now", wall)
        load(ROOT / "demo" / "directory", wall.now.date())
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return Hands(page, wall, board, Keyboard(page) if keys else None, scripts=scripts)

    yield begin
    for context in contexts:
        context.close()
