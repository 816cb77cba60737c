"""What is disagreed, what each side says of it, and how it is now; and what keeps the child safe
meanwhile.
"""

from collections.abc import Iterable

from concordat.brief.names import Names
from concordat.brief.outcome import decision
from concordat.brief.said_when import said_day
from concordat.brief.values import IssueRow, IssueTable, Panel
from concordat.brief.view import CaseView
from concordat.brief.words import date_of, day
from concordat.brief.written import (
    entry,
    history,
    until,
    words_about,
    written,
)
from concordat.core.acts import (
    AGREED,
    NOT_AGREED,
    AnyAct,
    CarriedOut,
    Issue,
    Positioned,
    SafetyStated,
)
from concordat.core.case import Positions, Safety, SideOf
from concordat.core.events import Event
from concordat.core.labels import SAFETY
from concordat.core.posts import Party
from concordat.core.wording import capitalised, joined

NOBODY_SAID = ""


def issues(names: Names) -> IssueTable:
    """Each point in dispute, with the latest word of each side."""
    sides = (names.raising, *names.answering)
    rows = tuple(_row(names, issue) for issue in names.view.case.issues)
    return IssueTable("What is disagreed", sides, rows)


def spoken(names: Names) -> Panel | None:
    """What was said when the sides spoke last, as it was recorded: of the whole, and so under no
    point of its own; None where nothing was written of it.
    """
    for event in reversed([*history(names.view)]):
        text = written(names, event.act) if _is_talk(names, event.act) else ""
        if text:
            by_whom = names.agency(event.agency)
            when = said_day(names, event.happened)
            return Panel(f"What was said, {when}, as {by_whom} recorded it", text, "plain")
    return None


def _is_talk(names: Names, act: AnyAct) -> bool:
    if not isinstance(act, CarriedOut):
        return False
    specs = (names.protocol.duty(duty.key) for duty in act.duties)
    return any(spec.settled == "positions" for spec in specs)


def _row(names: Names, issue: Issue) -> IssueRow:
    case = names.view.case
    concerned = [party for party in case.answering if issue.concerns(party.id)]
    positions = {party.id: case.positions_on(party.id, issue.id) for party in concerned}
    says = [_raising_says(names, issue, positions)]
    says += [_answering_says(names, issue, party, positions) for party in case.answering]
    now = (_now(names, party, positions) for party in concerned)
    return IssueRow(
        what=names.point(issue.id),
        says=tuple(says),
        now="; ".join(dict.fromkeys(now)),
        settled=all(each.settled for each in positions.values()),
    )


def _raising_says(names: Names, issue: Issue, positions: dict[str, Positions]) -> str:
    """The raising side's word, towards each agency where there are several."""
    said = []
    for agency, each in positions.items():
        word, seq = _raising_word(names, issue, agency, each)
        said.append(_said(names, issue, word, seq, _towards(names, agency, positions)))
    return "\n\n".join(filter(None, said)) or _at_first(names)


def _raising_word(
    names: Names, issue: Issue, agency: str, each: Positions
) -> tuple[str | None, int]:
    """The raising side's word and its entry. What it called agreed and the other side denied counts
    no more, and stays in sight beside that.
    """
    if each.raising is None and each.answering == NOT_AGREED:
        for event in reversed([*history(names.view)]):
            if isinstance(event.act, Positioned) and _spoke(event.act, issue, agency):
                return event.act.said[issue.id], event.seq
    return each.raising, each.raising_seq


def _spoke(act: Positioned, issue: Issue, agency: str) -> bool:
    """Whether the raising side said in an act what it says of a point with an agency."""
    return (act.side, act.agency) == ("raising", agency) and issue.id in act.said


def _towards(names: Names, agency: str, positions: dict[str, Positions]) -> str:
    return names.agency(agency) if len(positions) > 1 else ""


def _at_first(names: Names) -> str:
    return f"Disagrees, {said_day(names, names.view.case.start)}."


def _answering_says(
    names: Names, issue: Issue, party: Party, positions: dict[str, Positions]
) -> str:
    if party.id not in positions:
        return "Not asked on this point"
    each = positions[party.id]
    said = _said(names, issue, each.answering, each.answering_seq, "")
    silent = "Nothing yet" if names.view.case.end is None else "Nothing on this point"
    return said or _decided_there(names, party) or silent


def _decided_there(names: Names, party: Party) -> str:
    """The decision that somebody of an agency wrote; "" where the last was nobody's there."""
    event = decision(names.view)
    if event is None or event.whose != SideOf("answering", party.id):
        return ""
    words = words_about(names.view, event.act, "decided")
    said = f"Decided, {said_day(names, event.happened)}"
    return f"{said}. {words}" if words else said


def _said(names: Names, issue: Issue, word: str | None, seq: int, towards: str) -> str:
    """One side's word, when it was said and what was written with it; "" where nothing was said."""
    view = names.view
    event = entry(view, seq) if word else None
    if event is None or word is None:
        return NOBODY_SAID
    note = words_about(view, event.act, "position", issue.id)
    opening = f"{towards}: {word}" if towards else capitalised(word)
    said = f"{opening}, {said_day(names, event.happened)}"
    return f"{said}. {note}" if note else said


