"""The two roles of a PostgreSQL database in tests: the owner makes the tables, the program uses
them.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from django.db import connection as default
from django.db.backends.base.base import BaseDatabaseWrapper

from concordat.site import roles


def role(setting: str) -> str:
    """The role in the address that this variable of the environment holds."""
    return urlsplit(os.environ[setting]).username or ""


@contextmanager
def used_by_the_program(blocker: Any) -> Iterator[None]:
    """Let the program's role use the test database meanwhile, and connect as it."""
    program, owner = role("TEST_DATABASE_URL"), role("TEST_DATABASE_OWNER_URL")
    with blocker.unblock():
        roles.grant(default, program)
        _connect_as(program)
    yield
    with blocker.unblock():
        _connect_as(owner)


@contextmanager
def as_owner(connection: BaseDatabaseWrapper) -> Iterator[BaseDatabaseWrapper]:
    """A connection of the owner's; on SQLite, which knows no roles, the same one."""
    if connection.vendor == "sqlite":
        yield connection
        return
    owners = connection.copy()
    owners.settings_dict["USER"] = role("TEST_DATABASE_OWNER_URL")
    try:
        yield owners
    finally:
        owners.close()


@contextmanager
def used_by_the_owner() -> Iterator[None]:
    """Work as the owner meanwhile, who alone may count the rows of tables and drop an index; on
    SQLite, which knows no roles, as before. Begun and ended outside of transactions.
    """
    if default.vendor == "postgresql":
        _connect_as(role("TEST_DATABASE_OWNER_URL"))
    yield
    if default.vendor == "postgresql":
        _connect_as(role("TEST_DATABASE_URL"))


def _connect_as(name: str) -> None:
    default.close()
    default.settings_dict["USER"] = name
