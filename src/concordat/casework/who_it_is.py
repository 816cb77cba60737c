"""The words that say who a child of a case is: checked before they are sealed, whichever act they
come with.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from concordat.core import identity
from concordat.core.acts import AnyAct
from concordat.core.acts.raising import why_not_fact
from concordat.core.labels import CHILD
from concordat.core.record import Record
from concordat.people import queries as people


def check(acts: Iterable[AnyAct], texts: Mapping[str, str], record: Record, on: date) -> None:
    """Check what is said of children with these acts. `texts` are those written now, by note id.
    Raises Refused. One query, or none where nothing is said of a child.
    """
    said = [
        texts[note.id]
        for act in acts
        for note in act.noted()
        if note.about == CHILD and note.id in texts
    ]
    if not said:
        return
    words = {**record.protocol.words, **people.board(record.directory.board).words}
    of_a_child = identity.is_of_a_child(words)
    for text in said:
        if refused := identity.why_not(text, on, of_a_child=of_a_child):
            raise refused
        for fact in identity.read(text).status:
            if refused := why_not_fact(record.protocol, fact):
                raise refused
