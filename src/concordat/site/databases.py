"""The settings of the databases. They put an act on disk before anybody is told that it was
recorded. On SQLite who reads what, and who is signed in, has a file of its own, so that no page
waits for somebody who writes in the record.
"""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings

from concordat.site.installation import Installation, WrongSetting

# WAL lets others read while one writes. FULL syncs before a commit is acknowledged. Without
# recursive triggers INSERT OR REPLACE would get past the triggers that keep the record append-only.
# With secure delete what is erased is written over, and not only left behind. 32 MB of pages kept
# in memory for each connection, not 2: who has thousands of cases is answered in half the time.
SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
    "PRAGMA secure_delete=ON; PRAGMA cache_size=-32000;"
)
HOW_TO = "docs/how-to/use-postgresql.md says how to make the two roles."
SECONDS_TO_WAIT_FOR_A_WRITER = 5
# A page may have two things to write down, an access and a session, and answers within two seconds.
SECONDS_TO_WAIT_FOR_A_READER = 0.8
READERS = "readers"
OF_READERS = ("readers", "sessions")  # the apps whose tables are in the file for readers


class EachItsFile:
    """Which app's tables are in which database. On PostgreSQL, where nobody waits for a reader, all
    are in one.
    """

    def db_for_read(self, model: Any, **_: Any) -> str:
        return _home(model._meta.app_label)  # noqa: SLF001 - what Django offers for this

    def db_for_write(self, model: Any, **_: Any) -> str:
        return _home(model._meta.app_label)  # noqa: SLF001 - what Django offers for this

    def allow_migrate(self, db: str, app_label: str, **_: Any) -> bool:
        return db == _home(app_label)


def _home(app: str) -> str:
    return READERS if app in OF_READERS and READERS in settings.DATABASES else "default"


def configuration(installation: Installation) -> dict[str, dict[str, Any]]:
    """What Django calls DATABASES."""
    if installation.database_url:
        return {"default": _postgresql(installation.database_url)}
    return {
        "default": _sqlite(installation.sqlite_file, SECONDS_TO_WAIT_FOR_A_WRITER),
        READERS: _sqlite(installation.readers_file, SECONDS_TO_WAIT_FOR_A_READER),
    }


def _sqlite(file: Path, seconds: float) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "init_command": SQLITE_START,
            # otherwise a transaction that reads before it writes is refused instead of waiting its
            # turn
            "transaction_mode": "IMMEDIATE",
            "timeout": seconds,
        },
        "CONN_MAX_AGE": None,
    }


def owner_and_role(installation: Installation) -> tuple[str, str]:
    """The address at which the owner of the tables connects to PostgreSQL, and the role as which
    the program does. Raises WrongSetting unless they are two.
    """
    role = _postgresql(installation.database_url or "")["USER"]
    owner = installation.owner_url or ""
    if not owner or not role or _postgresql(owner)["USER"] in ("", role):
        raise WrongSetting(
            "On PostgreSQL one role owns the tables, so that the program's own can't rewrite the "
            "record. Set DATABASE_OWNER_URL to the database as its owner connects to it, and "
            f"DATABASE_URL as the program does. {HOW_TO}"
        )
    return owner, role


def _postgresql(url: str) -> dict[str, Any]:
    try:
        parts, port = urlsplit(url), urlsplit(url).port
    except ValueError:  # a port that is no number, or a host that is none
        raise _no_address() from None
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/") or port == 0:
        raise _no_address()
    options = dict(parse_qsl(parts.query))
    more = options.pop("options", "")  # ours come after them, and so hold
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "OPTIONS": {
            "connect_timeout": 10,
            "options": f"{more} -c lock_timeout={SECONDS_TO_WAIT_FOR_A_WRITER}s".strip(),
            **options,
        },
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def _no_address() -> WrongSetting:
    return WrongSetting(
        "DATABASE_URL is the address of a PostgreSQL database: postgresql://user:password@host/name"
    )
