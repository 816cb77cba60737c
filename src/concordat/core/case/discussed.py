"""What was discussed with an agency, and whose word on it is waited for."""

from collections.abc import Collection, Iterable

from concordat.core.case.heard import Settled
from concordat.core.case.values import Case
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed
from concordat.core.protocol import CONFIRM, SAY, Protocol


def asks_again(protocol: Protocol, case: Case | WorkingCase, agency: str) -> bool:
    """Whether the raising side is asked for another word where an agreement is denied now."""
    discussed = held(protocol, case.owing.here.values(), case.visit, agency)
    return case.end is None and any(is_unsettled(case, each) for each in discussed)


def held(protocol: Protocol, duties: Iterable[Owed], visit: int, agency: str) -> list[Owed]:
    """The discussions of a visit that were held with an agency, in the order in which they
    opened.
    """
    return [
        duty
        for duty in duties
        if duty.visit == visit
        and duty.agency == agency
        and duty.how == "done"
        and protocol.duty(duty.key).settled == "positions"
    ]


def may_say(protocol: Protocol, duties: Collection[Owed], visit: int, agency: str) -> bool:
    """Whether there is something to say a word about: a discussion was held on this step, or
    somebody is to decide.
    """
    deciding = any(duty.open and protocol.duty(duty.key).settled == "decision" for duty in duties)
    return deciding or bool(held(protocol, duties, visit, agency))


def word_owed(duties: Iterable[Owed], side: str, agency: str) -> Owed | None:
    """The open duty of a side to say, or to confirm, what is agreed with an agency."""
    key = SAY.key if side == "raising" else CONFIRM.key
    found = (duty for duty in duties if duty.open and duty.key == key and duty.agency == agency)
    return next(found, None)


def only_confirms(
    protocol: Protocol, duties: Iterable[Owed], visit: int, owed: Owed, *, ended: str | None
) -> bool:
    """Whether the word owed to an agency, or by it, can only confirm something said before: it
    can't take the case on from where it is now.
    """
    if owed.key != CONFIRM.key or owed.agency is None:
        return False
    return ended is not None or not held(protocol, duties, visit, owed.agency)


def is_unsettled(case: Case | WorkingCase, duty: Owed) -> bool:
    """Whether a discussion has not come to anything yet."""
    return Settled(case.visit, duty.key, duty.agency) not in case.fired