def _now(names: Names, party: Party, positions: dict[str, Positions]) -> str:
    words = _now_with(names, party, positions[party.id])
    if len(positions) == 1:
        return words
    return f"{names.agency(party.id)}: {words[:1].lower()}{words[1:]}"


def _now_with(names: Names, party: Party, each: Positions) -> str:
    view = names.view
    decided = decision(view) if view.case.end is not None and not each.settled else None
    if decided is not None:
        return f"Decided {said_day(names, decided.happened)}"
    if each.settled:
        event = entry(view, each.answering_seq)
        return f"Agreed {said_day(names, event.happened)}" if event else "Agreed"
    if view.case.end is not None:
        return "Not agreed when the case ended"
    if each.raising == AGREED:
        return f"{names.agency(party.id)} has not confirmed yet"
    if each.answering == AGREED and each.raising is None:
        return f"{names.raising} has not said yet"
    disagreed = NOT_AGREED in (each.raising, each.answering)
    return "Not agreed" if disagreed else "In dispute"


# ── Safety ────────────────────────────────────────────────────────────────────────────────────────


def safety(names: Names) -> tuple[Panel, ...]:
    """What keeps the child safe, as each side has said, and who has not said; amber where nothing
    does. It stays in sight once something is agreed or decided, and once the case has ended.
    """
    case = names.view.case
    sides = [SideOf("raising"), *(SideOf("answering", party.id) for party in case.answering)]
    sides += [side for side in case.safety if side not in sides]
    said = [(side, case.safety[side]) for side in sides if side in case.safety]
    given_up = _when_given_up(names)
    if given_up:
        said = [(side, each) for side, each in said if side.side != "raising"]
    panels = tuple(_safety_said(names, side, each) for side, each in said)
    asked = case.disputing if case.end is None else case.answering
    silent = [SideOf("answering", party.id) for party in asked]
    silent = silent if given_up else [SideOf("raising"), *silent]
    not_said = _has_not_said(names, [side for side in silent if side not in case.safety])
    return (*given_up, *panels, *not_said)


def _when_given_up(names: Names) -> tuple[Panel, ...]:
    """What was written of it when the case was given up; () where that is not their last word."""
    act = said_when_stopping(history(names.view))
    words = words_about(names.view, act, SAFETY.key) if act else ""
    keeps, by_whom = names.said(SAFETY.shown), names.raising
    return (Panel(f"{keeps}, as {by_whom} said when stopping this", words),) if words else ()


def said_when_stopping(events: Iterable[Event]) -> AnyAct | None:
    """The act that gave the case up and said what keeps the child safe, which replaces what its
    side said before; None where there is none, or that side said something else since.
    """
    for event in reversed([*events]):
        if isinstance(event.act, SafetyStated) and event.act.side == "raising":
            return None
        if event.act.note(SAFETY.key):
            return event.act
    return None


def is_asked_for_safety(view: CaseView, side: SideOf) -> bool:
    """Whether a side has yet to say at this step what keeps the child safe."""
    said = view.case.safety.get(side)
    return view.case.end is None and (said is None or said.visit != view.case.visit)


def _has_not_said(names: Names, sides: list[SideOf]) -> tuple[Panel, ...]:
    """One panel for all who have yet to say it; () where everybody has."""
    if not sides:
        return ()
    who = joined(names.side(each.side, each.agency) for each in sides)
    has = "has" if len(sides) == 1 else "have"
    heading, not_said = "What keeps the child safe?", f"{who} {has} not said yet."
    if names.view.case.end is not None:
        not_said = f"{who} {has} not said."
    return (Panel(names.said(heading), not_said, "amber"),)


def _safety_said(names: Names, side: SideOf, said: Safety) -> Panel:
    who = names.side(side.side, side.agency)
    view, stated = names.view, said.stated
    text = safety_words(view, said)
    if stated.until and has_run_out(view, said):
        kept = names.said("What kept the child safe")
        ran_out = day(stated.until, view.now)
        return Panel(f"{kept}, as {who} said, ran out on {ran_out}", text, "amber")
    again = ""
    if is_asked_for_safety(view, side):
        again = "This was said at an earlier step, and is asked again."
    text = "\n\n".join(filter(None, [text, again]))
    if stated.nothing:
        return Panel(f"No safety plan known yet, says {who}", text, "amber")
    keeps = names.said(SAFETY.shown)
    return Panel(f"{keeps}, as {who} says", text, "amber" if again else "plain")


def has_run_out(view: CaseView, said: Safety) -> bool:
    """Whether what was said of it held until a day that has passed."""
    return said.stated.until is not None and said.stated.until < date_of(view.now)


def safety_words(view: CaseView, said: Safety) -> str:
    """What a side said of it, by whom and until when."""
    words = words_about(view, said.stated, "what")
    by_whom = words_about(view, said.stated, "by-whom")
    by_whom = f"By whom: {by_whom}" if by_whom else ""
    lasts = until(view, said.stated)
    if not (said.stated.nothing or lasts):
        lasts = f"No end said, said on {day(date_of(said.said), view.now)}."
    return "\n\n".join(filter(None, [words, by_whom, lasts]))
