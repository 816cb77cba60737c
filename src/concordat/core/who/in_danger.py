"""Who may state danger, acknowledge it, say that it has passed, and agree to that; and why not."""

from collections.abc import Iterator
from typing import NamedTuple

from concordat.core import sentences
from concordat.core.acts import NOBODY_RUNG, AnyAct, DangerAcknowledged, Subject
from concordat.core.acts.danger import DangerKind
from concordat.core.case import Case, Danger
from concordat.core.duties.owed import Owed
from concordat.core.errors import Refused
from concordat.core.posts import PARTY_SIDES
from concordat.core.protocol import Protocol
from concordat.core.who.asked import of_one
from concordat.core.who.danger import (
    AskedPost,
    asked_posts,
    asked_posts_now,
    emergency,
    read_by_the_board,
)
from concordat.core.who.danger_chain import ONCE_READ, THE_BOARD, OnASide, sides
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
    the board itself what it was asked. Whoever stated it says for their own side who was rung
    since.
    """
    danger = case.danger(subject.entry)
    if danger is None or not danger.stands:
        return _why_not_any_more(danger)
    typed = actor.is_officer and subject.side in PARTY_SIDES
    if not actor.everyone and not typed and actor.person == danger.person:
        own = subject.side in ("", danger.side) and subject.agency in ("", danger.agency)
        return None if own else Refused("own-danger", sentences.OWN_DANGER)
    if actor.everyone or (not subject.side and (actor.on("raising") or actor.on("answering"))):
        return None
    theirs = acknowledging(protocol, case, danger, actor)
    if any(each.side == subject.side and subject.agency in ("", each.agency) for each in theirs):
        return None
    return Refused("not-yours", "Somebody in one of the agencies says that they have read this.")


def why_not_by_stater(case: Case, act: AnyAct, person: str) -> Refused | None:
    """Nobody says that they read what they stated themselves; only who was rung since."""
    if not isinstance(act, DangerAcknowledged) or act.rung != NOBODY_RUNG:
        return None
    danger = case.danger(act.danger)
    theirs = danger is not None and bool(person) and danger.person == person
    return Refused("own-danger", sentences.OWN_DANGER) if theirs else None


def why_not_unsay_a_call(case: Case, act: AnyAct, person: str) -> Refused | None:
    """That a correction can't leave of what whoever stated it said of a call that nobody was rung:
    without the call nothing is left, and they would have read it themselves.
    """
    if why_not_by_stater(case, act, person) is None:
        return None
    return Refused("nobody-rung", sentences.TAKE_THE_CALL_OUT)


def why_not_take_out(before: Case, after: Case) -> Refused | None:
    """That a correction would take a danger that stands out of the record: nobody would have said
    that the child is safe, and those who were told of it would be told no more.
    """
    if all(after.danger(danger.seq) for danger in before.standing):
        return None
    return Refused("danger-stands", sentences.DANGER_IS_NOT_TAKEN_OUT)


def why_not_pass(protocol: Protocol, case: Case, actor: Actor, subject: Subject) -> Refused | None:
    danger = case.danger(subject.entry)
    if refused := _why_not_any_more(danger):
        return refused
    if danger is not None and danger.passed:
        return Refused(
            "already-said", "This was recorded already. The other agency is asked to agree to it."
        )
    if danger is not None and _may_record(protocol, case, actor, danger, subject):
        return None
    return Refused(
        "not-yours",
        "A manager of the agency that said so records this, or the board's business manager.",
    )


def _may_record(
    protocol: Protocol, case: Case, actor: Actor, danger: Danger, subject: Subject
) -> bool:
    """Whether somebody is a manager of the agency that said so, acts for the board's business
    manager or was asked to. A story says for which side they record it: never for the other one.
    """
    if actor.everyone:
        theirs = danger.agency if subject.side == danger.side == "answering" else ""
        return subject.side in ("", "board", danger.side) and subject.agency in ("", theirs)
    if subject.side and not actor.may_be(subject.side, subject.agency or None):
        return False
    if actor.is_business_manager or manages(actor, danger.side, danger.agency):
        return True
    asked = asked_posts(protocol, case, danger, ("record",))
    return any(actor.holds(each.to, of_one(each.to, each.agency)) for each in asked)


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
        subject.side in ("", each.side) and subject.agency in ("", each.agency)
        for each in asked_to_agree(case, actor, danger)
    ):
        return None
    return Refused("not-yours", "The other agency says whether it agrees.")


def acknowledging(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> Iterator[OnASide]:
    """The sides for which somebody may say that it was read: their own; for the business unit the
    board, where it is asked to or to record what was done, and each agency of which somebody rang.
    Whoever stated it says for their side who was rung since, whoever else was.
    """
    if danger.person and actor.person == danger.person:
        yield OnASide(danger.side, danger.agency)
    if not actor.is_officer:
        if not danger.person or actor.person != danger.person:
            yield from spoken_for(case, actor)
        return
    read = asked_to_read(protocol, case, danger, actor)
    then = asked_once_read(protocol, case, danger, actor)
    asked = (*read, *(each for each in then if each.what == "record"))
    if any(each.to.side == "board" for each in asked):
        yield THE_BOARD
    yield from sides(case)


def asked_to_read(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> Iterator[AskedPost]:
    """For which sides somebody is asked now to say that this danger was read."""
    if actor.everyone or actor.person == danger.person:
        return
    for each in asked_posts_now(protocol, case, danger):
        if not read_by_the_board(danger, each) and _is_whose_turn(actor, each):
            yield each


def _is_whose_turn(actor: Actor, each: AskedPost) -> bool:
    """Whether that is asked of somebody, in a post of theirs, and of nobody else there."""
    of_another = (each.danger, each.agency, each.what) in actor.asked_of_another
    return not of_another and actor.holds(each.to, of_one(each.to, each.agency))


def asked_once_read(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> Iterator[AskedPost]:
    """What is asked of somebody by a time once it was read: to record what was done, or whether
    they agree that the child is safe.
    """
    if not actor.everyone:
        now = asked_posts_now(protocol, case, danger, ONCE_READ)
        yield from (each for each in now if _is_whose_turn(actor, each))


class Asked(NamedTuple):
    """What somebody is asked to do about a danger, for which side; `turn` where they are asked by
    a time. `rings`: to ring now, and then to record whom.
    """

    kind: DangerKind
    on: OnASide
    turn: AskedPost | None = None
    rings: bool = False


def asked_of(protocol: Protocol, case: Case, danger: Danger, actor: Actor) -> tuple[Asked, ...]:
    """What somebody is asked now: first to ring, where they stated it and nobody was rung; whether
    they agree that the child is safe, which says as well that they read it; else to say that they
    read it, also where they let the time for it pass, or of the board to see to it that an agency
    says whether it agrees; else what comes after that.
    """
    if actor.everyone:
        return ()
    return (*_to_ring(danger, actor), *_asked_else(protocol, case, danger, actor))


def _to_ring(danger: Danger, actor: Actor) -> Iterator[Asked]:
    """To ring now, of whoever stated it, until a call is recorded or the child is said to be
    safe.
    """
    said_it = bool(danger.person) and danger.person == actor.person
    if said_it and danger.nobody_called and danger.stands and not danger.passed:
        yield Asked("acknowledge-danger", OnASide(danger.side, danger.agency), rings=True)


def _asked_else(protocol: Protocol, case: Case, danger: Danger, actor: Actor) -> tuple[Asked, ...]:
    """What is asked of somebody beside a call."""
    by = {each.agency: each for each in asked_once_read(protocol, case, danger, actor)}
    agree = [*asked_to_agree(case, actor, danger)] if danger.passed else []
    others = (each for each in by.values() if each.what == "agree" and each.to.side == "board")
    see_to = [Asked("acknowledge-danger", _of_agency(case, each), each) for each in others]
    turns = (*asked_to_read(protocol, case, danger, actor), *_let_pass(danger, actor))
    read = [Asked("acknowledge-danger", _for(case, each), each) for each in turns]
    first = [Asked("answer-danger", on, by.get(on.agency)) for on in agree]
    first += [each for each in read if each.on not in agree]
    once = {(each.kind, each.on): each for each in reversed([*first, *see_to])}
    return tuple(reversed(once.values())) or _asked_after_reading(protocol, case, danger, actor)


def _of_agency(case: Case, turn: AskedPost) -> OnASide:
    """The side of the agency that the board is to see to."""
    return next(on for on in sides(case) if on.agency == turn.agency)


def _let_pass(danger: Danger, actor: Actor) -> Iterator[AskedPost]:
    """The first turn that was theirs for each agency of theirs. The board is still asked."""
    theirs = (each for each in actor.let_pass if each.danger == danger.seq)
    first = {each.agency: each for each in reversed([*theirs]) if each.to.side != "board"}
    yield from (each for each in first.values() if actor.may_be(each.to.side, each.agency))


def _for(case: Case, turn: AskedPost) -> OnASide:
    """The side for which they are asked."""
    theirs = (on for on in sides(case) if on.agency == turn.agency and on.side == turn.to.side)
    return next(theirs, THE_BOARD)


def _asked_after_reading(
    protocol: Protocol, case: Case, danger: Danger, actor: Actor
) -> tuple[Asked, ...]:
    """What is asked of them once the agency that said so has read it: a manager there records what
    was done, after what the text asks of them themselves; whoever read it without a word says what
    is being done.
    """
    if danger.passed or not danger.stands:
        return ()
    whose = OnASide(danger.side, danger.agency)
    turn = next(asked_once_read(protocol, case, danger, actor), None)
    if turn or (_is_read(danger, actor) and _may_see_to_it(actor, danger)):
        first = any(owed_first(protocol, case, danger, actor))
        return () if first else (Asked("danger-passed", whose, turn),)
    theirs = (each for each in danger.heard if each.by == actor.person)
    silent = (OnASide(each.side, each.agency) for each in theirs)
    return tuple(
        Asked("acknowledge-danger", on) for on in dict.fromkeys(silent) if not danger.acted_on(*on)
    )


def owed_first(protocol: Protocol, case: Case, danger: Danger, actor: Actor) -> Iterator[Owed]:
    """What the text asks of somebody because of a danger, and is still to be done."""
    for duty in case.owed_now:
        if emergency(protocol, case, duty) == danger and actor.owes(protocol.duty(duty.key), duty):
            yield duty


def _is_read(danger: Danger, actor: Actor) -> bool:
    """Whether their side knows of it. That of the board, or of an agency that shares the concern,
    is not asked to read what it said itself.
    """
    if danger.side not in PARTY_SIDES or actor.person == danger.person:
        return True
    return danger.heard_by(danger.side, danger.agency) is not None


def _may_see_to_it(actor: Actor, danger: Danger) -> bool:
    """Whether what was done is theirs to record: as a manager of the agency that said so; where
    none of the two sides did, as the board's business manager, for whoever supports a case may have
    no lead in it.
    """
    if danger.side not in PARTY_SIDES and actor.is_business_manager:
        return True
    return manages(actor, danger.side, danger.agency)


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
