"""The page of a case, made from its brief. Addresses are added; nothing is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from concordat.brief.danger_now import unless_danger
from concordat.brief.linked import StandsThere
from concordat.brief.other_cases import OtherCase
from concordat.brief.owed import ClockBrief, Deadline, DutyBrief, OfferBrief, Strip
from concordat.brief.positions import is_asked_for_safety
from concordat.brief.reading import Brief
from concordat.brief.receipt import nothing_left
from concordat.brief.values import Entry, IssueTable, Ladder, PaperRef
from concordat.brief.view import CaseView
from concordat.brief.words import day
from concordat.core.acts import CALLED
from concordat.core.case import SideOf
from concordat.core.labels import NOT_TO_REACH
from concordat.core.wording import joined
from concordat.library.files.papers import Papers
from concordat.pages.acting.buttons import action, address
from concordat.pages.case import can, dangers, numbers, other_cases, tasks, who
from concordat.pages.case import papers as shelf
from concordat.pages.case.actions import FollowedAction, followed
from concordat.pages.components import values
from concordat.pages.components.values import (
    Action,
    NextCard,
    NoticePanel,
    Paper,
    PeopleOpposite,
    Person,
)
from concordat.pages.dressing.cards import card, entry, notice, person
from concordat.pages.shell import Link

NOTHING_THERE: Mapping[str, StandsThere] = {}
NOT_ON_THE_PAGE = ("opened", "ended")
"""What a rehearsal lists and the page of a case leaves out, because it shows what is open."""


@dataclass(frozen=True, slots=True)
class Support:
    """That the reader supports this, and what they can do about it."""

    panel: NoticePanel
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """Everything the page of a case shows, in its order. `about` never goes into a title or an
    address.
    """

    ref: str
    about: str
    raised: str
    dangers: tuple[dangers.StandingDanger, ...]
    dangers_there: tuple[NoticePanel, ...]
    support: Support | None
    outcome: tuple[NoticePanel, ...]
    next: NextCard
    safety: tuple[NoticePanel, ...]
    state_safety: Action | None
    ladder: Ladder
    clocks: tuple[tuple[values.RunningLimit, Strip], ...]
    issues: IssueTable
    spoken: tuple[NoticePanel, ...]
    actions: tuple[FollowedAction, ...]
    said: tuple[tuple[str, str], ...]
    to_add: tuple[Link, ...]
    add_keep_from: Link | None
    private_there: tuple[NoticePanel, ...]
    open: tuple[NextCard, ...]
    open_heading: str
    can: tuple[Action, ...]
    seldom: tuple[Action, ...]
    cannot: tuple[Action, ...]
    timeline: tuple[values.RecordEntry, ...]
    people: PeopleOpposite
    beside: tuple[Person, ...]
    read_by: str
    kept_out: tuple[tuple[str, str], ...]
    children: tuple[str, ...]
    linked: tuple[other_cases.NamedCase, ...]
    likely: tuple[other_cases.NamedCase, ...]
    how_often: str
    raise_again: str
    papers: tuple[Paper, ...]
    places: tuple[Link, ...]


def case_page(
    brief: Brief,
    papers: Papers,
    read_by: tuple[str, ...] = (),
    kept_out: tuple[tuple[str, str], ...] = (),
    others: tuple[OtherCase, ...] = (),
    *,
    there: Mapping[str, StandsThere] = NOTHING_THERE,
) -> CasePage:
    """The page of a case for whoever looks at it, with what stands `there`, in the others."""
    view = brief.view
    shown_first = brief.support[1] if brief.support else ()
    elsewhere = [offer for offer in brief.offers if offer not in shown_first]
    beside = [offer for offer in elsewhere if not tasks.is_beside_a_duty(brief, offer)]
    left_open = _left_open(brief)
    shown_papers = shelf.in_order(brief, papers)
    asked = dangers.asked_next(brief)
    who_is_who = who.opposite(brief)
    beside_them = tuple(person(holder, view.now) for holder in brief.people.beside)
    listed = numbers.of((*who_is_who.everybody, *beside_them))
    open_heading = "Everything else that is open"
    if view.case.end is not None:
        open_heading = "What else is still to be done"
    return CasePage(
        ref=view.ref,
        about=brief.about,
        raised=brief.raised,
        dangers=dangers.of(brief),
        dangers_there=other_cases.dangers_there(brief, others, there),
        support=_support(brief),
        outcome=tuple(map(notice, brief.outcome)),
        next=asked or _next(brief),
        safety=tuple(map(notice, (*brief.safety, *brief.keep_from))),
        private_there=other_cases.private_there(others, there),
        state_safety=_state_safety(brief),
        ladder=brief.ladder,
        clocks=tuple((_clock(clock), clock.counted) for clock in brief.clocks),
        issues=brief.issues,
        spoken=(notice(brief.spoken),) if brief.spoken else (),
        actions=followed(brief),
        said=brief.said_at_first,
        to_add=tuple(_to_add(brief, key) for key in left_open if key != NOT_TO_REACH.key),
        add_keep_from=_to_add(brief, NOT_TO_REACH.key) if NOT_TO_REACH.key in left_open else None,
        open=tuple(
            numbers.once(each, listed) for each in _open(brief, None if asked else brief.next)
        ),
        open_heading=open_heading,
        can=can.often(brief, beside),
        seldom=can.seldom(brief, beside),
        cannot=can.cannot(brief, beside),
        places=_places(brief, shown_papers),
        timeline=tuple(reversed([*_timeline(brief, papers)])),
        people=who_is_who,
        beside=beside_them,
        read_by=joined(read_by),
        kept_out=kept_out,
        children=brief.who_they_are,
        linked=other_cases.linked(brief, others),
        likely=other_cases.likely(brief, others),
        how_often=other_cases.how_often(view, others),
        raise_again=other_cases.raise_again(view),
        papers=shown_papers,
    )


def _support(brief: Brief) -> Support | None:
    if brief.support is None:
        return None
    panel, offers = brief.support
    found = enumerate(offers)
    actions = (action(brief.view, offer, "second" if place else "first") for place, offer in found)
    return Support(notice(panel), tuple(actions))


# ── What is next ──────────────────────────────────────────────────────────────────────────────────


def _next(brief: Brief) -> NextCard:
    view = brief.view
    if brief.next is not None:
        heading = "Next" if view.case.end is None else f"Ended: {view.case.end}. Still to be done"
        return _card(brief, brief.next, heading, leads_on=view.case.end is None)
    if view.case.end is not None:
        ended = day(view.case.ended or view.now, view.now)
        words = Deadline(strength="", words=f"Ended on {ended}: {view.case.end}")
        closed = nothing_left(brief.names, " This case is closed.")
        return NextCard("nothing", closed, words, heading="Ended")
    words = Deadline(strength="", words="Nothing is due now")
    nothing = unless_danger(brief.names, "The procedure asks nothing of anybody here.")
    actions = (*can.to_fill(brief), *can.on_the_ladder(brief))
    return NextCard("nothing", nothing, words, actions=actions)


def _open(brief: Brief, shown: DutyBrief | None) -> tuple[NextCard, ...]:
    """Everything that is open but what is `shown` as next, the reader's own first."""
    rest = [duty for duty in brief.duties if duty != shown]
    mine_first = sorted(rest, key=lambda duty: not duty.mine)
    return tuple(_card(brief, duty, "For you" if duty.mine else "Open") for duty in mine_first)


