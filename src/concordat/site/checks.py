"""Refuses to start with settings under which a recorded act could be lost, or a cookie read in
transit.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from concordat.site.installation import WrongSetting

WANTED_OF_SQLITE = {
    "journal_mode": ({"wal"}, "without it nobody can read while somebody writes"),
    "synchronous": (
        {"2", "3"},
        "less than FULL can lose an act that somebody was told had been recorded",
    ),
    "foreign_keys": ({"1"}, "without it a row could refer to one that is not there"),
    "recursive_triggers": ({"1"}, "without it INSERT OR REPLACE rewrites the record"),
}
WANTED_OF_POSTGRESQL = {
    "fsync": ({"on"}, "without it a loss of power can damage the record"),
    "full_page_writes": ({"on"}, "without it a loss of power can damage the record"),
    "synchronous_commit": (
        {"on", "local", "remote_write", "remote_apply"},
        "without it an act that somebody was told had been recorded can be lost",
    ),
}


def register() -> None:
    """Add these checks to Django's own. They run at every start, and with
    `check --database default`.
    """
    checks.register(cookies_are_safe, checks.Tags.security)
    checks.register(database_is_safe, checks.Tags.database)


def cookies_are_safe(**_: Any) -> list[checks.CheckMessage]:
    """An error for each setting that would expose a cookie or a stack trace. The demonstration may
    do without TLS.
    """
    wanted = {
        "DEBUG": False,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": not settings.DEMONSTRATION,
        "CSRF_COOKIE_SECURE": not settings.DEMONSTRATION,
    }
    return [
        checks.Error(
            f"{name} must be {value}.",
            hint="Leave it as concordat.site.settings has it.",
            id="concordat.E001",
        )
        for name, value in wanted.items()
        if getattr(settings, name) is not value
    ]


def database_is_safe(
    *, databases: Sequence[str] | None = None, **_: Any
) -> list[checks.CheckMessage]:
    """An error for each setting of the live connection under which an act could be lost."""
    return [error for alias in databases or [] for error in _unsafe(connections[alias])]


def refuse_unsafe() -> None:
    """Raise WrongSetting with every reason why this installation must not start."""
    found = checks.run_checks(databases=["default"])
    serious = [message for message in found if message.is_serious()]
    if serious:
        reasons = "\n".join(f"  {message}" for message in serious)
        raise WrongSetting(f"Concordat does not start:\n{reasons}")


def _unsafe(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    sqlite = connection.vendor == "sqlite"
    wanted = WANTED_OF_SQLITE if sqlite else WANTED_OF_POSTGRESQL
    errors: list[checks.CheckMessage] = []
    with connection.cursor() as cursor:
        for name, (good, why) in wanted.items():
            cursor.execute(f"PRAGMA {name}" if sqlite else f"SHOW {name}")
            (value,) = cursor.fetchone()
            if str(value).lower() not in good:
                said = f"The database has {name} = {value}."
                hint = f"Set it to {' or '.join(sorted(good))}: {why}."
                errors.append(checks.Error(said, hint=hint, id="concordat.E002"))
    return errors
