"""The site refuses to start where an acknowledged act could be lost, and says on every answer that
no copy is kept.
"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from concordat.site.checks import refuse_unsafe
from concordat.site.installation import WrongSetting
from concordat.site.middleware import Headers, ThisMachineOnly


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


@pytest.mark.django_db
def test_the_database_as_we_set_it_is_safe() -> None:
    refuse_unsafe()


UNSAFE = {
    "sqlite": ["PRAGMA synchronous=NORMAL", "PRAGMA recursive_triggers=OFF"],
    "postgresql": ["SET synchronous_commit = off"],
}


@pytest.mark.django_db(transaction=True)
def test_a_database_that_could_lose_an_act_stops_the_start() -> None:
    for command in UNSAFE[connection.vendor]:
        with connection.cursor() as cursor:
            cursor.execute(command)
        with pytest.raises(WrongSetting, match="does not start") as refused:
            refuse_unsafe()
        assert command.split("=")[0].split()[1] in str(refused.value)
        connection.close()
        refuse_unsafe()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True),
        ("SESSION_COOKIE_SECURE", False),
        ("CSRF_COOKIE_SECURE", False),
        ("SESSION_COOKIE_HTTPONLY", False),
    ],
)
def test_a_weak_setting_stops_the_start(settings: object, name: str, value: bool) -> None:
    setattr(settings, name, value)
    with pytest.raises(WrongSetting, match=name):
        refuse_unsafe()


@pytest.mark.only_on_sqlite  # PostgreSQL has no INSERT OR REPLACE
@pytest.mark.django_db(transaction=True)
def test_a_rewritten_row_passes_its_triggers() -> None:
    """INSERT OR REPLACE deletes without saying so, unless recursive triggers are on."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, word TEXT)")
        cursor.execute(
            "CREATE TRIGGER stay BEFORE DELETE ON kept BEGIN SELECT RAISE(ABORT, 'append "
            "only'); END"
        )
        cursor.execute("INSERT INTO kept VALUES (1, 'said')")
        with pytest.raises(Exception, match="append only"):
            cursor.execute("INSERT OR REPLACE INTO kept VALUES (1, 'unsaid')")
        cursor.execute("DROP TRIGGER stay")
        cursor.execute("DROP TABLE kept")


def test_no_script_and_no_copy(rf: RequestFactory) -> None:
    response = Headers(hello)(rf.get("/"))
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert response.headers["Cache-Control"] == "no-store"


def test_a_page_may_say_itself_how_long_it_keeps(rf: RequestFactory) -> None:
    def kept(request: HttpRequest) -> HttpResponse:
        return HttpResponse("help", headers={"Cache-Control": "max-age=60"})

    assert Headers(kept)(rf.get("/")).headers["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, 200),
        ({"REMOTE_ADDR": "::1"}, 200),
        ({"REMOTE_ADDR": "192.168.1.20"}, 403),
        ({"REMOTE_ADDR": ""}, 403),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.168.1.20"}, 403),
    ],
)
def test_the_demonstration_answers_this_machine_only(
    rf: RequestFactory, change: dict[str, str], status: int
) -> None:
    door: Callable[[HttpRequest], object] = ThisMachineOnly(hello)
    assert door(rf.get("/", **change)).status_code == status  # type: ignore[attr-defined,arg-type]
