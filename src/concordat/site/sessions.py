"""Sessions in the database, for keys that could be one of ours. A browser may send anything as its
cookie, and not every database takes it.
"""

import re
from typing import Any

from django.contrib.sessions.backends import db

_KEY = re.compile(r"[a-z0-9]{32}")


class SessionStore(db.SessionStore):
    """Anything else is no session, and looks nothing up."""

    def _validate_session_key(self, key: Any) -> bool:
        return bool(key and _KEY.fullmatch(key))
