"""What a browser says of what it sends: its type, and in which encoding it is written."""

import re
from collections.abc import Callable, Iterable
from typing import Any

Environ = dict[str, Any]
Application = Callable[[Environ, Any], Iterable[bytes]]

_WORD = r"[\w.+/-]+"
_QUOTED = r'"[\x20-\x21\x23-\x5b\x5d-\x7e]*"'
_UTF_8 = r'charset=(?:utf-?8|"utf-?8")'
_PARAMETER = rf"\s*;\s*(?:{_UTF_8}|(?!charset)[\w-]+=(?:{_WORD}|{_QUOTED}))"
_READ = re.compile(rf"(?:{_WORD}(?:{_PARAMETER})*)?\s*;?\s*", re.ASCII | re.IGNORECASE)
_TYPE = re.compile(_WORD, re.ASCII)
UNREAD = "unread"
LONGEST = 300  # characters of a type, so that none is looked at for long


class PlainTypes:
    """An application to which a content type comes only where it can be read, and says nothing of
    an encoding or that it is UTF-8; any other comes as one in an encoding of the name UNREAD. A
    page could not even be asked for with the others.
    """

    def __init__(self, application: Application) -> None:
        self.application = application

    def __call__(self, environ: Environ, start: Any) -> Iterable[bytes]:
        given = environ.get("CONTENT_TYPE") or ""
        if len(given) > LONGEST or not _READ.fullmatch(given):
            found = _TYPE.match(given)
            kind = found.group() if found else "text/plain"
            environ["CONTENT_TYPE"] = f"{kind}; charset={UNREAD}"
        return self.application(environ, start)
