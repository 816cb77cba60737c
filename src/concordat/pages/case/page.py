"""The page of a case, made from its brief. Addresses are added; nothing is worked out."""

from dataclasses import dataclass

from concordat.brief.positions import is_asked_for_safety
from concordat.brief.reading import Brief
from concordat.brief.values import (
    ClockBrief,
    Deadline,
    DutyBrief,
    Entry,
    IssueTable,
    Ladder,
    OfferBrief,
    PaperRef,
    Strip,
)
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.core.acts import NO_ANSWER
from concordat.core.case import SideOf
from concordat.core.wording import joined
from concordat.library.files.papers import Papers
from concordat.pages.acting.buttons import action, address
from concordat.pages.case import papers as shelf
from concordat.pages.components import values
from concordat.pages.components.values import (
    Action,
    NextCard,
    NoticePanel,
    Opposite,
    Paper,
    PeopleOpposite,
    Person,
)
from concordat.pages.dressing.cards import card, entry, notice, person
from concordat.pages.shell import Link

FOR_A_DUTY = ("done", "appoint", "say", "confirm", "remind", "set-date", "local-figure")
FIRST = ("done", "appoint", "say", "confirm")
NOT_ON_THE_PAGE = ("opened", "ended")
"""What a rehearsal lists and the page of a case leaves out, because it shows what is open."""


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows, in its order. `about` never goes into a title or an
    address.
    """

    ref: str
    about: str
    raised: str
    outcome: tuple[NoticePanel, ...]
    next: NextCard
    safety: tuple[NoticePanel, ...]
    state_safety: Action | None
    ladder: Ladder
    clocks: tuple[tuple[values.RunningLimit, Strip], ...]
    issues: IssueTable
    said: tuple[tuple[str, str], ...]
    open: tuple[NextCard, ...]
    open_heading: str
    can: tuple[Action, ...]
    cannot: tuple[Action, ...]
    timeline: tuple[values.RecordEntry, ...]
    people: PeopleOpposite
    beside: tuple[Person, ...]
    read_by: str
    papers: tuple[Paper, ...]


def case_page(brief: Brief, papers: Papers, read_by: tuple[str, ...] = ()) -> CasePage:
    """The page of a case for whoever looks at it."""
    view = brief.view
    others = [offer for offer in brief.offers if not _is_beside_a_duty(brief, offer)]
    open_heading = "Everything else that is open"
    if view.case.end is not None:
        open_heading = "What else is still owed"
    return CasePage(
        ref=view.ref,
        about=brief.about,
        raised=brief.raised,
        outcome=tuple(map(notice, brief.outcome)),
        next=_next(brief),
        safety=tuple(map(notice, brief.safety)),
        state_safety=_state_safety(brief),
        ladder=brief.ladder,
        clocks=tuple((_clock(clock), clock.counted) for clock in brief.clocks),
        issues=brief.issues,
        said=brief.said_at_first,
        open=_open(brief),
        open_heading=open_heading,
        can=_can(brief, others),
        cannot=_cannot(brief, others),
        timeline=tuple(reversed([*_timeline(brief, papers)])),
        people=_people(brief),
        beside=tuple(person(holder, view.now) for holder in brief.people.beside),
        read_by=joined(read_by),
        papers=shelf.in_order(brief, papers),
    )


# ── What is next ──────────────────────────────────────────────────────────────────────────────────


def _next(brief: Brief) -> NextCard:
    view = brief.view
    if brief.next is not None:
        heading = "Next" if view.case.end is None else f"Ended: {view.case.end}. Still owed"
        return _card(brief, brief.next, heading)
    if view.case.end is not None:
        ended = day(view.case.ended or view.now, view.now)
        words = Deadline(strength="", words=f"Ended on {ended}: {view.case.end}")
        closed = "Nothing more is owed. This case is closed."
        return NextCard("nothing", closed, words, heading="Ended")
    words = Deadline(strength="", words="Nobody owes anything with a time now")
    nothing = "The procedure asks nothing of anybody here."
    return NextCard("nothing", nothing, words, actions=_on_the_ladder(brief))


def _open(brief: Brief) -> tuple[NextCard, ...]:
    """Everything else that is open, the reader's own first."""
    rest = [duty for duty in brief.duties if duty != brief.next]
    mine_first = sorted(rest, key=lambda duty: not duty.mine)
    return tuple(_card(brief, duty, "For you" if duty.mine else "Open") for duty in mine_first)


def _card(brief: Brief, duty: DutyBrief, heading: str) -> NextCard:
    actions = _for_duty(brief, duty)
    if heading == "Next":
        actions = (*actions, *_on_the_ladder(brief))
    view = brief.view
    return card(duty, view.protocol, view.now, heading=heading, actions=actions)


