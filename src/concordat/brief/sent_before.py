"""Whether what somebody sends was recorded already, because they went back and sent it again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec
from msgspec.structs import replace

from concordat.brief.view import CaseView
from concordat.core.acts import AnyAct, CarriedOut, Corrected
from concordat.core.commands import Command
from concordat.core.events import Event

WITHIN = timedelta(hours=1)
_ADDED = ("unheld", "decided")
"""What is written down with an act and isn't said by whoever sends it."""


def sent_before(view: CaseView, command: Command, texts: Mapping[str, str]) -> str:
    """The request by which the reader recorded the very same as the last that anybody did, no
    longer than an hour ago; "" where they didn't. `texts` are the words that are sent, by note id.
    """
    people = [event for event in view.record.events if event.by]
    last = _of_request(people, people[-1].request)
    recent = view.now - last[0].recorded <= WITHIN
    return last[0].request if recent and _is_same(view, last, command, texts) else ""


def used_for_something_else(view: CaseView, command: Command, texts: Mapping[str, str]) -> bool:
    """Whether the reader sent this very form already, with something else in it."""
    earlier = _of_request(view.record.events, command.request)
    theirs = bool(earlier) and earlier[0].by == view.actor.person
    return theirs and not _is_same(view, earlier, command, texts)


def _of_request(events: Iterable[Event], request: str) -> list[Event]:
    return [event for event in events if event.by and event.request == request]


def _is_same(
    view: CaseView, earlier: list[Event], command: Command, texts: Mapping[str, str]
) -> bool:
    return is_same(earlier, command, view.actor.person, was=view.words, now=texts)


def is_same(
    earlier: Sequence[Event],
    command: Command,
    by: str,
    *,
    was: Mapping[str, str],
    now: Mapping[str, str],
) -> bool:
    """Whether somebody asks for the same that these entries of one request recorded. The words are
    given by note id: what `was` written then, and is `now`.
    """
    first = earlier[0]
    if (first.by, first.behalf) != (by, command.behalf):
        return False
    if command.happened not in (first.happened, None) or command.received != first.received:
        return False
    if command.happened is None and first.happened != first.recorded:
        return False
    rest = iter([event.act for event in earlier])
    return all(any(_says_it(act, each, was, now) for each in rest) for act in command.acts)


def _says_it(
    sent: AnyAct, recorded: AnyAct, was: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Whether an act that is sent was recorded so, but for what `decide` adds to it."""
    match sent, recorded:
        case CarriedOut(by_raising=True), CarriedOut(by_raising=True):
            return True
        case Corrected(), Corrected():
            recorded = replace(
                recorded,
                happened=sent.happened and recorded.happened,
                received=sent.received and recorded.received,
            )
    return _in_words(sent, now) == _in_words(recorded, was)


def _in_words(act: AnyAct, texts: Mapping[str, str]) -> object:
    """All that an act says, with what was written in place of the ids of its notes."""
    return _said(msgspec.to_builtins(act), texts)


def _said(value: object, texts: Mapping[str, str]) -> object:
    match value:
        case str():
            return texts.get(value, value)
        case dict():
            return {key: _said(each, texts) for key, each in value.items() if key not in _ADDED}
        case list() | tuple():
            return [_said(each, texts) for each in value]
        case _:
            return value
