"""What is disagreed, what each side says of it, and where it stands; and what keeps the child safe
meanwhile.
"""

from concordat.casework.values import CaseView
from concordat.core.acts import CarriedOut, Issue, Positioned, SafetyStated
from concordat.core.case import Stand
from concordat.core.case.fold import effective
from concordat.core.posts import Party
from concordat.documents.names import Names
from concordat.documents.story import entry, issue_words, written
from concordat.pages.case.outcome import decision
from concordat.pages.components.values import IssueRow, IssueTable, Notice
from concordat.pages.words import date_of, day


def issues(view: CaseView, names: Names) -> IssueTable:
    """Each point in dispute, with the latest word of each side."""
    sides = (names.raising, *names.answering)
    at_first = _at_first(view)
    rows = tuple(_row(view, names, issue, at_first) for issue in view.case.issues)
    return IssueTable("What is disagreed", sides, rows)


def _at_first(view: CaseView) -> str:
    """What the raising side says of every point until it says otherwise: it disagrees, and what it
    wants instead.
    """
    wanted = view.words.get(view.case.raised.notes.get("outcome", ""), "")
    opening = f"Disagrees, {day(view.case.start, view.now)}."
    return f"{opening}\n\nWants: {wanted}" if wanted else opening


def _row(view: CaseView, names: Names, issue: Issue, at_first: str) -> IssueRow:
    case = view.case
    concerned = [
        party for party in case.answering if not issue.agencies or party.id in issue.agencies
    ]
    stands = {party.id: case.stand(party.id, issue.id) for party in concerned}
    raising = [
        _said(
            view,
            issue,
            stands[party.id].raising,
            stands[party.id].raising_seq,
            names.agency(party.id) if len(concerned) > 1 else "",
        )
        for party in concerned
    ]
    answering = [
        _said(view, issue, stands[party.id].answering, stands[party.id].answering_seq, "")
        or _last_words(view, party)
        if party in concerned
        else "Not concerned"
        for party in case.answering
    ]
    now = "; ".join(
        dict.fromkeys(
            _now(view, names, party, stands[party.id], len(concerned) > 1) for party in concerned
        )
    )
    settled = all(stand.settled for stand in stands.values())
    said = "\n\n".join(filter(None, raising)) or at_first
    return IssueRow(issue_words(view, issue.id), (said, *answering), now, settled)


def _said(view: CaseView, issue: Issue, word: str | None, seq: int, towards: str) -> str:
    """One side's word, when it was said and what was written with it; "" where nothing was said."""
    event = entry(view, seq) if word else None
    if event is None:
        return ""
    note = (
        view.words.get(event.act.notes.get(issue.id, ""), "")
        if isinstance(event.act, Positioned)
        else ""
    )
    opening = f"{towards}: {word}" if towards else f"{str(word).capitalize()}"
    return f"{opening}, {day(event.happened, view.now)}{f'. {note}' if note else ''}"


def _last_words(view: CaseView, party: Party) -> str:
    """What an answering agency wrote last when it has not said of a point whether it is agreed; ""
    where nothing.
    """
    for event in reversed(effective(view.record.events)):
        if (
            event.agency == party.id
            and isinstance(event.act, CarriedOut)
            and (text := written(view, event.act))
        ):
            return f"Wrote, {day(event.happened, view.now)}: {text}"
    return ""


def _now(view: CaseView, names: Names, party: Party, stand: Stand, named: bool) -> str:
    decided = decision(view) if view.case.end is not None and not stand.settled else None
    if decided is not None:
        words = f"Decided {day(decided.happened, view.now)}"
    elif stand.settled:
        event = entry(view, stand.answering_seq)
        words = f"Agreed {day(event.happened, view.now)}" if event else "Agreed"
    elif stand.raising == "agreed":
        words = f"{names.agency(party.id)} has not confirmed yet"
    elif stand.answering == "agreed" and stand.raising is None:
        words = f"{names.raising} has not said yet"
    elif stand.raising == "not agreed" or stand.answering == "not agreed":
        words = "Not agreed"
    else:
        words = "In dispute"
    return f"{names.agency(party.id)}: {words[:1].lower()}{words[1:]}" if named else words


def safety(view: CaseView, names: Names) -> tuple[Notice, ...]:
    """What keeps the child safe while this is settled, as each side has said; amber where nothing
    does.
    """
    return tuple(_safety(view, names, key) for key in safety_keys(view))


def safety_keys(view: CaseView) -> tuple[tuple[str, str | None], ...]:
    """The sides that are asked: the raising one, and each answering agency still in dispute."""
    return (("raising", None), *(("answering", party.id) for party in view.case.disputing))


def is_stale(view: CaseView, side: str, agency: str | None) -> bool:
    """Whether a side has yet to say at this step what keeps the child safe."""
    key = side if agency is None else f"{side}/{agency}"
    return view.case.end is None and view.case.safety_stage.get(key) != view.case.visit


def _safety(view: CaseView, names: Names, asked: tuple[str, str | None]) -> Notice:
    side, agency = asked
    who = names.side(side, agency)
    said: SafetyStated | None = view.case.safety.get(side if agency is None else f"{side}/{agency}")
    if said is None:
        return Notice(
            f"{names.said('What keeps the child safe?')} {who} has not said yet.", "", "amber"
        )
    words = view.words.get(said.notes.get("what", ""), "")
    by_whom = view.words.get(said.notes.get("by-whom", ""), "")
    until = f"Until {day(said.until, view.now)}." if said.until else ""
    text = "\n\n".join(filter(None, [words, f"By whom: {by_whom}" if by_whom else "", until]))
    if said.until and said.until < date_of(view.now):
        kept = names.said("What kept the child safe")
        return Notice(
            f"{kept}, as {who} said, ran out on {day(said.until, view.now)}", text, "amber"
        )
    again = (
        "This was said at an earlier step, and is asked again."
        if is_stale(view, side, agency)
        else ""
    )
    if said.nothing:
        return Notice(
            f"{who} says that {names.said('nothing keeps the child safe')} for now",
            "\n\n".join(filter(None, [text, again])),
            "amber",
        )
    return Notice(
        f"{names.said('What keeps the child safe')}, as {who} says",
        "\n\n".join(filter(None, [text, again])),
        "amber" if again else "plain",
    )
