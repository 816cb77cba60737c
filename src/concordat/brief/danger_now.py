"""How a danger stands now: in a line, by what was written of it last, and what is asked of the
reader.
"""

from concordat.brief.authors import author
from concordat.brief.danger_awaited import by_name
from concordat.brief.danger_ring import named_asked
from concordat.brief.names import Names
from concordat.brief.owed import AskedOfDanger, Holder
from concordat.brief.words import at, when
from concordat.brief.written import entry, written
from concordat.core import sentences
from concordat.core.acts import Subject
from concordat.core.case import Danger
from concordat.core.who.danger import AskedPost, asked_posts_now, emergency, time_is_over
from concordat.core.who.danger_chain import ONCE_READ, THE_BOARD, OnASide, sides
from concordat.core.who.in_danger import Asked, asked_of, spoken_for
from concordat.core.wording import asked_whether_they_agree, capitalised, joined, who_are

RING = "Ring 999 now, then record who you rang"
SAY_DOING = "Say what is being done about the danger"
RECORD = "Record the immediate action taken, once the child is safe"
OR_SAY_DOING = ", or say what is being done"
ACT_AGAIN = f"Act again. {RECORD}"
AGREE = sentences.SAY_WHETHER_SAFE


# ── What is asked of the reader ───────────────────────────────────────────────────────────────────


def asked(names: Names, danger: Danger) -> tuple[AskedOfDanger, ...]:
    """What is asked of the reader now, the first first; of the board's officer once, for the board,
    whichever agency has not said that it was read.
    """
    view = names.view
    return tuple(
        AskedOfDanger(each.kind, _about(danger, each), _sentence(names, danger, each))
        for each in asked_of(view.protocol, view.case, danger, view.actor)
    )


def _about(danger: Danger, each: Asked) -> str:
    """What the act is about; what was done is recorded for nobody's side."""
    if each.kind == "danger-passed":
        return str(Subject(entry=danger.seq))
    return str(Subject(agency=each.on.agency, entry=danger.seq))


def _sentence(names: Names, danger: Danger, each: Asked) -> str:
    if each.rings:
        return RING
    by = _by_when(names, each.turn) if each.turn else ""
    if each.kind == "danger-passed":
        said = ACT_AGAIN if danger.refused else RECORD
        return f"{names.said(said)}{by and OR_SAY_DOING}{by}"
    if each.kind == "answer-danger":
        return f"{names.said(AGREE)}{by}"
    if each.turn is None:
        return SAY_DOING
    if each.turn.what == "agree":
        return f"{names.said(see_to_it(names, each.on.agency))}{by}"
    whose = ", for the board" if each.on == THE_BOARD else ""
    return f"Say that you have read this{whose}{by}"


def see_to_it(names: Names, agency: str) -> str:
    """What the board is asked where nobody of an agency says whether it agrees."""
    return f"Ring {names.agency(agency)}: it has not said whether it agrees that the child is safe"


def _by_when(names: Names, turn: AskedPost) -> str:
    now = names.view.now
    overdue = f". Overdue since {when(turn.by, now)}{_asked_since(names, turn)}"
    return overdue if time_is_over(turn, now) else f", by {at(turn.by, now)}"


def _asked_since(names: Names, turn: AskedPost) -> str:
    """Who is asked now in the place of somebody who let the time pass; "" where they still are."""
    danger = names.view.case.danger(turn.danger)
    kinds = (turn.what,)
    now = asked_posts_now(names.protocol, names.view.case, danger, kinds) if danger else ()
    others = [each for each in now if each.agency == turn.agency and each != turn]
    people = dict.fromkeys(who for each in others for who in named_asked(names, each))
    return f"; {who_are(people, 'asked now')}" if people else ""


def waits(names: Names, danger: Danger) -> str:
    """Who is asked for what comes next, by name and by when. Before that is asked of anybody, who
    has to do what, to somebody of whom nothing is asked, but perhaps to ring; "" to anybody else,
    and where how it stands says it.
    """
    view = names.view
    if any(asked_posts_now(view.protocol, view.case, danger, ONCE_READ)):
        return " ".join(by_name(names, danger))
    theirs = asked_of(view.protocol, view.case, danger, view.actor)
    if danger.passed or not all(each.rings for each in theirs):
        return ""
    agree = names.view.case.must_agree(danger)
    then = f"{joined(map(names.agency, agree))} {'have' if len(agree) > 1 else 'has'} to agree"
    return f"{capitalised(_who_records(names, danger))} has to record what was done; then {then}."


