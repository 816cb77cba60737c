"""The page of one's cases, as a frozen value."""

from dataclasses import dataclass
from datetime import datetime

from concordat.casework import values
from concordat.pages.cases.filters import Chosen, State
from concordat.pages.components.lists import CaseGroup, Empty, Pages
from concordat.pages.dressing.lists import case_row
from concordat.pages.shell import Link

EMPTY: dict[State, Empty] = {
    "open": Empty(
        "No open case here",
        "A disagreement that you raise, or that is raised with you, will stand here.",
    ),
    "ended": Empty(
        "No case has ended here", "Cases stay here when they have ended, with how they ended."
    ),
    "all": Empty("No case here yet", "Every case in which you have a part will stand here."),
}
HEADINGS: dict[State, str] = {"open": "Open", "ended": "Ended", "all": "Open and ended"}


@dataclass(frozen=True, slots=True)
class CasesPage:
    """One's cases in a table. `states` are the ways to the others, the one shown without a link."""

    heading: str
    states: tuple[tuple[Link, bool], ...]
    state: State
    groups: tuple[CaseGroup, ...]
    empty: Empty
    more: Pages


def cases_page(found: values.CaseList, chosen: Chosen, now: datetime) -> CasesPage:
    """The page of those cases, late ones apart and first."""
    late = [line for line in found.lines if line.late and not line.end]
    others = [line for line in found.lines if line not in late]
    parts = (("Late", late), (HEADINGS[chosen.state] if not late else "The others", others))
    states: tuple[State, ...] = ("open", "ended", "all")
    return CasesPage(
        heading=HEADINGS[chosen.state],
        states=tuple(
            (Link(HEADINGS[each], chosen.address(each)), each == chosen.state) for each in states
        ),
        state=chosen.state,
        groups=tuple(
            CaseGroup(heading, tuple(case_row(line, now) for line in lines))
            for heading, lines in parts
            if lines
        ),
        empty=EMPTY[chosen.state],
        more=Pages(older=f"{chosen.address()}&after={found.next}" if found.next else ""),
    )
