"""What a danger waits for again because an entry was corrected counts from the correction: nobody
was asked until then.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from concordat.core.case.danger_waits import Span
from concordat.core.who.danger_chain import Wait


def as_asked(every: Iterable[Wait], before: Iterable[Wait], again: datetime) -> Iterator[Wait]:
    """These waits as far as anybody was asked: until a correction `again`, only for what it waited
    for `before` that.
    """
    known = tuple(before)
    for each in every:
        if each.span.since >= again:
            yield each
            continue
        asked = _asked_until(each, known)
        if asked is None or asked >= min(again, each.span.until or again):
            yield each
            continue
        if asked > each.span.since:
            yield each._replace(span=Span(each.span.since, asked))
        if each.span.until is None or each.span.until > again:
            yield each._replace(span=Span(again, each.span.until))


def _asked_until(wait: Wait, before: Iterable[Wait]) -> datetime | None:
    """Until when somebody was asked for it without a break; its own beginning where nobody was, and
    None where they still were.
    """
    since = wait.span.since
    for each in before:
        until = each.span.until
        same = (each.what, each.on) == (wait.what, wait.on) and each.span.since <= since
        if same and (until is None or since < until):
            return until
    return since
