"""Who may say for a side what is agreed, and when, and why not."""

from concordat.core import sentences
from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.case.discussed import held, may_say, word_owed
from concordat.core.errors import Refused
from concordat.core.posts import PostRef
from concordat.core.protocol import Duty, Protocol
from concordat.core.who.ladder import why_ended
from concordat.core.who.parts import Actor
from concordat.core.wording import joined


def why_not_say(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    side, agency = subject.side, subject.agency
    if refused := _why_not_speak_for(case, actor, side, agency):
        return refused
    if side == "answering" and word_owed(case.open_duties, side, agency):
        return None
    if refused := why_ended(case) or _why_settled(case, agency):
        return refused
    if side == "raising" and (refused := _why_not_satisfied(protocol, case, actor, agency)):
        return refused
    return _why_nothing_to_say(protocol, case, agency)


def _why_settled(case: Case, agency: str) -> Refused | None:
    if agency not in case.left:
        return None
    return Refused(
        "settled",
        "All of it is agreed with this agency. If the disagreement is back, raise it again.",
    )


def _why_nothing_to_say(protocol: Protocol, case: Case, agency: str) -> Refused | None:
    if may_say(protocol, case.owing.present, case.visit, agency):
        return None
    if missing := _missing(protocol, case, agency):
        return Refused(
            "not-held",
            f"Not all of the discussion is recorded yet. First: {joined(missing)}. Then say what "
            "is agreed and what is not.",
        )
    return Refused(
        "not-held",
        "You have not spoken yet. First record the discussion; then say what is agreed and what is "
        "not.",
    )


def _missing(protocol: Protocol, case: Case, agency: str) -> tuple[str, ...]:
    """What remains of a discussion that is recorded in part; () where none is."""
    for duty in case.open_duties:
        spec = protocol.duty(duty.key)
        if duty.did and duty.agency == agency and spec.settled == "positions":
            return tuple(act for act in spec.acts if act not in duty.did)
    return ()


def _why_not_speak_for(case: Case, actor: Actor, side: str, agency: str) -> Refused | None:
    """Why this person's word is not that side's towards an agency."""
    if case.party(agency) is None:
        return Refused("no-such-agency", sentences.DOES_NOT_ANSWER)
    if not actor.may_be(side, agency):
        return Refused(
            "other-side", "Each agency speaks for itself: this is for the other one to say."
        )
    if actor.on("raising") and actor.on("answering"):
        return Refused(
            "own-matter", "Nobody confirms for themselves: you have a part on both sides."
        )
    return None


def _why_not_satisfied(protocol: Protocol, case: Case, actor: Actor, agency: str) -> Refused | None:
    """Some texts say who on the raising side must be satisfied at a stage; then nobody else's word
    is that side's.
    """
    discussed = held(protocol, case.owing.present, case.visit, agency)
    spec = protocol.duty(discussed[-1].key) if discussed else None
    if spec is None or actor.everyone or _satisfies(spec, actor):
        return None
    posts = spec.must_satisfy
    names = " or ".join(protocol.title_of(post, case.raising.kind) for post in posts)
    return Refused("not-yours", f"At this stage it is for the {names} to say whether it is agreed.")


def _satisfies(spec: Duty, actor: Actor) -> bool:
    """Whether somebody is among those who must be satisfied, where the text names any."""
    posts = (PostRef("raising", post.post) for post in spec.must_satisfy)
    return not spec.must_satisfy or any(actor.holds(post) for post in posts)


def speaks_of(spec: Duty, actor: Actor) -> bool:
    """Whether somebody's word on what a discussion came to is that of the side that raised it."""
    return bool(actor.on("raising")) and _satisfies(spec, actor)
