"""Whatever a browser sends as its cookie is answered; what is no session's key looks nothing up."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connections, router
from django.test import Client
from django.test.utils import CaptureQueriesContext

COOKIES = {
    "NUL": r'"aaaaaaaa\000aaaa"',
    "very long": "a" * 5000,
    "other letters": "Ä" * 32,
    "a quote": r'"aaaaaaaa\"aaaaaaa"',
    "capitals": "A" * 32,
}


@pytest.mark.django_db
@pytest.mark.parametrize("cookie", COOKIES.values(), ids=COOKIES)
def test_a_cookie_that_is_no_key_is_nobodys(cookie: str) -> None:
    client = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={cookie}"})
    home = connections[router.db_for_read(Session)]
    with CaptureQueriesContext(home) as asked:
        answered = client.get("/my-work/")
    assert answered.status_code == 302, "to sign in"
    assert [each["sql"] for each in asked if "django_session" in each["sql"]] == []


@pytest.mark.django_db
def test_a_key_is_looked_up() -> None:
    client = Client(headers={"cookie": f"{settings.SESSION_COOKIE_NAME}={'a1' * 16}"})
    home = connections[router.db_for_read(Session)]
    with CaptureQueriesContext(home) as asked:
        client.get("/my-work/")
    assert [each["sql"] for each in asked if "django_session" in each["sql"]] != []
