"""That a child is said to be in danger: what was said, who was rung, who has read it, and what it
waits for.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from concordat.brief.authors import author
from concordat.brief.danger_now import (
    asked,
    asked_whether,
    came,
    latest,
    refused,
    spoke,
    state,
    stater,
    taken,
    waits,
)
from concordat.brief.danger_ring import (
    holders_asked,
    named_asked,
    role_there,
    to_ring,
    to_ring_of,
)
from concordat.brief.names import Names
from concordat.brief.offering import offers_about
from concordat.brief.owed import AskedOfDanger, DangerBrief, OfferBrief
from concordat.brief.rung import rung
from concordat.brief.words import at, when
from concordat.brief.written import entry, written
from concordat.core.acts import ActKind, DangerAcknowledged, may_end
from concordat.core.case import Danger, Owed
from concordat.core.events import Event
from concordat.core.posts import PartySide, PostRef
from concordat.core.who.asked import There
from concordat.core.who.danger import (
    AskedPost,
    asked_in_vain,
    asked_posts_now,
    read_by_the_board,
    time_is_over,
    to_ask,
)
from concordat.core.who.danger_chain import THE_BOARD, OnASide, sides
from concordat.core.who.informed import chair, left_to_be_told, why_nobody_is_told
from concordat.core.wording import capitalised, joined, who_are


def dangers(names: Names) -> tuple[DangerBrief, ...]:
    """Every danger that stands, the latest first; also after the end of the case."""
    return tuple(danger_brief(names, each) for each in reversed(names.view.case.standing))


def danger_brief(names: Names, danger: Danger) -> DangerBrief:
    """All that a reader sees of one danger."""
    event = entry(names.view, danger.seq)
    by = author(names, event) if event else ""
    said = names.said("A child was said to be in immediate danger")
    return DangerBrief(
        seq=danger.seq,
        heading=said,
        said=f"{at(danger.stated, names.view.now)}, by {by}.",
        rung=rung(names, danger),
        words=written(names, danger.said),
        lines=(*_reading(names, danger), *_passed(names, danger)),
        offers=offers_about(names, danger),
        unread=unread(names, danger),
        asked=asked(names, danger),
        state=state(names, danger),
        latest=latest(names, danger),
        spoke=spoke(names, danger),
        stater=stater(names, danger),
        waits=waits(names, danger),
        to_ring=to_ring(names, danger),
        came=came(names, danger),
    )


class AskedFirst(NamedTuple):
    """What is asked of the reader about a danger, with the offer by which they do it."""

    what: AskedOfDanger
    offer: OfferBrief


def asked_first(found: Iterable[DangerBrief]) -> AskedFirst | None:
    """What comes before everything else while danger stands: on the page of the case, on a receipt
    and when it was raised. None where nothing is asked of the reader.
    """
    for danger in found:
        offers = {(each.kind, each.about): each for each in danger.offers}
        for each in danger.asked:
            if offer := offers.get((each.kind, each.about)):
                return AskedFirst(each, offer)
    return None


def who_is_asked(names: Names, danger: Danger) -> tuple[str, ...]:
    """What whoever has just stated danger reads first: for each agency, who is asked to say that
    they have read it, by when, and who is asked next. It holds no words of the case.
    """
    return tuple(_reading(names, danger, with_words=False))


def unread(names: Names, danger: Danger) -> tuple[str, ...]:
    """That an agency's answer is overdue and whom to ring, where everybody there was asked in
    vain; and where somebody who should be asked there is missing.
    """
    return tuple(
        _not_read(names, each) + _passed_over(names, danger, each)
        for each in asked_posts_now(names.protocol, names.view.case, danger)
        if time_is_over(each, names.view.now)
        or read_by_the_board(danger, each)
        or _nobody_acts(names, danger, each)
    )


def _nobody_acts(names: Names, danger: Danger, last: AskedPost) -> bool:
    """Whether nobody was in a role of that agency since, or nobody acts in the one that is asked
    now.
    """
    gone = any(each.agency == last.agency for each in danger.passed_over)
    return gone or not any(holder.acting for holder, _ in holders_asked(names, last))


STILL_STANDS = (
    "A child is said to be in immediate danger. If this ends the case, the warning stays, in red, "
    "until a manager records the immediate action taken and the other agency agrees. The board is "
    "told that the case ended before that."
)


def may_end_it(names: Names, kind: ActKind, owed: Owed | None) -> bool:
    """Whether a case may end by an act, by itself or by what comes of a duty."""
    return may_end(kind) or (owed is not None and names.protocol.duty(owed.key).may_end)


def before_it_ends(names: Names, kind: ActKind, owed: Owed | None) -> str:
    """What is said before an act that may end a case in which danger stands; "" elsewhere."""
    case = names.view.case
    if not may_end_it(names, kind, owed) or not case.standing or case.end is not None:
        return ""
    return names.said(STILL_STANDS)


def _reading(names: Names, danger: Danger, *, with_words: bool = True) -> Iterator[str]:
    """For each agency, who says that they have read it and what they do, or who is asked to."""
    case = names.view.case
    yield from _heard(names, danger, THE_BOARD, with_words=with_words)
    waiting = {each.agency: each for each in asked_posts_now(names.protocol, case, danger)}
    for side, agency in sides(case):
        if agency in waiting:
            yield _not_read(names, waiting[agency]) + _passed_over(names, danger, waiting[agency])
        else:
            yield from _heard(names, danger, OnASide(side, agency), with_words=with_words)


def _heard(names: Names, danger: Danger, on: OnASide, *, with_words: bool) -> Iterator[str]:
    """Who of a side read it first, and everything that they said since of what is being done."""
    heard = (each.seq for each in danger.heard if (each.side, each.agency) == on)
    events = [found for seq in heard if (found := entry(names.view, seq))]
    for place, event in enumerate(events):
        acknowledged = isinstance(event.act, DangerAcknowledged) and with_words
        words = written(names, event.act) if acknowledged else ""
        by = f"{author(names, event)}, {when(event.happened, names.view.now)}"
        if not place:
            doing = f" What is being done: {words}" if words else ""
            yield f"Read{_for_whom(names, event, on)} by {by}.{doing}"
        elif words:
            yield f"What is being done, said by {by}: {words}"


def _for_whom(names: Names, event: Event, on: OnASide) -> str:
    """For whom the board's officer wrote it down, or read it."""
    if event.side != "board":
        return ""
    return " for the board" if on == THE_BOARD else f" for {names.agency(on.agency)}"


