"""Who may read the words of a note that isn't for everybody with a part in the case."""

from collections.abc import Sequence

from concordat.core.acts import Audience, Corrected, Noted
from concordat.core.events import Event
from concordat.core.who.parts import Actor


def reads(actor: Actor, by: str, audience: Audience | str, agency: str | None) -> bool:
    """Whether somebody may read a note of a case: its author and its audience may, while they have
    a part in the case.
    """
    if not actor.has_part:
        return False
    if by == actor.person or audience == "both sides":
        return True
    if audience == "board":
        return bool(actor.on("board"))
    if audience == "business manager":
        return actor.is_business_manager
    sides = (*actor.on("raising"), *actor.on("answering"))
    return any(held.agency == agency for held in sides)


def may_read(actor: Actor, events: Sequence[Event], event: Event) -> bool:
    """Whether somebody may read an entry that is a note, or a correction of one; True of any other
    entry.
    """
    root = corrected(events, event)
    if not isinstance(root.act, Noted) or actor.everyone:
        return True
    return reads(actor, writer(events, root), root.act.audience, root.act.agency)


def writer(events: Sequence[Event], event: Event) -> str:
    """Whose words an entry holds: whoever made it, or the person for whom it was typed, alone or
    with other entries.
    """
    together = (each.behalf for each in events if each.request == event.request)
    return event.behalf or next(filter(None, together), event.by)


def corrected(events: Sequence[Event], event: Event) -> Event:
    """The entry that a correction corrects, or the correction of it that it takes back; any other
    entry itself.
    """
    act = event.act
    if not isinstance(act, Corrected):
        return event
    found = next((each for each in events if each.seq == act.target), None)
    return corrected(events, found) if found else event
