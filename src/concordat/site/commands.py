"""The commands that need the site: serve, demo, migrate, rebuild."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from concordat.site import installation
from concordat.site.installation import DEMONSTRATION_DATABASE, Installation, WrongSetting
from concordat.site.server import open_socket, serve

Run = Callable[[argparse.Namespace], None]
PORT = 8000


def register(commands: Any) -> None:
    """Adds the site's commands to the command line."""
    _listening(_add(commands, "serve", serve_installation, "serve this installation"))
    _add(commands, "migrate", migrate, "bring the database up to date")
    _add(commands, "rebuild", rebuild, "make the lists anew from the record")
    demo = commands.add_parser("demo", help="the demonstration, on this machine only")
    demos = demo.add_subparsers(required=True, metavar="command")
    _add(demos, "build", build_demonstration, "build the demonstration, unless it is there")
    _listening(
        _add(
            demos, "serve", serve_demonstration, "build the demonstration if need be, and serve it"
        )
    )


def serve_installation(chosen: argparse.Namespace) -> None:
    """Serves the real installation. Raises WrongSetting when it can't."""
    read = _prepare(chosen, demonstration=False)
    if not read.address and not installation.is_loopback(chosen.host):
        raise WrongSetting(
            "Set CONCORDAT_ADDRESS to the address people type, such as "
            "https://concordat.example.org"
        )
    opened = open_socket(chosen.host, chosen.port)
    if not read.database_url and not read.sqlite_file.exists():
        raise WrongSetting(
            f"There is no database in {read.home} yet. Make it: concordat migrate --data "
            f"'{chosen.data}'"
        )
    _load()
    _refuse_old_database()
    serve(opened, f"Concordat is at {read.address or _address(chosen)}")


def serve_demonstration(chosen: argparse.Namespace) -> None:
    """Serves the demonstration to this machine, built first if need be. Raises WrongSetting when it
    can't.
    """
    installation.refuse_open_host(chosen.host)
    read = _prepare(chosen, demonstration=True)
    opened = open_socket(chosen.host, chosen.port)
    _build(read)
    from concordat.demonstration.build import welcome

    serve(
        opened, f"\n{welcome()}\n\nThe demonstration is at {_address(chosen)}   (Ctrl+C stops it)"
    )


def build_demonstration(chosen: argparse.Namespace) -> None:
    """Builds the demonstration when it isn't there."""
    _build(_prepare(chosen, demonstration=True))


def migrate(chosen: argparse.Namespace) -> None:
    """Brings the database up to date."""
    _prepare(chosen)
    _load()
    _migrate()


def rebuild(chosen: argparse.Namespace) -> None:
    """Makes every list anew from the record."""
    _prepare(chosen)
    _load()
    from concordat.casework import projections

    projections.rebuild()


def _prepare(chosen: argparse.Namespace, *, demonstration: bool | None = None) -> Installation:
    """Passes on what was chosen to the settings, and the installation as they will read it.

    A command that serves says whether it is the demonstration; the others leave that to the
    environment.
    """
    os.umask(0o077)  # what we write is for the owner's eyes only
    os.environ["CONCORDAT_DATA"] = str(chosen.data)
    if demonstration is not None:
        os.environ["CONCORDAT_DEMONSTRATION"] = "yes" if demonstration else "no"
    os.environ["DJANGO_SETTINGS_MODULE"] = "concordat.site.settings"
    read = installation.read(os.environ)
    installation.prepare_home(read)
    return read


def _load() -> None:
    """Loads the rooms. Raises WrongSetting when the database does not answer."""
    import django

    django.setup()
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise WrongSetting(f"The database does not answer: {str(error).strip()}") from error


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _refuse_old_database() -> None:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise WrongSetting(
            "The database is older than the program. Make a backup, then: concordat migrate"
        )


def _build(read: Installation) -> None:
    """Builds the demonstration, whole or not at all: what a broken-off build left behind is begun
    anew.
    """
    whole = read.home / "whole"
    if not whole.exists():
        for left in read.home.glob(f"{DEMONSTRATION_DATABASE}*"):
            left.unlink()
        (read.home / "clock").unlink(missing_ok=True)
    _load()
    _migrate()
    if not whole.exists():
        from concordat import clock
        from concordat.demonstration.build import build

        print("Building the demonstration …", flush=True)
        build(clock.now())
        whole.touch()


def _address(chosen: argparse.Namespace) -> str:
    host = f"[{chosen.host}]" if ":" in chosen.host else chosen.host
    return f"http://{host}:{chosen.port}"


def _add(commands: Any, name: str, run: Run, purpose: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    default = Path(os.environ.get("CONCORDAT_DATA") or "data")
    parser.add_argument(
        "--data",
        type=Path,
        default=default,
        metavar="DIR",
        help="where the data lie (default: data)",
    )
    parser.set_defaults(run=lambda chosen: _plainly(run, chosen))
    return parser


def _listening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="the address to listen on (default: this machine only)"
    )
    parser.add_argument(
        "--port", type=_port, default=PORT, help=f"the port to listen on (default: {PORT})"
    )


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 1024 to 65535, not {text!r}")
    return int(text)


def _plainly(run: Run, chosen: argparse.Namespace) -> int:
    """Runs a command; a wrong setting becomes one sentence and exit code 1."""
    try:
        run(chosen)
    except WrongSetting as error:
        print(f"concordat: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
