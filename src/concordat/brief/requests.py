"""What somebody was asked for, in the words of whoever asked."""

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import entry, words_about
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.labels import SUMMARY
from concordat.core.protocol import ANSWER
from concordat.core.wording import unstopped


def question_of(view: CaseView, duty: Owed) -> str:
    """What a task asks to answer; "" of every other task, or where it can't be read."""
    event = _asked_in(view, duty)
    return words_about(view, event.act, SUMMARY.key) if event else ""


def said_of_request(names: Names, duty: Owed) -> tuple[str, ...]:
    """Who asked, when, and what; none of every other task."""
    event = _asked_in(names.view, duty)
    if event is None:
        return ()
    who = f"Asked by {author(names, event)}, {when(event.happened, names.view.now)}"
    question = question_of(names.view, duty)
    return (f"{who}: “{unstopped(question)}”" if question else who,)


def _asked_in(view: CaseView, duty: Owed) -> Event | None:
    return entry(view, int(duty.id.about)) if duty.key == ANSWER.key else None
