"""Who may state danger, acknowledge it, say that it has passed, and agree to that; and why not."""

from collections.abc import Iterator

from concordat.core import sentences
from concordat.core.acts import Subject
from concordat.core.case import Case, Danger
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol
from concordat.core.who.danger import (
    THE_BOARD,
    Acknowledger,
    OnASide,
    acknowledgers_now,
    read_by_the_board,
    sides,
)
from concordat.core.who.handing import manages
from concordat.core.who.parts import Actor


def why_not_state(actor: Actor, subject: Subject) -> Refused | None:
    """Everybody with a part may say so, each for their own side; the business unit for any."""
    if not subject.side or actor.may_officiate or actor.may_be(subject.side, subject.agency):
        return None
    return Refused("other-side", sentences.FOR_THE_OTHER_AGENCY)


def why_not_acknowledge(
    protocol: Protocol, case: Case, actor: Actor, subject: Subject
) -> Refused | None:
    """Somebody of an agency says so for it; the business unit what somebody there told it, and for
    the board itself what it was asked.
    """
    danger = case.danger(subject.entry)
    if danger is None or not danger.stands:
        return _why_not_any_more(danger)
    typed = actor.is_officer and subject.side in PARTY_SIDES
    if not actor.everyone and not typed and actor.person == danger.person:
        return Refused("own-danger", sentences.OWN_DANGER)
    if actor.everyone or (not subject.side and (actor.on("raising") or actor.on("answering"))):
        return None
    theirs = acknowledging(protocol, case, danger, actor)
    if any(each.side == subject.side and subject.agency in ("", each.agency) for each in theirs):
        return None
    return Refused("not-yours", "Somebody in one of the agencies says that they have read this.")


def why_not_pass(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    danger = case.danger(subject.entry)
    if refused := _why_not_any_more(danger):
        return refused
    if danger is not None and danger.passed:
        return Refused(
            "already-said", "This was recorded already. The other agency is asked to agree to it."
        )
    if danger is not None and _may_see_to_it(actor, danger, subject):
        return None
    return Refused(
        "not-yours",
        "A manager of the agency that said so records this, or the board's business manager.",
    )


def _may_see_to_it(actor: Actor, danger: Danger, subject: Subject) -> bool:
    """Whether somebody is a manager of the agency that said so, or the board's business manager. A
    story says for which side they record it: never for the other one.
    """
    if actor.everyone:
        theirs = danger.agency if subject.side == danger.side == "answering" else ""
        return subject.side in ("", "board", danger.side) and subject.agency in ("", theirs)
    return actor.is_business_manager or manages(actor, danger.side, danger.agency)


def why_not_answer(case: Case, actor: Actor, subject: Subject) -> Refused | None:
    danger = case.danger(subject.entry)
    if refused := _why_not_any_more(danger):
        return refused
    if danger is None or not danger.passed:
        return Refused(
            "nothing-said",
            "Nobody has recorded yet why the child is safe, so there is nothing to agree to.",
        )
    if actor.everyone or any(
        each.agency == subject.agency or not subject.agency
        for each in asked_to_agree(case, actor, danger)
    ):
        return None
    return Refused("not-yours", "The other agency says whether it agrees.")


def acknowledging(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> Iterator[OnASide]:
    """The sides for which somebody may say that it was read: their own; for the business unit the
    board, where it is asked, and each agency of which somebody rang.
    """
    if not actor.is_officer:
        yield from spoken_for(case, actor)
        return
    asked = asked_to_read(protocol, case, danger, actor)
    if any(each.to.side == "board" for each in asked):
        yield THE_BOARD
    yield from sides(case)


def asked_to_read(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> Iterator[Acknowledger]:
    """For which sides somebody is asked now to say that this danger was read."""
    if actor.everyone or actor.person == danger.person:
        return
    for each in acknowledgers_now(protocol, case, danger):
        read = read_by_the_board(danger, each)
        if not read and actor.holds(each.to, each.agency if each.to.side == "answering" else None):
            yield each


def asked_to_agree(case: Case, actor: Actor, danger: Danger) -> Iterator[OnASide]:
    """The sides for which somebody may say whether they agree that the child is safe: their own,
    if it is asked and hasn't agreed yet.
    """
    agreed = {word.agency for word in danger.agreed}
    waiting = {agency for agency in case.must_agree(danger) if agency not in agreed}
    return (each for each in spoken_for(case, actor) if each.agency in waiting)


def spoken_for(case: Case, actor: Actor) -> Iterator[OnASide]:
    """The sides of the case that somebody is on."""
    for each in sides(case):
        if any(held.agency == each.agency for held in actor.on(each.side, each.agency)):
            yield each


def _why_not_any_more(danger: Danger | None) -> Refused | None:
    if danger is None:
        return Refused("no-such-event", sentences.NO_SUCH_ENTRY)
    if not danger.stands:
        return Refused("not-open", "This is over: the agencies agreed that the child is safe.")
    return None
