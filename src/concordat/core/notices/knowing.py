"""What is told of which child a case is about. Never who the child is: that is read on the case."""

from collections.abc import Iterable
from typing import assert_never

from concordat.core.acts import ChildConfirmed, IdentityConfirmed, IdentityCorrected
from concordat.core.acts.knowing import KnowingAct
from concordat.core.case import Case
from concordat.core.events import Event
from concordat.core.notices.values import Nobody, Telling, tell
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import everyone, involved, officers
from concordat.core.wording import worded

UNKNOWN = "the agency that answers doesn't know this child"
CORRECTED = "who the child is was corrected"
SAME = "it is the same child, says the agency that raised this"
DO_YOU_KNOW = "say whether this is the child you know"


def told_of(
    protocol: Protocol, case: Case, event: Event, act: KnowingAct
) -> Iterable[Telling] | Nobody:
    """Who is told of an act about a child. Everybody in the case hears that another child is meant,
    or the same one with another name; whoever answers is asked again whether they know that child.
    """
    by = event.behalf or event.by
    asked = [each for each in involved(protocol, case, "answering") if each.person != by]

    def say(what: str) -> str:
        return worded(what, protocol.words)

    match act:
        case ChildConfirmed(known=True):
            return Nobody("it is read on the case, and changes nothing for anybody")
        case ChildConfirmed():
            return tell((*involved(protocol, case, "raising"), *officers()), "said", say(UNKNOWN))
        case IdentityCorrected():
            rest = [each for each in everyone(protocol, case) if each not in asked]
            told = tell(asked, "said", say(f"{CORRECTED}: {DO_YOU_KNOW}"))
            return [*told, *tell(rest, "said", say(CORRECTED))]
        case IdentityConfirmed():
            told = tell(asked, "said", say(f"{SAME}: {DO_YOU_KNOW}"))
            return [*told, *tell(officers(), "said", say(SAME))]
        case _ as never:
            assert_never(never)
