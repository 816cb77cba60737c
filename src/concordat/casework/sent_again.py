"""A request that comes again: it counts once, and for one thing."""

from collections.abc import Mapping, Sequence

from concordat.brief.sent_before import is_same
from concordat.casework import models, notes
from concordat.casework.notes import Words
from concordat.core.commands import Command
from concordat.core.errors import Refused
from concordat.core.events import Event
from concordat.vault import service as vault


def refuse_another(
    events: Sequence[Event], command: Command, words: Mapping[str, Words], by: str
) -> None:
    """Raise Refused unless the command asks for what these entries recorded under its request. Two
    queries, or none where nothing was written with them.
    """
    texts = {note: each.text for note, each in words.items()}
    if not is_same(events, command, by, was=_words_of(events), now=texts):
        raise used()


def used() -> Refused:
    """Says that a request was used for something else."""
    return Refused(
        "request-used", "This form was sent already for something else. Open the page again."
    )


def _words_of(events: Sequence[Event]) -> dict[str, str]:
    """What was written with these entries of a case, by note id."""
    wanted = {note.id for event in events for note in event.act.noted()}
    if not wanted:
        return {}
    ring = vault.keyring(events[0].case)
    rows = models.Note.objects.filter(case=events[0].case, pk__in=wanted)
    found = {row.id: notes.text(ring, row) for row in rows}
    return {note: text for note, text in found.items() if text is not None}
