"""What somebody was asked for, in the words of whoever asked: advice, guidance, a meeting."""

from collections.abc import Collection

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import entry, history, words_about
from concordat.core.acts import Asked, Noted
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.labels import SUMMARY
from concordat.core.posts import PARTY_SIDES
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


def meeting_in(view: CaseView, seq: int) -> Event | None:
    """The entry in which another side than the reader's asked for a meeting; None where it is no
    such entry.
    """
    event = entry(view, seq)
    return event if event is not None and _asks_to_meet(event, _own_sides(view)) else None


def meetings_to_answer(view: CaseView) -> tuple[int, ...]:
    """The entries in which another side asked for a meeting, where nobody of the reader's has said
    yet whether they can come.
    """
    mine = _own_sides(view)
    if view.case.end is not None or not mine:
        return ()
    so_far = [*history(view)]
    answered = {
        each.act.about
        for each in so_far
        if isinstance(each.act, Noted) and each.whose is not None and each.whose.side in mine
    }
    asked = (each.seq for each in so_far if _asks_to_meet(each, mine))
    return tuple(seq for seq in asked if seq not in answered)


def _asks_to_meet(event: Event, mine: Collection[str]) -> bool:
    """Whether another side than these asks for a meeting."""
    meets = isinstance(event.act, Asked) and event.act.what == "meeting"
    return meets and event.whose is not None and event.whose.side not in mine


def _own_sides(view: CaseView) -> set[str]:
    return {held.side for held in view.actor.capacities if held.side in PARTY_SIDES}


def _asked_in(view: CaseView, duty: Owed) -> Event | None:
    return entry(view, int(duty.id.about)) if duty.key == ANSWER.key else None
