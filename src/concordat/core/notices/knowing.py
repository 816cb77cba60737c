"""What is told of which child a case is about. Never who the child is: that is read on the case.

Everybody in the case hears that another child is meant, or the same one with another name; whoever
answers is asked again whether they know that child.
"""

from collections.abc import Mapping

from concordat.core.acts import Act, ChildConfirmed, IdentityConfirmed, IdentityCorrected
from concordat.core.notices.danger import CHILD_PUT_RIGHT, of_another_child
from concordat.core.notices.entry import Entry, Tells, Told, tells
from concordat.core.notices.values import Nobody, tell
from concordat.core.notices.words import WHOM
from concordat.core.who.recipients import Recipient, involved, officers

UNKNOWN = f"{WHOM} doesn't know this child"
SAME = f"it is the same child, says {WHOM}"
DO_YOU_KNOW = "say whether this is the child you know"


def _known(entry: Entry, act: ChildConfirmed) -> Told:
    if act.known:
        return Nobody("it is read on the case, and changes nothing for anybody")
    return tell((*entry.raising(), *officers()), "said", entry.worded(UNKNOWN), entry.agency)


def _corrected(entry: Entry, _: IdentityCorrected) -> Told:
    asked = _asked(entry)
    rest = [each for each in entry.everyone() if each not in asked]
    told = tell(asked, "said", entry.worded(f"{CHILD_PUT_RIGHT}: {DO_YOU_KNOW}"))
    rest_told = tell(rest, "said", entry.worded(CHILD_PUT_RIGHT))
    return [*of_another_child(entry), *told, *rest_told]


def _the_same(entry: Entry, _: IdentityConfirmed) -> Told:
    raised = entry.case.raising.id
    told = tell(_asked(entry), "said", entry.worded(f"{SAME}: {DO_YOU_KNOW}"), raised)
    return [*told, *tell(officers(), "said", entry.worded(SAME), raised)]


def _asked(entry: Entry) -> list[Recipient]:
    """Whoever answers, but the one who did it."""
    answering = involved(entry.protocol, entry.case, "answering")
    return [each for each in answering if each.person != entry.who]


TELLS: Mapping[type[Act], Tells] = dict(
    (
        tells(ChildConfirmed, _known),
        tells(IdentityCorrected, _corrected),
        tells(IdentityConfirmed, _the_same),
    )
)
