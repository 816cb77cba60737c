"""Who owes a duty, and whom its reader rings about it: nobody without a part in the case."""

from collections.abc import Iterable
from itertools import islice

from concordat.brief.names import Names
from concordat.brief.owed import Holder
from concordat.brief.view import CaseView
from concordat.brief.written import history
from concordat.core.acts import (
    AGREED,
    ActionAgreed,
    ActionChanged,
    AnyAct,
    CarriedOut,
    ChildConfirmed,
    Positioned,
)
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.ids import DutyId
from concordat.core.posts import LEAD, OFFICERS, PARTY_SIDES, PRACTITIONER, PartySide, PostRef
from concordat.core.protocol import (
    ACCEPT,
    CARRY_OUT,
    CHECK,
    CONFIRM,
    IDENTIFY,
    ON_GIVING_UP,
    SAY,
    SAY_WHEN,
    Duty,
    Protocol,
)
from concordat.core.who.tiers import Tier, tiers_named


def owners(names: Names, duty: Owed) -> tuple[Holder, ...]:
    """Who owes a duty, by name; of a whole side, those who speak for it at this step."""
    spec = names.protocol.duty(duty.key)
    if duty.person:
        return (_by_name(names, duty),)
    if not spec.who and duty.post is None:
        return _there_first(speakers(names, duty.side, duty.agency))
    near = _own_side(duty)
    posts = names.highest_first(names.owing_posts(duty))
    return _there_first(
        holder for post in posts for holder in names.holders(post, duty.agency, near=near)
    )


def _by_name(names: Names, duty: Owed) -> Holder:
    """Whoever owes a duty by name, with the post they hold today."""
    agency = names.view.case.raising.id if duty.side == "raising" else duty.agency
    if duty.side not in PARTY_SIDES and (seat := names.own_seat(duty.person)):
        agency = seat.agency
    found = names.by_name(agency, duty.person)
    return found or Holder("", names.agency(agency), names.view.people.get(duty.person))


def to_ring(names: Names, duty: Owed, spec: Duty) -> tuple[Holder, ...]:
    """The others whom a duty of the reader's concerns: whoever wrote what it answers, whoever made
    the decision, the other side, the highest post.
    """
    view = names.view
    wrote = _wrote_it(names, duty)
    others = [each for each in _towards(names, duty, spec) if not _is_reader(view, each)]
    deciders = {party.person for party in view.case.answering if party.person}
    own = {names.agency(held.agency) for held in view.actor.capacities}

    def place(holder: Holder) -> tuple[bool, bool]:
        decided_it = holder.person is not None and holder.person.id in deciders
        return not decided_it, holder.agency in own

    first = [each for each in wrote if not _is_reader(view, each)]
    return tuple(dict.fromkeys((*first, *_there_first(sorted(others, key=place)))))


def _towards(names: Names, duty: Owed, spec: Duty) -> tuple[Holder, ...]:
    """Whom a duty is towards, whoever raised it before the others; where both sides owe it, those
    who do.
    """
    other: PartySide = "raising" if duty.side == "answering" else "answering"
    if duty.key == CARRY_OUT.key:
        return names.holders(PostRef(other, PRACTITIONER), duty.agency)
    if duty.key in ON_GIVING_UP:  # whoever gives it up is of the side that raised it
        return names.holders(PostRef("raising", PRACTITIONER), duty.agency)
    if spec.is_said:
        return speakers(names, other, duty.agency)
    raiser = PostRef("raising", PRACTITIONER)
    posts = sorted(names.highest_first(spec.towards), key=lambda post: post != raiser)
    found = tuple(
        holder
        for post in posts
        for holder in names.holders(post, duty.agency, near=_own_side(duty))
    )
    if duty.side != "both":
        return found or owners(names, duty)
    both = owners(names, duty)  # a talk is with whoever owes it too, anything else with its reader
    return (*both, *found) if spec.is_spoken else (*found, *both)


def _own_side(duty: Owed) -> PartySide:
    return "answering" if duty.side == "answering" else "raising"


def speakers(names: Names, side: str, agency: str | None) -> tuple[Holder, ...]:
    """Who speaks for a side at the present step: the posts of its discussions that are in the case
    by now, else its practitioner.
    """
    step = names.protocol.steps[names.view.case.step]
    specs = (names.protocol.duties[key] for key in step.duties)
    discussions = [spec for spec in specs if spec.settled == "positions"]
    posts = dict.fromkeys(post for spec in discussions for post in (*spec.who, *spec.dealt_with))
    there = tiers_named(names.protocol, names.view.case)
    theirs = [each for each in posts if each.side == side and Tier(side, each.post) in there]
    if not theirs and side in PARTY_SIDES:
        theirs = [PostRef(side, PRACTITIONER)]
    return tuple(holder for post in theirs for holder in names.holders(post, agency))


