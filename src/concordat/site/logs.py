"""What the log says. An address or a form may hold what somebody typed of a child, and so may the
message of an exception that was raised over it: neither is written down.
"""

import logging
import traceback
from collections.abc import Iterator
from typing import Any

OURS = "concordat."


class Wordless(logging.Formatter):
    """A line says when, how serious, who says so and what: our own words, or else which kind of
    page was asked for and how that was answered. Of others' words, only where they stand in the
    code. An exception is its kinds and the lines that led to it, without its message.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, with the lines of its exception below it."""
        when = self.formatTime(record)
        line = f"{when} {record.levelname} {record.name}: {_said(record)}"
        raised = record.exc_info[1] if record.exc_info else None
        return "\n".join([line, *(_led_to(raised) if raised else ())])


def _said(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if record.name.startswith(OURS):
        return record.getMessage()
    if request is not None:
        return f"{getattr(record, 'status_code', '')} {request.method} {_kind_of_page(request)}"
    return f"{record.module}, line {record.lineno}"


def _kind_of_page(request: Any) -> str:
    """The address as the program knows it: the names of its gaps, not what fills them."""
    found = getattr(request, "resolver_match", None)
    return f"/{found.route}" if found else "an address that isn't one of ours"


def _led_to(raised: BaseException) -> Iterator[str]:
    """The lines of code that led to an exception, and its kind; those that it came of, before."""
    before = raised.__cause__ or (None if raised.__suppress_context__ else raised.__context__)
    if before is not None:
        yield from _led_to(before)
    for frame in traceback.extract_tb(raised.__traceback__):
        yield f"  {frame.filename}, line {frame.lineno}, in {frame.name}"
    yield f"{type(raised).__module__}.{type(raised).__qualname__}"
