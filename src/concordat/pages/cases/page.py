"""The page of the reader's cases, as a frozen value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from concordat.casework import values
from concordat.pages.cases.filters import Chosen, State
from concordat.pages.components.lists import CaseGroup, CaseTableRow, Empty, Pages
from concordat.pages.dressing.lists import case_row, is_late
from concordat.pages.shell import Link

EMPTY: dict[State, Empty] = {
    "open": Empty(
        "No open case here",
        "Disagreements that you raise, or that are raised with you, will appear here.",
    ),
    "ended": Empty(
        "No case has ended here", "Cases stay here when they have ended, with how they ended."
    ),
    "all": Empty("No case here yet", "Every case in which you have a part will appear here."),
}
HEADINGS: dict[State, str] = {"open": "Open", "ended": "Ended", "all": "Open and ended"}


@dataclass(frozen=True, slots=True)
class CasesPage:
    """The reader's cases in a table. `states` are the links to the lists; each is True if it is the
    one shown.
    """

    heading: str
    states: tuple[tuple[Link, bool], ...]
    state: State
    groups: tuple[CaseGroup, ...]
    empty: Empty
    more: Pages


def cases_page(found: values.CaseList, chosen: Chosen, now: datetime) -> CasesPage:
    """The page of those cases: late ones first, under a heading of their own."""
    return CasesPage(
        heading=HEADINGS[chosen.state],
        states=tuple(_ways(chosen)),
        state=chosen.state,
        groups=tuple(_groups(found, chosen, now)),
        empty=EMPTY[chosen.state],
        more=Pages(older=f"{chosen.address()}&after={found.next}" if found.next else ""),
    )


def _ways(chosen: Chosen) -> Iterator[tuple[Link, bool]]:
    for state, heading in HEADINGS.items():
        yield Link(heading, chosen.address(state)), state == chosen.state


def _groups(found: values.CaseList, chosen: Chosen, now: datetime) -> Iterator[CaseGroup]:
    late: list[CaseTableRow] = []
    others: list[CaseTableRow] = []
    for line in found.lines:
        row = case_row(line, now)
        (late if is_late(line, row) else others).append(row)
    if late:
        yield CaseGroup("Late", tuple(late))
    if others:
        yield CaseGroup("The others" if late else HEADINGS[chosen.state], tuple(others))
