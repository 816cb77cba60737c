"""What is said after an act: what was recorded, who has been told, what happens next, and how to
put it right.
"""

from concordat.casework.service import Done
from concordat.casework.values import CaseView
from concordat.core.case import ACTION
from concordat.core.notices import Recipient
from concordat.core.posts import PostRef
from concordat.documents.names import Names
from concordat.documents.story import tell
from concordat.pages.acting.buttons import address
from concordat.pages.shell import Flash, Link
from concordat.pages.telling import duties
from concordat.pages.words import joined, when


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
    posts: dict[str, list[str]] = {}
    for person, title in (
        each for telling in done.tellings for each in _recipient(view, names, telling.to)
    ):
        posts.setdefault(person, []).append(title)
    return tuple(_with_posts(names.person(person), titles) for person, titles in posts.items())


def _with_posts(name: str, titles: list[str]) -> str:
    """Somebody by name, with every post in which they were told."""
    held = list(dict.fromkeys(filter(None, titles)))
    return f"{name} ({joined(held)})" if held else name


def _recipient(view: CaseView, names: Names, to: Recipient) -> list[tuple[str, str]]:
    """Whoever was told, by id, with the post they were told in; "" where they were told by name."""
    if to.person:
        return [] if to.person == view.actor.person else [(to.person, "")]
    holders = names.holders(PostRef(to.side, to.post), to.agency or None)
    return [
        (holder.acting.id, holder.title)
        for holder in holders
        if holder.acting is not None and holder.acting.id != view.actor.person
    ]


def _next(view: CaseView, names: Names) -> str:
    """What is due first now, and by when."""
    waiting = duties.order(view, view.case.open_duties)
    first = next((duty for duty in waiting if duties.mine(view, duty)), next(iter(waiting), None))
    if first is None:
        return (
            f"Nothing more is owed. The case has ended: {view.case.end}."
            if view.case.end
            else "Nothing is due now."
        )
    if first.key == ACTION:
        sentence = f"{names.side(first.side, first.agency)} carries out what was agreed"
    else:
        sentence = duties.sentence(view, names, first)
    by = "this was due" if first.due and first.late(view.now) else "by"
    return (
        f"{sentence}, {by} {when(first.due, view.now)}."
        if first.due
        else f"{sentence}. No time is set for it."
    )
