"""The settings of the database. They put an act on disk before anybody is told that it was
recorded.
"""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from concordat.site.installation import Installation, WrongSetting

# WAL lets others read while one writes. FULL syncs before a commit is acknowledged. Without
# recursive triggers INSERT OR REPLACE would get past the triggers that keep the record append-only.
SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
SECONDS_TO_WAIT_FOR_A_WRITER = 20


def configuration(installation: Installation) -> dict[str, Any]:
    """What Django calls DATABASES["default"]."""
    if installation.database_url:
        return _postgresql(installation.database_url)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": installation.sqlite_file,
        "OPTIONS": {
            "init_command": SQLITE_START,
            # otherwise a transaction that reads before it writes is refused instead of waiting its
            # turn
            "transaction_mode": "IMMEDIATE",
            "timeout": SECONDS_TO_WAIT_FOR_A_WRITER,
        },
        "CONN_MAX_AGE": None,
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise WrongSetting(
            "DATABASE_URL is the address of a PostgreSQL database: "
            "postgresql://user:password@host/name"
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": {"connect_timeout": 10, **options},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
