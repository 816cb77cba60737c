"""Refuses to start where a recorded act could be lost, the record rewritten, or a cookie read in
transit.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from concordat.site import roles
from concordat.site.databases import HOW_TO
from concordat.site.installation import WrongSetting
from concordat.tables import append_only

WANTED_OF_SQLITE = {
    "journal_mode": ({"wal"}, "without it nobody can read while somebody writes"),
    "synchronous": (
        {"2", "3"},
        "less than FULL can lose an act that somebody was told had been recorded",
    ),
    "foreign_keys": ({"1"}, "without it a row could refer to one that is not there"),
    "secure_delete": ({"1"}, "without it words that were erased can still be found in the file"),
    "recursive_triggers": ({"1"}, "without it INSERT OR REPLACE rewrites the record"),
}
WANTED_OF_POSTGRESQL = {
    "fsync": ({"on"}, "without it a loss of power can damage the record"),
    "session_replication_role": (
        {"origin", "local"},
        "otherwise the triggers that guard the record don't fire",
    ),
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
    checks.register(hosts_are_named, checks.Tags.security)
    checks.register(database_is_safe, checks.Tags.database)


def hosts_are_named(**_: Any) -> list[checks.CheckMessage]:
    """An error for each setting that would let any host name, or any site's form, pass for ours."""
    return [
        checks.Error(
            f"{name} names every host there may be: {host}.",
            hint="Name each host in full.",
            id="concordat.E005",
        )
        for name in ("ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS")
        for host in getattr(settings, name)
        if "*" in host or host.rpartition("//")[2].startswith(".")
    ]


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
    """An error for each setting of the live connection under which an act could be lost, and for
    whatever would let somebody rewrite the record.
    """
    return [
        error
        for alias in databases or []
        for find in (_unsafe, _unguarded, _too_mighty)
        for error in find(connections[alias])
    ]


def refuse_unsafe() -> None:
    """Raise WrongSetting with every reason why this installation must not start."""
    found = checks.run_checks(databases=list(connections))
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


def _unguarded(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    return [
        checks.Error(
            f"The trigger {name}, by which the database refuses to change the record, is missing, "
            "switched off or not as it was made.",
            hint="Find out who did that and compare the record with a backup; then restore it.",
            id="concordat.E003",
        )
        for name in append_only.unguarded(connection)
    ]


def _too_mighty(connection: BaseDatabaseWrapper) -> list[checks.CheckMessage]:
    if connection.vendor != "postgresql":
        return []
    role = connection.settings_dict["USER"]
    return [
        checks.Error(
            f"The role {role}, as which the program connects, {what}, and so could rewrite the "
            "record.",
            hint=f"Let it be another role than the owner's. {HOW_TO}",
            id="concordat.E004",
        )
        for what in roles.too_mighty(connection)
    ]
