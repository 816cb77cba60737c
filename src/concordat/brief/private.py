"""What was written for the board's business manager alone, and is to be followed up."""

from collections.abc import Iterator

from concordat.brief.authors import author
from concordat.brief.names import Names
from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import states, written
from concordat.core.acts import Noted
from concordat.core.events import Event


def told_privately(view: CaseView) -> Iterator[Event]:
    """Every such entry, as it was written, because taking it out again doesn't see to it; none for
    anybody but the business manager.
    """
    events = view.record.events if view.actor.is_business_manager else ()
    for event in events:
        if isinstance(event.act, Noted) and event.act.to_follow_up:
            yield event


def privately(names: Names) -> tuple[Panel, ...]:
    """What was said so, by whom and when, and what became of it."""
    return tuple(
        Panel(said_by(names, event), words(names, event)) for event in told_privately(names.view)
    )


def said_by(names: Names, event: Event) -> str:
    told = when(event.recorded, names.view.now)
    return f"Written for you alone by {author(names, event)} at {told}"


def words(names: Names, event: Event) -> str:
    """What was written, then what it was corrected to, or that it was taken back, by whom and when;
    in paragraphs.
    """
    return "\n\n".join(filter(None, (written(names, event.act), _since(names, event))))


def _since(names: Names, event: Event) -> str:
    state = states(names.view.record.events)[event.seq]
    if state.by is None:
        return ""
    by = f"{author(names, state.by)} at {when(state.by.recorded, names.view.now)}"
    if state.reads is None:
        return f"Taken back by {by}."
    return f"Corrected by {by}: {written(names, state.reads.act)}"