def _who_records(names: Names, danger: Danger) -> str:
    """Whose managers record what was done: of whoever said so, or the board."""
    match danger.side:
        case "raising":
            return names.raising
        case "third" if danger.agency:
            return f"{names.agency(danger.agency)} or the board"
        case "board" | "third":
            return "the board"
        case "answering":
            return names.agency(danger.agency)


STANDS = "It is still said that a child is in immediate danger."


def unless_danger(names: Names, nothing: str) -> str:
    """What says that nothing is owed; while danger stands that it does, and what it waits for, for
    then nobody is done.
    """
    standing = names.view.case.standing
    said = (*(waits(names, each) for each in reversed(standing)),)
    return " ".join(filter(None, (names.said(STANDS), *said[:1]))) if standing else nothing


# ── How it stands ─────────────────────────────────────────────────────────────────────────────────


def state(names: Names, danger: Danger) -> str:
    """How it stands, in a few words: it has to leave room for what is next on a telephone."""
    if danger.passed:
        event = entry(names.view, danger.passed)
        recorded = f", {at(event.happened, names.view.now)}" if event else ""
        return f"Immediate action taken{recorded}. {asked_whether(names, danger)}"
    if danger.refused is not None:
        return refused(names, danger)
    every = [on for on in (THE_BOARD, *sides(names.view.case)) if danger.heard_by(*on)]
    if not every:
        return "Not read yet."
    if len([on for on in every if on != THE_BOARD]) == len([*sides(names.view.case)]):
        return "Read by each agency."
    return f"Read only by {joined(_read(names, danger, on) for on in every)}."


def _read(names: Names, danger: Danger, on: OnASide) -> str:
    """Who of a side has read it, and when somebody there first did."""
    heard = danger.heard_by(*on)
    who = names.agency(on.agency) if on.agency else "the board"
    return f"{who}, {at(heard.at, names.view.now)}" if heard else who


def came(names: Names, danger: Danger) -> str:
    """What came of it: that action was recorded, or an agency doesn't agree; "" before that."""
    return state(names, danger) if danger.passed or danger.refused else ""


def latest(names: Names, danger: Danger) -> str:
    """What was written last of it since it was said, by whom and when; "" where nothing was."""
    done = (
        duty.done_seq or 0
        for duty in names.view.case.duties
        if emergency(names.protocol, names.view.case, duty) == danger
    )
    told = (*(each.seq for each in danger.heard), danger.passed, *done)
    refusal = danger.refused.seq if danger.refused else 0
    for seq in sorted({*told, refusal}, reverse=True):
        event = entry(names.view, seq) if seq else None
        words = written(names, event.act) if event else ""
        if event and words:
            by = names.person(event.behalf or event.by)
            return f"{at(event.happened, names.view.now)}, {by}: {words}"
    return ""


def spoke(names: Names, danger: Danger) -> bool:
    """Whether the reader's side said what is being done, or it is recorded what was."""
    own = spoken_for(names.view.case, names.view.actor)
    return bool(danger.passed) or any(danger.acted_on(*on) for on in own)


def refused(names: Names, danger: Danger) -> str:
    """That an agency doesn't agree; "" where none said so."""
    event = entry(names.view, danger.refused.seq) if danger.refused else None
    if event is None or danger.refused is None:
        return ""
    told = f"{names.agency(danger.refused.agency)} does not agree that "
    by, at_ = author(names, event), when(event.happened, names.view.now)
    return f"{told}{names.said('the child is safe now')}, said by {by}, {at_}."


def taken(names: Names, danger: Danger) -> str:
    """That action was recorded, by whom and when; "" where none was."""
    event = entry(names.view, danger.passed) if danger.passed else None
    if event is None:
        return ""
    at_ = when(event.happened, names.view.now)
    return f"Immediate action taken, recorded {at_} by {author(names, event)}."


def asked_whether(names: Names, danger: Danger) -> str:
    """Which agencies have yet to say whether they agree."""
    agreed = {word.agency for word in danger.agreed}
    waiting = [each for each in names.view.case.must_agree(danger) if each not in agreed]
    return f"{asked_whether_they_agree([*map(names.agency, waiting)])}."


def stater(names: Names, danger: Danger) -> Holder | None:
    """Who said so, in a post that they hold today, for anybody else to ring."""
    view = names.view
    card = view.people.get(danger.person)
    gone = danger.person == view.actor.person or danger.person in view.case.stood_aside
    seat = names.own_seat(danger.person) if card and card.telephone and not gone else None
    return Holder(seat.title, person=card) if seat else None
