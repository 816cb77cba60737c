"""What an agency may do that shares the concern and has no side in the case, and why not."""

from concordat.core import sentences
from concordat.core.acts import ActKind, Subject
from concordat.core.case import Case
from concordat.core.errors import Refused
from concordat.core.who.parts import Actor

SUPPORTING: tuple[ActKind, ...] = (
    "take-on",
    *("risk", "note", "ask-meeting", "misdirected", "step-aside", "correct"),
    *("done", "danger-passed"),
)
"""What its people may do: contribute, and see to the danger that they stated."""


def why_not_support(actor: Actor) -> Refused | None:
    """Why this person can't bring in an agency that shares the concern; None when they can."""
    if actor.may_be("raising") or actor.may_officiate:
        return None
    return Refused(
        "other-side",
        "Only the agency that raised this can bring in another one that shares its concern.",
    )


def why_not_take_on(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    """Why this person can't take on what is being withdrawn; None when they can: they support it,
    and have no part on the other side.
    """
    if case.leaving is None or case.leaving.seq != subject.entry:
        return Refused("not-withdrawn", sentences.NOBODY_WITHDRAWS)
    theirs = actor.may_be("third", subject.agency) and not actor.on("answering")
    if actor.everyone or theirs or actor.is_officer:
        return None
    return Refused("not-yours", "Only an agency that shares the concern can take this on.")