def _card(brief: Brief, duty: DutyBrief, heading: str, *, leads_on: bool = False) -> NextCard:
    """One duty with what can be done about it; where it `leads_on`, with what else leads on."""
    actions = tasks.for_duty(brief, duty)
    if leads_on:
        actions = can.with_the_ladder(brief, duty, (*actions, *can.to_fill(brief)))
    view = brief.view
    return card(duty, view.protocol, view.now, heading=heading, actions=actions)


def _state_safety(brief: Brief) -> Action | None:
    """The offer to say what keeps the child safe. The reader's side is asked again at each step."""
    offers = (each for each in brief.offers if each.kind == "safety" and each.open)
    offer = next(offers, None)
    if offer is None:
        return None
    side = SideOf("answering", offer.about) if offer.about else SideOf("raising")
    asked = is_asked_for_safety(brief.view, side)
    return action(brief.view, offer, "second" if asked else "quiet")


def _left_open(brief: Brief) -> tuple[str, ...]:
    """What the reader may still add to what was raised."""
    may = any(offer.kind == "add" and offer.open for offer in brief.offers)
    return brief.view.case.left_open if may else ()


def _to_add(brief: Brief, key: str) -> Link:
    """The way to where one thing is added."""
    return Link(f"Add {brief.names.said(CALLED[key])}", f"{address(brief.view.ref, 'add')}#{key}")


def _places(brief: Brief, papers: tuple[Paper, ...]) -> tuple[Link, ...]:
    """The parts of the page that one can go to at once, in their order."""
    found = {
        "#ladder-heading": "Where this is",
        "#disagreed": "What is disagreed",
        "#open-heading": "What else is open" if len(brief.duties) > 1 else "",
        "#can-heading": "What you can do",
        "#happened-heading": "What happened",
        "#people-heading": "People",
        "#papers-heading": "Forms and letters" if papers else "",
    }
    return tuple(Link(label, href) for href, label in found.items() if label)


# ── Where it is, what happened, and who ───────────────────────────────────────────────────────────


def _clock(clock: ClockBrief) -> values.RunningLimit:
    return values.RunningLimit(clock.name, clock.deadline, used=clock.used, clause=clock.place)


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