def to_reach(names: Names, duty: Owed, found: tuple[Holder, ...]) -> tuple[Holder, ...]:
    """Those whom a reader rings about a duty; where none of them outside the reader's own agency
    can be reached today, with whoever can: the safeguarding lead, else the board's office.
    """
    own = {names.agency(held.agency) for held in names.view.actor.capacities}
    others = tuple(each for each in found if each.agency not in own)
    if any(_can_be_reached(names, each) for each in others or found):
        return found
    leads = [PostRef(side, LEAD) for side in _sides_to_ring(names, duty, others)]
    office = [PostRef("board", post) for post in OFFICERS]
    instead = (each for post in (*leads, *office) for each in names.holders(post, duty.agency))
    there = (each for each in instead if _can_be_reached(names, each))
    return tuple(dict.fromkeys((*found, *islice(there, 1))))


def _sides_to_ring(names: Names, duty: Owed, others: tuple[Holder, ...]) -> tuple[PartySide, ...]:
    """The sides whose people are rung about a duty: the other, where the reader owes it to them."""
    is_ours = names.view.actor.owes(names.protocol.duty(duty.key), duty) and bool(others)
    other: PartySide = "answering" if names.view.actor.on("raising") else "raising"
    return (
        (other,) if is_ours else tuple(each for each in PARTY_SIDES if duty.side in (each, "both"))
    )


def _can_be_reached(names: Names, holder: Holder) -> bool:
    """Whether somebody but the reader acts there today."""
    return holder.acting is not None and not _is_reader(names.view, holder)


# ── Whoever wrote what is to be answered ──────────────────────────────────────────────────────────


def _wrote_it(names: Names, duty: Owed) -> tuple[Holder, ...]:
    """Whoever of another side wrote last what a duty answers; nobody where it answers nothing that
    was written, or its writer has no part in the case any more.
    """
    for event in reversed([*history(names.view)]):
        if _is_about(duty, event) or _answers(names.protocol, duty, event.act):
            of_other_side = event.whose is not None and event.whose.side != duty.side
            writer = _writer(names, event) if of_other_side else None
            return (writer,) if writer else ()
    return ()


def _is_about(duty: Owed, event: Event) -> bool:
    """Whether what a duty asks is about that very entry: whether it was so, or goes on."""
    about_an_entry = duty.key in (SAY_WHEN.key, *ON_GIVING_UP)
    return about_an_entry and duty.id.about == str(event.seq)


def _writer(names: Names, event: Event) -> Holder | None:
    """Whoever wrote an entry, or for whom it was typed; None where they hold no post there today,
    or stepped aside.
    """
    whose, case = event.whose, names.view.case
    person = event.behalf or event.covering or event.by
    if whose is None or person in case.stood_aside:
        return None
    agency = case.raising.id if whose.side == "raising" else whose.agency or event.agency
    return names.by_name(agency, person)


def _answers(protocol: Protocol, duty: Owed, act: AnyAct) -> bool:
    """Whether what a duty asks is about what this act says."""
    match act:
        case Positioned(side="raising"):
            asks = duty.key == CONFIRM.key and act.agency == duty.agency
            return asks and AGREED in act.said.values()
        case ActionAgreed():
            asks = duty.key == ACCEPT.key or (duty.key == CARRY_OUT.key and not act.decided)
            return asks and duty.id.action == act.id
        case ActionChanged():
            return duty.key == ACCEPT.key and duty.id.action == act.action
        case ChildConfirmed(known=False):
            return (duty.key, duty.id.about) == (IDENTIFY.key, act.child)
        case CarriedOut():
            return any(_came_of(protocol, duty, each) for each in act.duties)
        case _:
            return False


def _came_of(protocol: Protocol, duty: Owed, done: DutyId) -> bool:
    """Whether a duty asks about what was done: what came of a discussion, or whether an action was
    carried out.
    """
    if duty.key == CHECK.key:
        return (done.key, done.action) == (CARRY_OUT.key, duty.id.action)
    spoke = protocol.duty(done.key).settled == "positions"
    return duty.key == SAY.key and spoke and done.agency in ("", duty.agency)


# ── In which order ────────────────────────────────────────────────────────────────────────────────


def _is_reader(view: CaseView, holder: Holder) -> bool:
    return holder.acting is not None and holder.acting.id == view.actor.person


def _there_first(holders: Iterable[Holder]) -> tuple[Holder, ...]:
    """Each once, those first in whose place somebody acts today."""
    return tuple(sorted(dict.fromkeys(holders), key=lambda holder: holder.acting is None))
