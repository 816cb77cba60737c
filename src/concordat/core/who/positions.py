"""Who may say for a side what is agreed, and when, and why not."""

from concordat.core.acts import Subject
from concordat.core.case import Case
from concordat.core.case.outcomes import held, may_say, word_owed
from concordat.core.errors import Refused
from concordat.core.posts import PostRef
from concordat.core.protocol import Protocol
from concordat.core.who.ladder import why_ended
from concordat.core.who.parts import Actor


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
    return Refused(
        "not-held",
        "You have not spoken yet. First record the discussion; then say what is agreed and what is "
        "not.",
    )


def _why_not_speak_for(case: Case, actor: Actor, side: str, agency: str) -> Refused | None:
    """Why this person's word is not that side's towards an agency."""
    if case.party(agency) is None:
        return Refused("no-such-agency", "That agency does not answer in this case.")
    if not actor.may_be(side, agency):
        return Refused(
            "other-side", "Each side speaks for itself: this is for the other side to say."
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
    posts = protocol.duty(discussed[-1].key).must_satisfy if discussed else ()
    raising = (PostRef("raising", post.post) for post in posts)
    if not posts or actor.everyone or any(actor.holds(post) for post in raising):
        return None
    names = " or ".join(protocol.title_of(post, case.raising.kind) for post in posts)
    return Refused("not-yours", f"At this stage it is for the {names} to say whether it is agreed.")
