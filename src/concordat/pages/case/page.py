"""The page of a case as one finished value: every question it answers has been answered here."""

from dataclasses import dataclass

from concordat.casework.values import CaseView
from concordat.core.calendar import in_london, say_day
from concordat.core.case import CONFIRM, SAY, Owed
from concordat.core.moving import NO_ANSWER
from concordat.core.offers import Offer, offers
from concordat.documents import written
from concordat.documents.children import children
from concordat.documents.names import Names
from concordat.documents.story import decision_reached
from concordat.library.papers import Papers
from concordat.pages.acting.buttons import action, address
from concordat.pages.case import ladder, outcome, positions, timeline
from concordat.pages.case.people import beside, people
from concordat.pages.components.values import (
    Action,
    Clock,
    Due,
    Entry,
    IssueTable,
    Ladder,
    NextCard,
    Notice,
    Paper,
    PeopleOpposite,
    Person,
    Strip,
)
from concordat.pages.telling import duties
from concordat.pages.telling.why import counted, why
from concordat.pages.words import date_of, day, joined

FOR_A_DUTY = ("done", "appoint", "say", "confirm", "remind", "set-date", "local-figure")


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows, in its order. `about` never goes into a title or an
    address.
    """

    ref: str
    about: str
    raised: str
    outcome: tuple[Notice, ...]
    next: NextCard
    safety: tuple[Notice, ...]
    state_safety: Action | None
    ladder: Ladder
    clocks: tuple[tuple[Clock, Strip], ...]
    issues: IssueTable
    said: tuple[tuple[str, str], ...]
    open: tuple[NextCard, ...]
    open_heading: str
    can: tuple[Action, ...]
    cannot: tuple[Action, ...]
    timeline: tuple[Entry, ...]
    people: PeopleOpposite
    beside: tuple[Person, ...]
    read_by: str
    papers: tuple[Paper, ...]


def case_page(view: CaseView, papers: Papers, read_by: tuple[str, ...] = ()) -> CasePage:
    """The page of a case for whoever looks at it."""
    names = Names(view)
    possible = offers(view.record.protocol, view.case, view.actor)
    first, rest = _first(view)
    steps = ladder.steps(view.record.protocol, view.case.route)
    here = [
        offer
        for offer in possible
        if offer.kind not in FOR_A_DUTY or _beside_the_duties(view, offer)
    ]
    return CasePage(
        ref=view.ref,
        about=_about(view),
        raised=_raised(view, names),
        outcome=outcome.outcome(view, names),
        next=_next(view, names, possible, first),
        safety=positions.safety(view, names) if view.case.end is None else (),
        state_safety=_state_safety(view, possible),
        ladder=ladder.ladder(view),
        clocks=ladder.clocks(view),
        issues=positions.issues(view, names),
        said=_said(view, names),
        open=tuple(
            _card(view, names, possible, duty, "For you" if duties.mine(view, duty) else "Open")
            for duty in rest
        ),
        open_heading="Everything else that is open"
        if view.case.end is None
        else "What else is still owed",
        can=_grouped(view, [offer for offer in here if offer.open and offer.kind != "safety"]),
        cannot=_grouped(view, [offer for offer in here if not offer.open]),
        timeline=timeline.timeline(view, names, papers),
        people=people(view, names, steps),
        beside=beside(view, names, steps),
        read_by=joined(read_by) if read_by else "",
        papers=timeline.in_order(view, papers),
    )


def _beside_the_duties(view: CaseView, offer: Offer) -> bool:
    """What is usually done about a duty, and now without one: a word that nobody waits for, the
    date of a clock.
    """
    asked = {duty.agency for duty in view.case.open_duties if duty.key == SAY}
    clocks = {clock.key for clock in view.case.clocks}
    said = offer.kind == "say" and offer.about not in asked
    return offer.open and (said or (offer.kind == "set-date" and offer.about in clocks))


# ── At the top ────────────────────────────────────────────────────────────────────────────────────


def _about(view: CaseView) -> str:
    """The children and what kind of disagreement it is: such as "J.K., aged 7 · Threshold for a
    service".
    """
    on = date_of(view.now)
    words = joined(child.words(on) for child in children(view))
    kinds = {kind.key: kind.title for kind in view.record.protocol.kinds}
    return " · ".join(filter(None, [words, kinds.get(view.case.raised.matter or "", "")]))


def _raised(view: CaseView, names: Names) -> str:
    when = say_day(in_london(view.case.start).date(), year=True)
    with_whom = f" with {joined(names.answering)}" if names.answering else ""
    raised = f"Raised by {names.raising}{with_whom}, {when}"
    return " · ".join(filter(None, (raised, decision_reached(view))))


def _said(view: CaseView, names: Names) -> tuple[tuple[str, str], ...]:
    """What was written when it was raised, for whoever opens the case for the first time."""
    notes = view.case.raised.notes
    return tuple(
        (names.said(each.shown), words)
        for each in written.EVERY
        if each.at_the_top and (words := view.words.get(notes.get(each.key, "")))
    )


# ── What is next ──────────────────────────────────────────────────────────────────────────────────


def _first(view: CaseView) -> tuple[Owed | None, list[Owed]]:
    """The most urgent duty of this person, else of anybody; and all the others."""
    in_order = duties.order(view, view.case.open_duties)
    theirs = [duty for duty in in_order if duties.mine(view, duty)]
    waiting = [duty for duty in in_order if duty.holds]
    first = next(iter((*theirs, *waiting, *in_order)), None)
    rest = [duty for duty in in_order if duty is not first]
    return first, sorted(rest, key=lambda duty: not duties.mine(view, duty))


def _next(
    view: CaseView, names: Names, possible: tuple[Offer, ...], first: Owed | None
) -> NextCard:
    if first is not None:
        heading = "Next" if view.case.end is None else f"Ended: {view.case.end}. Still owed"
        return _card(view, names, possible, first, heading)
    if view.case.end is not None:
        ended = day(view.case.ended or view.now, view.now)
        words = Due(strength="", words=f"Ended on {ended}: {view.case.end}")
        return NextCard(
            "nothing", "Nothing more is owed. This case is closed.", words, heading="Ended"
        )
    actions = _on_the_ladder(view, possible)
    words = Due(strength="", words="Nobody owes anything with a time now")
    return NextCard(
        "nothing", "The procedure asks nothing of anybody here.", words, actions=actions
    )


def _card(
    view: CaseView, names: Names, possible: tuple[Offer, ...], duty: Owed, heading: str
) -> NextCard:
    return NextCard(
        key=_anchor(duty),
        sentence=_with_what_was_done(duty, duties.sentence(view, names, duty)),
        due=duties.due(view, duty),
        people=duties.people(view, names, duty),
        why=why(view, duty),
        counted=counted(view, duty),
        actions=(
            *_for_duty(view, possible, duty),
            *(_on_the_ladder(view, possible) if heading == "Next" else ()),
        ),
        local=duties.local_mark(view, duty),
        heading=heading,
    )


def _anchor(duty: Owed) -> str:
    """Something to put in an id: no blanks, and the same for the same duty."""
    return "".join(letter if letter.isalnum() else "-" for letter in duty.id)


def _with_what_was_done(duty: Owed, sentence: str) -> str:
    return f"{sentence} (so far: {joined(duty.did)})" if duty.did else sentence


def _for_duty(view: CaseView, possible: tuple[Offer, ...], duty: Owed) -> tuple[Action, ...]:
    """What can be done about one duty: offered where it would be accepted, and left to others where
    it is theirs.
    """
    about = duty.agency if duty.key in (SAY, CONFIRM) else duty.id
    kinds = {SAY: ("say",), CONFIRM: ("confirm",)}.get(duty.key, FOR_A_DUTY)
    mine = [
        offer
        for offer in possible
        if offer.about in (about, duty.id) and offer.kind in (*kinds, "remind") and offer.open
    ]
    return tuple(
        action(
            view,
            offer,
            "first" if offer.kind in ("done", "appoint", "say", "confirm") else "second",
        )
        for offer in mine
    )


def _on_the_ladder(view: CaseView, possible: tuple[Offer, ...]) -> tuple[Action, ...]:
    """Moving up, which is always in sight for the side that may."""
    ups = [offer for offer in possible if offer.kind == "move-up"]
    if not view.actor.on("raising"):
        return ()
    return _move_up(view, ups)


def _move_up(view: CaseView, ups: list[Offer]) -> tuple[Action, ...]:
    """One button for all the grounds: the page asks which. Without one that holds, the reason why
    not.
    """
    possible = [offer for offer in ups if offer.open]
    if not ups:
        return ()
    if not possible:
        reason = ups[0].refused.sentence if ups[0].refused else ""
        return (Action("Move up a step", look="quiet", reason=reason),)
    late = any(offer.about == NO_ANSWER for offer in possible)
    label = "Move up a step: no answer" if late else "Move up a step early"
    return (Action(label, address(view.ref, "move-up"), "second" if late else "quiet"),)


def _grouped(view: CaseView, found: list[Offer]) -> tuple[Action, ...]:
    """Offers as actions; the grounds of moving up stand together."""
    ups = [offer for offer in found if offer.kind == "move-up"]
    others = [action(view, offer, "quiet") for offer in found if offer.kind != "move-up"]
    return (*(_move_up(view, ups) if ups and not any(each.open for each in ups) else ()), *others)


def _state_safety(view: CaseView, possible: tuple[Offer, ...]) -> Action | None:
    """Saying what keeps the child safe: asked of the reader's side again at each step."""
    offer = next((each for each in possible if each.kind == "safety" and each.open), None)
    if offer is None:
        return None
    side = "answering" if offer.about else "raising"
    asked = positions.is_stale(view, side, offer.about or None)
    return action(view, offer, "second" if asked else "quiet")