def _not_read(names: Names, last: AskedPost) -> str:
    """Who was asked last, and by when; or that it is overdue, or read by the board alone."""
    danger = names.view.case.danger(last.danger)
    if time_is_over(last, names.view.now) or (danger and read_by_the_board(danger, last)):
        return _unread(names, last)
    people = joined(dict.fromkeys(named_asked(names, last)))
    if not any(holder.acting for holder, _ in holders_asked(names, last)):
        ring = f"Nobody is there who can be asked. Ring {names.agency(last.agency)} yourself now."
        return f"{names.agency(last.agency)} has not said yet that this was read. {ring}"
    asking = f"Asked now: {people}, by {when(last.by, names.view.now)}."
    said = f"{names.agency(last.agency)} has not said yet that this was read. {asking}"
    return f"{said}{_asked_next(names, last)}"


def _passed_over(names: Names, danger: Danger, last: AskedPost) -> str:
    """Which roles of that agency were not asked since danger was stated, because nobody was in
    them; "" where none was.
    """
    gone = (each.post for each in danger.passed_over if each.agency == last.agency)
    side: PartySide = "raising" if last.agency == names.view.case.raising.id else "answering"
    roles = joined(role_there(names, PostRef(side, post), last.agency) for post in gone)
    return f" Not asked, because nobody is there now: {roles}." if roles else ""


def _unread(names: Names, last: AskedPost) -> str:
    """That nobody is left to be asked, since when, and whom to ring: everybody of that agency and
    of the board who was asked.
    """
    agency, since = names.agency(last.agency), when(last.by, names.view.now)
    overdue = f"overdue since {since}. " if time_is_over(last, names.view.now) else ""
    said = f"{agency}: {overdue}Nobody has said that they read this."
    ring = to_ring_of(names, last)
    people = joined((f"{each.acting.name} ({each.title})" for each in ring if each.acting), "or")
    ringing = f" Ring {people}." if people else ""
    return f"{said}{ringing}{_chair_told(names, last)}"


def _chair_told(names: Names, last: AskedPost) -> str:
    """That the board's chair is told, once nobody is left to be asked; what to do where there is
    nobody to tell.
    """
    view = names.view
    danger = view.case.danger(last.danger)
    if danger is None or last not in asked_in_vain(names.protocol, view.case, danger):
        return ""
    on = view.record.calendar.day_of(view.now)
    there = There.of(names.protocol, view.case, view.record.directory, on)
    told = left_to_be_told(there, danger, last)
    held = (each for to in chair() for each in names.holders_of(to))
    acting = ((each.acting, each.title) for each in held if each.acting)
    people = [f"{each.name} ({title})" for each, title in acting if each.id in told]
    return (
        f" {who_are(people, 'told')}." if people else f" {capitalised(why_nobody_is_told(there))}."
    )


def _asked_next(names: Names, last: AskedPost) -> str:
    """Who is asked if they don't say so; "" where nobody is left, or it is over."""
    danger = names.view.case.danger(last.danger)
    every = to_ask(names.protocol, names.view.case, danger) if danger else ()
    after = [each for each in every if each.agency == last.agency and each.at >= last.by]
    people = dict.fromkeys(named_asked(names, after[0])) if after else ()
    return f" If nobody says so by then, {who_are(people, 'asked')}." if people else ""


def _passed(names: Names, danger: Danger) -> Iterator[str]:
    """What was recorded of it since, and whose word it waits for."""
    if refusal := refused(names, danger):
        yield f"{refusal} {_words_of(names, danger.refused.seq if danger.refused else 0)}".strip()
    if danger.passed:
        yield taken(names, danger)
        yield from filter(None, _words_of(names, danger.passed).split("\n\n"))
        yield asked_whether(names, danger)


def _words_of(names: Names, seq: int) -> str:
    event = entry(names.view, seq)
    return written(names, event.act) if event else ""
