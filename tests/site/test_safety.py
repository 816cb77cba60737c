"""The site refuses to start where an acknowledged act could be lost, and says on every answer that
no copy is kept.
"""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from concordat.site.checks import refuse_unsafe
from concordat.site.installation import WrongSetting
from concordat.site.middleware import Headers, NothingTooLong, ThisMachineOnly
from concordat.site.roles import too_mighty
from concordat.tables.append_only import TABLES, guard, guarded_in, unguard
from tests.site.serving import answer, connected, serving
from tests.two_roles import as_owner


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


@pytest.mark.django_db
def test_the_database_as_we_set_it_is_safe() -> None:
    refuse_unsafe()


UNSAFE = {
    "sqlite": [
        "PRAGMA synchronous=NORMAL",
        "PRAGMA recursive_triggers=OFF",
        "PRAGMA secure_delete=OFF",
    ],
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


DROPPED = {
    "sqlite": ["DROP TRIGGER {table}_unchanged"],
    "postgresql": ["DROP TRIGGER {table}_unchanged ON {table}"],
}
SWITCHED_OFF = {
    "sqlite": ["DROP TRIGGER {table}_kept"],
    "postgresql": ["ALTER TABLE {table} DISABLE TRIGGER {table}_kept"],
}
MADE_HARMLESS = {
    "sqlite": [
        "DROP TRIGGER {table}_kept",
        "CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT 1; END",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql
        AS $$ BEGIN RETURN NEW; END $$"""
    ],
}


def _home(table: str) -> BaseDatabaseWrapper:
    """The connection to the database that a table is in."""
    return next(each for each in connections.all() if table in guarded_in(each))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("tampering", [DROPPED, SWITCHED_OFF, MADE_HARMLESS])
def test_a_record_whose_guard_is_gone_stops_the_start(
    table: str, tampering: dict[str, list[str]]
) -> None:
    with as_owner(_home(table)) as owner:
        try:
            for statement in tampering[owner.vendor]:
                owner.cursor().execute(statement.format(table=table))
            with pytest.raises(WrongSetting, match=f"The trigger {table}_"):
                refuse_unsafe()
        finally:
            unguard(owner, [table])
            guard(owner, [table])
    refuse_unsafe()


@pytest.mark.only_on_postgresql  # SQLite knows no roles
@pytest.mark.django_db(transaction=True)
def test_a_role_that_could_rewrite_the_record_stops_the_start() -> None:
    refuse_unsafe()
    with as_owner(connection) as owner:
        assert too_mighty(owner) == [f"owns {table}" for table in TABLES]
        owner.cursor().execute("GRANT UPDATE ON casework_event TO PUBLIC")
        with pytest.raises(WrongSetting, match="may change casework_event, and so could rewrite"):
            refuse_unsafe()
        owner.cursor().execute("REVOKE UPDATE ON casework_event FROM PUBLIC")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ALLOWED_HOSTS", ["*"]),
        ("ALLOWED_HOSTS", [".org"]),
        ("CSRF_TRUSTED_ORIGINS", ["https://*"]),
    ],
)
def test_a_setting_that_lets_any_host_pass_stops_the_start(
    settings: object, name: str, value: list[str]
) -> None:
    setattr(settings, name, value)
    with pytest.raises(WrongSetting, match=f"{name} names every host there may be"):
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
        *(
            ({"REMOTE_ADDR": "127.0.0.1", f"HTTP_{name}": "192.168.1.20"}, 403)
            for name in (
                "FORWARDED",
                "VIA",
                "X_FORWARDED_FOR",
                "X_FORWARDED_HOST",
                "X_FORWARDED_PROTO",
                "X_REAL_IP",
            )
        ),
    ],
)
def test_the_demonstration_answers_this_machine_only(
    rf: RequestFactory, change: dict[str, str], status: int
) -> None:
    door: Callable[[HttpRequest], object] = ThisMachineOnly(hello)
    assert door(rf.get("/", **change)).status_code == status  # type: ignore[attr-defined,arg-type]


@pytest.mark.parametrize("header", ["Via", "X-Forwarded-For", "X-Forwarded-Host", "Forwarded"])
def test_the_demonstration_sees_a_proxy_through_the_server_too(header: str) -> None:
    """The server takes such headers out before a page sees them, unless it is told not to."""
    head = f"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{header}: proxy\r\n\r\n"
    door: Callable[[HttpRequest], HttpResponse] = ThisMachineOnly(hello)  # type: ignore[assignment]

    def application(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        response = door(WSGIRequest(environ))
        start(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [response.content]

    with serving(application, demonstration=True) as port:
        assert answer(connected(port, head.encode())).startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize("length", ["20000", "1" * 40, "1" * 5_000])
def test_what_says_it_is_too_long_is_refused_by_whatever_server_it_came(
    rf: RequestFactory, length: str
) -> None:
    request = rf.post("/sign-in/", {"person": "somebody"}, CONTENT_LENGTH=length)
    response = NothingTooLong(hello)(request)
    assert response.status_code == 413
    assert "This was too long to send" in response.content.decode()  # type: ignore[attr-defined]
    assert not hasattr(request, "_post")  # and nothing of it was read


def test_a_form_with_too_many_boxes_gets_a_sentence() -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/sign-in/", "&".join(f"a{n}=" for n in range(501)), "application/x-www-form-urlencoded"
    )
    assert response.status_code == 413
    assert "This form has too many boxes" in response.content.decode()


def test_a_file_is_refused_before_it_is_read() -> None:
    response = Client(enforce_csrf_checks=True).post(
        "/sign-in/", {"person": "x", "letter": BytesIO(b"x" * 3_000)}
    )
    assert response.status_code == 400
    assert "Files can&#39;t be sent here" in response.content.decode()
