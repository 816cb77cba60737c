"""Which child a case is about: whether the agencies that answer know that child, and who it is."""

from typing import assert_never

from msgspec.structs import replace

from concordat.core.acts import ChildConfirmed, IdentityConfirmed, IdentityCorrected
from concordat.core.acts.knowing import KnowingAct
from concordat.core.case import endangered, own
from concordat.core.case.owners import Owner
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.protocol import IDENTIFY


def apply(case: WorkingCase, act: KnowingAct) -> None:
    """Apply what is said of a child. Raises Unfit where the case has no such child."""
    if act.child not in {child.id for child in case.case.raised.children}:
        raise Unfit(case.seq, f"this case has no child {act.child}")
    match act:
        case ChildConfirmed():
            _know(case, act)
        case IdentityCorrected():
            case.case = replace(case.case, raised=act.onto(case.case.raised))
            _ask_again(case, act.child, also_who_knows=True)
            endangered.ask_again(case)
        case IdentityConfirmed():
            _ask_again(case, act.child, also_who_knows=False)
        case _ as never:
            assert_never(never)


def _know(case: WorkingCase, act: ChildConfirmed) -> None:
    """An agency speaks for itself; a story, where nobody has a side, for all that answer. The side
    that raised it is asked who the child is, while any of them doesn't know that child.
    """
    agencies = [party.id for party in case.answering]
    if case.whose is not None:
        agencies = [each for each in agencies if each == case.whose.agency]
    case.children_known |= {(act.child, agency): act.known for agency in agencies}
    if _is_disputed(case, act.child):
        own.ask(case, IDENTIFY, Owner(IDENTIFY.side), about=act.child)
    else:
        own.end(case, IDENTIFY, "void", about=act.child)


def _is_disputed(case: WorkingCase, child: str) -> bool:
    """Whether an agency that answers says that it doesn't know that child."""
    known = case.children_known
    return any(known.get((child, party.id)) is False for party in case.answering)


def _ask_again(case: WorkingCase, child: str, *, also_who_knows: bool) -> None:
    """Ask the agencies that answer once more whether they know the child: those that said they
    didn't and, where the child is another one, those that said they did.
    """
    own.end(case, IDENTIFY, "done", about=child)
    case.children_known = {
        (each, agency): known
        for (each, agency), known in case.children_known.items()
        if each != child or (known and not also_who_knows)
    }