def _for_duty(brief: Brief, duty: DutyBrief) -> tuple[Action, ...]:
    """What can be done about one duty, if it would be accepted."""
    return tuple(
        action(brief.view, offer, "first" if offer.kind in FIRST else "second")
        for offer in brief.offers
        if offer.open and _is_about(brief, offer, duty)
    )


def _is_about(brief: Brief, offer: OfferBrief, duty: DutyBrief) -> bool:
    spec = brief.view.protocol.duty(duty.id.key)
    if offer.kind in ("say", "confirm"):
        return spec.act == offer.kind and offer.about == duty.id.agency
    return offer.kind in FOR_A_DUTY and offer.about == str(duty.id)


def _is_beside_a_duty(brief: Brief, offer: OfferBrief) -> bool:
    """Whether an offer is shown with its duty rather than among everything else that can be
    done.
    """
    if offer.kind not in FOR_A_DUTY or not offer.open:
        return offer.kind in FOR_A_DUTY
    return any(_is_about(brief, offer, duty) for duty in brief.duties)


def _on_the_ladder(brief: Brief) -> tuple[Action, ...]:
    """Moving up, which the side that may do it always sees."""
    ups = [offer for offer in brief.offers if offer.kind == "move-up"]
    return _move_up(brief, ups) if brief.view.actor.on("raising") else ()


def _move_up(brief: Brief, ups: list[OfferBrief]) -> tuple[Action, ...]:
    """One button for all grounds; the page asks which. If no ground applies, the reason why not."""
    possible = [offer for offer in ups if offer.open]
    if not ups:
        return ()
    if not possible:
        return (Action("Move up a step", look="quiet", reason=ups[0].reason),)
    late = any(offer.about == NO_ANSWER for offer in possible)
    label = "Move up a step: no answer" if late else "Move up a step early"
    there = address(brief.view.ref, "move-up")
    return (Action(label, there, "second" if late else "quiet"),)


def _can(brief: Brief, others: list[OfferBrief]) -> tuple[Action, ...]:
    return tuple(
        action(brief.view, offer, "quiet")
        for offer in others
        if offer.open and offer.kind not in ("safety", "move-up")
    )


def _cannot(brief: Brief, others: list[OfferBrief]) -> tuple[Action, ...]:
    """What the reader can't do, with the reason; all grounds for moving up count as one."""
    refused = [offer for offer in others if not offer.open]
    ups = [offer for offer in refused if offer.kind == "move-up"]
    none_holds = not any(offer.open and offer.kind == "move-up" for offer in others)
    rest = [action(brief.view, offer, "quiet") for offer in refused if offer not in ups]
    return (*(_move_up(brief, ups) if none_holds else ()), *rest)


def _state_safety(brief: Brief) -> Action | None:
    """The offer to say what keeps the child safe. The reader's side is asked again at each step."""
    offers = (each for each in brief.offers if each.kind == "safety" and each.open)
    offer = next(offers, None)
    if offer is None:
        return None
    side = SideOf("answering", offer.about) if offer.about else SideOf("raising")
    asked = is_asked_for_safety(brief.view, side)
    return action(brief.view, offer, "second" if asked else "quiet")


# ── Where it is, what happened, and who ───────────────────────────────────────────────────────────


def _clock(clock: ClockBrief) -> values.RunningLimit:
    return values.RunningLimit(clock.name, clock.deadline, used=clock.used, clause=clock.clause)


def _timeline(brief: Brief, papers: Papers) -> list[values.RecordEntry]:
    shown = (each for each in brief.timeline if each.kind not in NOT_ON_THE_PAGE)
    return [_entry(brief.view, each, papers) for each in shown]


def _entry(view: CaseView, found: Entry, papers: Papers) -> values.RecordEntry:
    beside = _papers(view, found.papers, papers)
    return entry(found, beside, _put_right(view, found.put_right))


def _papers(view: CaseView, asked: tuple[PaperRef, ...], papers: Papers) -> tuple[Paper, ...]:
    return tuple(shelf.paper(view, papers, each) for each in asked if papers.title(each.key))


def _put_right(view: CaseView, offer: OfferBrief | None) -> Link | None:
    if offer is None:
        return None
    return Link(offer.label, address(view.ref, offer.kind, offer.about))


def _people(brief: Brief) -> PeopleOpposite:
    found, now = brief.people, brief.view.now
    levels = tuple(
        Opposite(
            level.title,
            tuple(tuple(person(holder, now) for holder in column) for column in level.people),
        )
        for level in found.levels
    )
    return PeopleOpposite("Who is who", found.sides, levels, found.here)
