"""What is said after an act: what was recorded, who has been told, what happens next, and how to put it right."""

from concordat.casework.service import Done
from concordat.casework.values import CaseView
from concordat.core.case import ACTION
from concordat.core.notices import Recipient
from concordat.core.posts import PostRef
from concordat.documents.names import Names
from concordat.documents.story import tell
from concordat.pages.shell import Flash, Link
from concordat.pages.telling import duties
from concordat.pages.telling.acts import address
from concordat.pages.words import when


def flash(before: CaseView, after: CaseView | None, done: Done) -> Flash:
    """No words of the case stand in it: it is kept in the session until the next page."""
    view = after or before
    names = Names(view)
    first = done.events[0]
    recorded = f"Recorded: {tell(view, names, first).what}"
    undo = Link("Correct it", address(view.ref, "correct", str(first.seq))) if after else None
    return Flash(recorded, told(view, names, done), _next(view, names), undo)


def told(view: CaseView, names: Names, done: Done) -> tuple[str, ...]:
    """Everybody who was told something because of it, except whoever did it."""
    found = [name for telling in done.tellings for name in _recipient(view, names, telling.to)]
    return tuple(dict.fromkeys(found))


def _recipient(view: CaseView, names: Names, to: Recipient) -> list[str]:
    if to.person:
        return [] if to.person == view.actor.person else [names.person(to.person)]
    holders = names.holders(PostRef(to.side, to.post), to.agency or None)
    return [
        f"{holder.acting.name} ({holder.title})"
        for holder in holders
        if holder.acting is not None and holder.acting.id != view.actor.person
    ]


def _next(view: CaseView, names: Names) -> str:
    """What is due first now, and by when."""
    waiting = duties.order(view, view.case.open_duties)
    first = next((duty for duty in waiting if duties.mine(view, duty)), next(iter(waiting), None))
    if first is None:
        return f"Nothing more is owed. The case has ended: {view.case.end}." if view.case.end else "Nothing is due now."
    if first.key == ACTION:
        sentence = f"{names.side(first.side, first.agency)} carries out what was agreed"
    else:
        sentence = duties.sentence(view, names, first)
    return f"{sentence}, by {when(first.due, view.now)}." if first.due else f"{sentence}. No time is set for it."
