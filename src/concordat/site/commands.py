"""The commands that need Django: serve, demo, migrate, rebuild, sweep."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from concordat.site import installation
from concordat.site.installation import Installation, WrongSetting
from concordat.site.server import open_socket, serve

Run = Callable[[argparse.Namespace], None]
PORT = 8000


def register(commands: Any) -> None:
    """Add these commands to the command line."""
    _listening(_add(commands, "serve", serve_installation, "serve this installation"))
    _add(commands, "migrate", migrate, "bring the database up to date")
    again = _add(commands, "rebuild", rebuild, "rebuild the lists from the record")
    again.add_argument(
        "--after", default="", metavar="CASE", help="go on behind this case, up to which it went"
    )
    passed = "tell what time has brought, and carry on what is recorded in every case of a board"
    _add(commands, "sweep", sweep, passed)
    demo = commands.add_parser("demo", help="the demonstration, on this machine only")
    demos = demo.add_subparsers(required=True, metavar="command")
    _add(demos, "build", build_demonstration, "build the demonstration unless it is up to date")
    served = "build the demonstration unless it is up to date, and serve it"
    _listening(_add(demos, "serve", serve_demonstration, served))


def serve_installation(chosen: argparse.Namespace) -> None:
    """Serve a real installation. Raises WrongSetting if it can't be served."""
    read = _prepare(chosen, demonstration=False)
    if not read.address and not installation.is_loopback(chosen.host):
        raise WrongSetting(
            "Set CONCORDAT_ADDRESS to the address people type, such as "
            "https://concordat.example.org"
        )
    if read.owner_url:
        raise WrongSetting(
            "DATABASE_OWNER_URL is for concordat migrate alone: whoever gets into what is served "
            "must not find the owner's password there. Unset it."
        )
    opened = open_socket(chosen.host, chosen.port)
    _refuse_no_database(chosen, read)
    _load()
    _refuse_what_cannot_be_read()
    _say_what_is_damaged()
    _say_what_is_outdated()
    serve(opened, f"Concordat is at {read.address or _address(chosen)}", read)


def serve_demonstration(chosen: argparse.Namespace) -> None:
    """Serve the demonstration to this machine, building it first if need be. Raises WrongSetting if
    it can't be served.
    """
    installation.refuse_open_host(chosen.host)
    read = _prepare(chosen, demonstration=True)
    opened = open_socket(chosen.host, chosen.port)
    _build(read)
    from concordat.demonstration.build import welcome

    stop = "(Ctrl+C stops it)"
    serve(opened, f"\n{welcome()}\n\nThe demonstration is at {_address(chosen)}   {stop}", read)


def build_demonstration(chosen: argparse.Namespace) -> None:
    """Build the demonstration unless it is up to date."""
    _build(_prepare(chosen, demonstration=True))


def migrate(chosen: argparse.Namespace) -> None:
    """Create the tables, or bring them up to date; on PostgreSQL as their owner, who then lets the
    program's own role use them.
    """
    read = _prepare(chosen)
    role = _become_owner(read) if read.database_url else None
    _load()
    _refuse_other_formats()
    _migrate()
    if role is not None:
        _grant(role)
    _say_what_is_outdated()


def rebuild(chosen: argparse.Namespace) -> None:
    """Rebuild every list from the record, and say how far it went: broken off, it can go on there.
    Raises WrongSetting with every case that can't be read, once all the others are done.
    """
    _refuse_no_database(chosen, _prepare(chosen))
    _load()
    _refuse_what_cannot_be_read()
    from concordat.casework import projections
    from concordat.casework.damage import Damaged

    damaged: list[Damaged] = []
    done = projections.rebuild(damaged.append, chosen.after, _went)
    if damaged:
        sentences = "\n".join(f"  {each}" for each in damaged)
        raise WrongSetting(f"{done:,} cases were rebuilt, and {len(damaged):,} not:\n{sentences}")


def _went(ref: str) -> None:
    print(f"Rebuilt up to {ref}.", flush=True)


def sweep(chosen: argparse.Namespace) -> None:
    """Tell what time has brought by now, and carry on what is being recorded in every case."""
    _refuse_no_database(chosen, _prepare(chosen))
    _load()
    _refuse_what_cannot_be_read()
    from concordat import clock
    from concordat.casework import sweep as time
    from concordat.tables import journal

    try:
        time.sweep(clock.now())
    finally:
        journal.empty()


def _prepare(chosen: argparse.Namespace, *, demonstration: bool | None = None) -> Installation:
    """Pass the chosen options on to the settings, and return the installation they describe.
    Commands that serve say whether they serve the demonstration; the others leave that to the
    environment.
    """
    os.umask(0o077)  # only the owner may read what we write
    os.environ["CONCORDAT_DATA"] = str(chosen.data)
    if demonstration is not None:
        os.environ["CONCORDAT_DEMONSTRATION"] = "yes" if demonstration else "no"
    os.environ["DJANGO_SETTINGS_MODULE"] = "concordat.site.settings"
    read = installation.read(os.environ)
    installation.prepare_home(read)
    return read


def _load() -> None:
    """Load Django and the apps. Raises WrongSetting if the database does not answer."""
    import django

    django.setup()
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise WrongSetting(f"The database does not answer: {str(error).strip()}") from error


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connections

    for database in connections:
        call_command("migrate", database=database, verbosity=0, interactive=False)


def _refuse_no_database(chosen: argparse.Namespace, read: Installation) -> None:
    if not read.database_url and not read.sqlite_file.exists():
        raise WrongSetting(
            f"There is no database in {read.home} yet. Make it with: concordat migrate --data "
            f"'{chosen.data}'"
        )


def _refuse_other_formats() -> None:
    from concordat.site import guard

    guard.refuse_other_formats()


def _refuse_what_cannot_be_read() -> None:
    from concordat.site import guard

    guard.refuse_other_formats()
    guard.refuse_old_tables()
    guard.refuse_wrong_key()


def _say_what_is_damaged() -> None:
    from concordat.site import guard

    for sentence in guard.say_what_is_damaged():
        print(f"concordat: {sentence}", file=sys.stderr)


def _say_what_is_outdated() -> None:
    from concordat.site import guard

    if sentence := guard.say_what_is_outdated():
        print(f"concordat: {sentence}", file=sys.stderr)


def _become_owner(read: Installation) -> str:
    """Connect as the owner of the tables from here on; returns the program's own role."""
    from concordat.site import databases

    owner, role = databases.owner_and_role(read)
    os.environ["DATABASE_URL"] = owner
    return role


def _grant(role: str) -> None:
    from django.db import connection

    from concordat.site import roles

    roles.grant(connection, role)


def _build(read: Installation) -> None:
    """Build the demonstration, unless it is there already as this program would build it."""
    from concordat.site import demonstration

    wanted = demonstration.current()
    if not demonstration.outdated(read, wanted):
        _load()
        _migrate()  # what Django itself may have added to its own tables
        return
    print(demonstration.clear(read.home), flush=True)
    _load()
    _migrate()
    from concordat import clock
    from concordat.demonstration.build import build

    build(clock.now())
    demonstration.mark(read.home, wanted)


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
        help="the folder for the data (default: data)",
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
    """Run a command. A wrong setting becomes one sentence and exit code 1."""
    try:
        run(chosen)
    except WrongSetting as error:
        print(f"concordat: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0
