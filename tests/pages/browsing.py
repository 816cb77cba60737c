"""Real browsers on the demonstration's directory, each of somebody who signed in."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages.conftest import SignIn, load_directory

NARROW = {"width": 320, "height": 700}


@pytest.fixture
def demonstration(transactional_db: None, settings: Any, now: Any) -> None:
    """The directory, loaded for one test: what a browser is to see has to be committed."""
    settings.DEMONSTRATION = True
    load_directory()


@pytest.fixture
def open_page(chromium: Any, live_server: Any, settings: Any, sign_in: SignIn) -> Iterator[Any]:
    """`open_page(person, address, **context)`: that person's browser at an address."""
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "form"
    contexts = []

    def open_page(person: str, address: str, **more: Any) -> Any:
        context = chromium.new_context(**({"viewport": NARROW, "bypass_csp": True} | more))
        contexts.append(context)
        kept = sign_in(person).cookies
        context.add_cookies(
            [
                {"name": each.key, "value": each.value, "url": live_server.url}
                for each in kept.values()
            ]
        )
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
