"""In every story of the demonstration nobody's list of what they were told holds a line that tells
what they did themselves.
"""

from collections import defaultdict
from typing import Any

from tests.core.test_own_doings import FOLLOWS
from tests.pages.demonstrated import MONDAY, be, demonstration, text_of

__all__ = ["be", "demonstration"]


def doers() -> dict[tuple[str, int], set[str]]:
    """Who did each entry of every case, and for whom it was typed."""
    from concordat.casework import models
    from concordat.core import wire

    found = defaultdict(set)
    for ref, seq, data in models.Event.objects.values_list("case", "seq", "wire"):
        event = wire.decode(bytes(data))
        found[ref, seq] |= {event.by, event.behalf} - {None, ""}
    return found


def whole_list(person: str) -> list[Any]:
    from concordat.casework import queries

    rows, after = [], None
    while True:
        page = queries.news(person, MONDAY, after)
        rows += page.rows
        if page.next is None:
            return rows
        after = page.next


def test_nobody_s_list_tells_what_they_did_themselves(be: Any) -> None:
    from concordat.casework import models

    did = doers()
    everybody = {person for people in did.values() for person in people}
    assert len(everybody) > 20
    own, hidden = set(), set()
    for person in sorted(everybody):
        told = whole_list(person)
        own |= {row.kind for row in told if person in did.get((row.ref, row.entry), ())}
        shown = {pk for row in told for pk in row.rows}
        for row in models.ToldRow.objects.filter(reached__person=person):
            if person in did.get((row.case_id, row.about), ()) and row.pk not in shown:
                hidden.add(row.kind)
    assert own <= FOLLOWS
    assert {"owed"} <= own, "what follows for them reaches them"
    assert len(hidden) > 8, "or nothing of what they did would come to them anyhow"
    assert not hidden & FOLLOWS, "and nothing that follows is kept from them"


def test_who_did_it_and_who_it_was_typed_for_read_nothing_of_it(be: Any) -> None:
    """The words on the page: nobody reads that they themselves did something."""
    from concordat.casework import models
    from concordat.people import queries as people

    names = people.people(set(models.Event.objects.values_list("by", flat=True)))
    for id_, person in names.items():
        page = text_of(be(id_).get("/my-work/told/"))
        for does in (
            "stepped aside",
            "gave advice",
            "asks for a meeting",
            "wrote a note",
            "asks you",
        ):
            assert f"{person.name} {does}" not in page
