"""What whoever has a part in two cases has to know, in the one, of what stands in the other: that
danger does, and what must not reach whom there.
"""

import msgspec

from concordat.brief.danger_now import state
from concordat.brief.reading import Brief
from concordat.brief.view import CaseView
from concordat.brief.words import at


class StandsThere(msgspec.Struct, frozen=True):
    """What stands in another case, as its own page says it to the same reader: of each danger when
    it was said and how it stands, and what must be kept private; each () where there is none.
    """

    dangers: tuple[str, ...] = ()
    keep_private: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.dangers or self.keep_private)


def stands_there(there: CaseView, *, linked: bool) -> StandsThere:
    """What stands in a case that is likely to be about the same child, or that somebody `linked`:
    until somebody has, nothing is said of its words, for it may be another child.
    """
    brief = Brief(there)
    return StandsThere(
        dangers=tuple(
            f"It was said {at(each.stated, there.now)}. {state(brief.names, each)}"
            for each in reversed(there.case.standing)
        ),
        keep_private=tuple(panel.text for panel in brief.keep_from) if linked else (),
    )
