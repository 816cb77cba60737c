"""What is disagreed, what each side says of it, and how it is now; and what keeps the child safe
meanwhile.
"""

from concordat.brief.names import Names
from concordat.brief.outcome import decision
from concordat.brief.values import IssueRow, IssueTable, Panel
from concordat.brief.view import CaseView
from concordat.brief.words import date_of, day, when
from concordat.brief.written import (
    entry,
    history,
    issue_words,
    raised_words,
    until,
    words_about,
    written,
)
from concordat.core.acts import AGREED, NOT_AGREED, CarriedOut, Issue, RiskStated
from concordat.core.case import Positions, Safety, SideOf
from concordat.core.posts import Party
from concordat.core.wording import capitalised

NOBODY_SAID = ""


def issues(names: Names) -> IssueTable:
    """Each point in dispute, with the latest word of each side."""
    sides = (names.raising, *names.answering)
    rows = tuple(_row(names, issue) for issue in names.view.case.issues)
    return IssueTable("What is disagreed", sides, rows)


def _row(names: Names, issue: Issue) -> IssueRow:
    case = names.view.case
    concerned = [party for party in case.answering if issue.concerns(party.id)]
    positions = {party.id: case.positions_on(party.id, issue.id) for party in concerned}
    says = [_raising_says(names, issue, positions)]
    says += [_answering_says(names, issue, party, positions) for party in case.answering]
    now = (_now(names, party, positions) for party in concerned)
    return IssueRow(
        what=issue_words(names.view, issue.id),
        says=tuple(says),
        now="; ".join(dict.fromkeys(now)),
        settled=all(each.settled for each in positions.values()),
    )


def _raising_says(names: Names, issue: Issue, positions: dict[str, Positions]) -> str:
    """The raising side's word, towards each agency where there are several; what it wants, until it
    says otherwise.
    """
    said = [
        _said(names, issue, each.raising, each.raising_seq, _towards(names, agency, positions))
        for agency, each in positions.items()
    ]
    return "\n\n".join(filter(None, said)) or _at_first(names.view)


def _towards(names: Names, agency: str, positions: dict[str, Positions]) -> str:
    return names.agency(agency) if len(positions) > 1 else ""


def _at_first(view: CaseView) -> str:
    wanted = raised_words(view, "outcome")
    opening = f"Disagrees, {day(view.case.start, view.now)}."
    return f"{opening}\n\nWants: {wanted}" if wanted else opening


def _answering_says(
    names: Names, issue: Issue, party: Party, positions: dict[str, Positions]
) -> str:
    if party.id not in positions:
        return "Not concerned"
    each = positions[party.id]
    said = _said(names, issue, each.answering, each.answering_seq, "")
    return said or _last_words(names, party)


def _said(names: Names, issue: Issue, word: str | None, seq: int, towards: str) -> str:
    """One side's word, when it was said and what was written with it; "" where nothing was said."""
    view = names.view
    event = entry(view, seq) if word else None
    if event is None or word is None:
        return NOBODY_SAID
    note = words_about(view, event.act, "position", issue.id)
    opening = f"{towards}: {word}" if towards else capitalised(word)
    said = f"{opening}, {day(event.happened, view.now)}"
    return f"{said}. {note}" if note else said


def _last_words(names: Names, party: Party) -> str:
    """What an answering agency wrote last when it has not said of a point whether it is agreed; ""
    where nothing.
    """
    for event in reversed([*history(names.view)]):
        carried_out = event.agency == party.id and isinstance(event.act, CarriedOut)
        if carried_out and (text := written(names, event.act)):
            return f"Wrote, {day(event.happened, names.view.now)}: {text}"
    return NOBODY_SAID


def _now(names: Names, party: Party, positions: dict[str, Positions]) -> str:
    words = _now_with(names, party, positions[party.id])
    if len(positions) == 1:
        return words
    return f"{names.agency(party.id)}: {words[:1].lower()}{words[1:]}"


def _now_with(names: Names, party: Party, each: Positions) -> str:
    view = names.view
    decided = decision(view) if view.case.end is not None and not each.settled else None
    if decided is not None:
        return f"Decided {day(decided.happened, view.now)}"
    if each.settled:
        event = entry(view, each.answering_seq)
        return f"Agreed {day(event.happened, view.now)}" if event else "Agreed"
    if each.raising == AGREED:
        return f"{names.agency(party.id)} has not confirmed yet"
    if each.answering == AGREED and each.raising is None:
        return f"{names.raising} has not said yet"
    disagreed = NOT_AGREED in (each.raising, each.answering)
    return "Not agreed" if disagreed else "In dispute"


# ── Safety ────────────────────────────────────────────────────────────────────────────────────────


def safety(names: Names) -> tuple[Panel, ...]:
    """What keeps the child safe while this is settled, as each side has said; amber where nothing
    does. Before them, that a child was said to be in
    danger. Nothing once the case has ended.
    """
    if names.view.case.end is not None:
        return ()
    danger = _danger(names)
    sides = [SideOf("raising")]
    sides += [SideOf("answering", party.id) for party in names.view.case.disputing]
    return (*danger, *(_panel(names, side) for side in sides))


def _danger(names: Names) -> tuple[Panel, ...]:
    """That somebody said a child is in immediate danger, and who last did; () where nobody did."""
    stated = [event for event in history(names.view) if isinstance(event.act, RiskStated)]
    if not stated:
        return ()
    last = stated[-1]
    heading = names.said("A child was said to be in immediate danger")
    heading = f"{heading}, {when(last.happened, names.view.now)}, by {names.author(last)}"
    return (Panel(heading, written(names, last.act), "danger"),)


def is_asked_for_safety(view: CaseView, side: SideOf) -> bool:
    """Whether a side has yet to say at this step what keeps the child safe."""
    said = view.case.safety.get(side)
    return view.case.end is None and (said is None or said.visit != view.case.visit)


def _panel(names: Names, side: SideOf) -> Panel:
    who = names.side(side.side, side.agency)
    said = names.view.case.safety.get(side)
    if said is None:
        asked = names.said("What keeps the child safe?")
        return Panel(f"{asked} {who} has not said yet.", "", "amber")
    return _safety_said(names, side, who, said)


def _safety_said(names: Names, side: SideOf, who: str, said: Safety) -> Panel:
    view, stated = names.view, said.stated
    text = _safety_words(view, said)
    if stated.until and stated.until < date_of(view.now):
        kept = names.said("What kept the child safe")
        ran_out = day(stated.until, view.now)
        return Panel(f"{kept}, as {who} said, ran out on {ran_out}", text, "amber")
    again = ""
    if is_asked_for_safety(view, side):
        again = "This was said at an earlier step, and is asked again."
    text = "\n\n".join(filter(None, [text, again]))
    if stated.nothing:
        nothing = names.said("nothing keeps the child safe")
        return Panel(f"{who} says that {nothing} for now", text, "amber")
    keeps = names.said("What keeps the child safe")
    return Panel(f"{keeps}, as {who} says", text, "amber" if again else "plain")


def _safety_words(view: CaseView, said: Safety) -> str:
    words = words_about(view, said.stated, "what")
    by_whom = words_about(view, said.stated, "by-whom")
    by_whom = f"By whom: {by_whom}" if by_whom else ""
    return "\n\n".join(filter(None, [words, by_whom, until(view, said.stated)]))
