"""Words that only some may read, hidden in every case and by every agency in it, and how to tell
from a page whose it shows to whom.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from concordat.core.acts import Audience, Noted
from concordat.core.errors import Refused
from tests.casework.acting import do
from tests.pages.demonstrated import MONDAY
from tests.pages.test_every_link import everybody, refs

CANARY = re.compile(r"QX([a-z]+)_([\w-]*)_([A-Z]{3}-\d{4}-\d+|)XQ")
AUDIENCES: dict[Audience, str] = {"both sides": "case", "own agency": "agency", "board": "board"}


@dataclass(frozen=True, slots=True)
class Canary:
    """Words of a kind (for a case, an agency or the board, in a draft, or sent and not recorded)
    by somebody; an agency's own by the agency.
    """

    kind: str
    by: str
    ref: str = ""

    @property
    def text(self) -> str:
        return f"QX{self.kind}_{self.by}_{self.ref}XQ"

    def may_be_read_by(self, person: str) -> bool:
        """Worked out from the directory alone, but for who has a part in a case."""
        if person == self.by:
            return True
        if self.kind == "agency":
            return self.by in agencies_of(person)
        if self.kind == "board":
            return board_of(self.ref) in agencies_of(person)
        return self.kind == "case" and has_part(self.ref, person)


def seen_in(page: str) -> set[Canary]:
    """All that a page shows."""
    return {Canary(*found) for found in CANARY.findall(page)}


def foreign(page: str, person: str | None) -> list[str]:
    """What a page shows that this person must not read."""
    found = seen_in(page)
    return [each.text for each in found if person is None or not each.may_be_read_by(person)]


def hide() -> int:
    """Hide them in the demonstration: by somebody of each agency in each case, for every kind of
    reader; and in a draft of everybody's, and a form that they sent. Returns how many there are.
    """
    from concordat.casework import drafts, returned

    hidden = sum(_hidden(*each) for each in _writers())
    for person, boards in everybody():
        drafts.keep(person, boards[0], None, {"decision": Canary("draft", person).text}, MONDAY)
        typed = Canary("returned", person).text
        page = returned.Page(board=boards[0], address="/my-work/away/", about=typed, listed=True)
        returned.keep(person, page, {"why": [typed]}, MONDAY)
    return hidden + 2 * len(everybody())


def _hidden(ref: str, person: str, agency: str) -> int:
    """In how many notes of a case somebody hid them, for their agency. The board's own people have
    none, and where a case has ended some can write no more.
    """
    from concordat.casework import notes
    from concordat.ids import new_id

    hidden = 0
    for audience, kind in AUDIENCES.items():
        own = agency if audience == "own agency" else None
        note = new_id()
        text = Canary(kind, own or person, ref).text
        try:
            act = Noted(audience, note, agency=own)
            do(ref, act, person, MONDAY, words={note: notes.Words(text)})
        except Refused:
            continue
        hidden += 1
    return hidden


def _writers() -> Iterator[tuple[str, str, str]]:
    """Each case with somebody of each agency that has a part in it."""
    people = {person: _cases_of(person) for person, _ in everybody()}
    for ref in refs():
        written: set[str] = set()
        for person in (each for each, cases in people.items() if ref in cases):
            for agency in agencies_of(person) - written:
                written.add(agency)
                yield ref, person, agency


def _cases_of(person: str) -> set[str]:
    """Those on their list, which are all that they have a part in: see test_every_link."""
    from concordat.casework import queries

    found = queries.cases(person, MONDAY, queries.Filters(state="all"))
    return {line.ref for line in found.lines}


@cache
def agencies_of(person: str) -> frozenset[str]:
    """The agencies, or boards, in which somebody has a post or covers one."""
    from concordat.people import queries

    return frozenset(part.seat.agency for part in queries.parts_of(person, MONDAY.date()))


def board_of(ref: str) -> str:
    from concordat.casework.models import CaseHead

    return str(CaseHead.objects.get(ref=ref).board)


def has_part(ref: str, person: str) -> bool:
    from concordat.casework import queries

    return queries.glimpsed(ref, person, MONDAY) is not None
