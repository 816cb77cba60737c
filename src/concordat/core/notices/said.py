"""Whom it tells when somebody says, asks, notes or reminds."""

from collections.abc import Mapping

from concordat.core.acts import (
    AGREED,
    CALLED,
    DIED,
    FACTS,
    NOT_AGREED,
    Act,
    Added,
    Advised,
    Alongside,
    Asked,
    FactStated,
    Linked,
    Misdirected,
    Noted,
    Positioned,
    Reminded,
    SafetyStated,
    TimeConfirmed,
    Used,
    say_beside,
)
from concordat.core.case import Case, Consulted
from concordat.core.notices.entry import Entry, Tells, Told, tells, tells_nobody
from concordat.core.notices.naming import said_of
from concordat.core.notices.values import Telling, tell
from concordat.core.notices.words import WHOM, named
from concordat.core.posts import PARTY_SIDES
from concordat.core.who.recipients import (
    Recipient,
    everybody_consulted,
    involved,
    officers,
    owners,
)
from concordat.core.wording import joined


def _position(entry: Entry, act: Positioned) -> Told:
    """One side's word, to the other; that of the raising side also to whoever first raised it: by
    the name of the agency, because its own people read it as well.
    """
    protocol, case, event = entry
    if act.side == "raising":
        raiser = case.goes_on("raising")
        also = [Recipient("raising", case.raising.id, person=raiser)] if raiser else []
        spoke = raiser in (event.by, event.behalf)
        others = (*involved(protocol, case, "answering", act.agency), *([] if spoke else also))
    else:
        others = entry.raising()
    return tell(others, "said", said_in_short(act), speaker(case, act))


def speaker(case: Case, act: Positioned) -> str:
    """The agency whose word it is, by id."""
    return case.raising.id if act.side == "raising" else act.agency


def said_in_short(act: Positioned) -> str:
    """What a side said of the points, all in all."""
    words = set(act.said.values())
    if words == {NOT_AGREED}:
        return f"{WHOM} said that it is not agreed"
    what = "what is agreed" if words == {AGREED} else "what is agreed and what is not"
    return f"{WHOM} said {what}"


def _safety(entry: Entry, act: SafetyStated) -> Told:
    whom = entry.case.raising.id if act.side == "raising" else act.agency or ""
    if act.nothing:
        said = f"{WHOM} says that no safety plan is known yet"
        return tell(entry.everyone(), "unsafe", said, whom)
    safe = entry.worded(f"{WHOM} wrote down what keeps the child safe")
    return tell(entry.present(), "safety", safe, whom)


def _beside(entry: Entry, act: Alongside) -> Told:
    """To everybody in it; an allegation to the board alone, for it may be against one of them."""
    said = say_beside(act.what, entry.protocol.words)
    if act.for_the_board:
        return tell((*officers(), *involved(entry.protocol, entry.case, "board")), "beside", said)
    if act.what == DIED:
        return tell(entry.everyone(), "died", said)
    return tell(entry.present(), "beside", said)


def _fact(entry: Entry, act: FactStated) -> Told:
    fact = entry.protocol.fact(act.name)
    title = fact.title if fact else FACTS.get(act.name, act.name)
    said = f"now so: {title}" if act.holds else f"no longer so: {title}"
    return tell(entry.present(), "stated", said)


def _reminder(entry: Entry, act: Reminded) -> Told:
    protocol, case, _ = entry
    reminded = [duty for duty_id in act.duties if (duty := case.duty(duty_id)) is not None]
    return [
        Telling(each, "reminded", duty.what, duty.due, duty.clause)
        for duty in reminded
        for each in owners(protocol, case, duty)
    ]


def _use(entry: Entry, act: Used) -> Told:
    """What came to them, to those of whom it is asked."""
    protocol, case, event = entry
    permission = protocol.permission(act.permission)
    consulted = Consulted.by(act, event.side, event.agency)
    what = permission.as_told if permission else act.permission
    to = everybody_consulted(protocol, case, consulted)
    return tell(to, "used", f"{WHOM} {what}", entry.who)


def _advice(entry: Entry, act: Advised) -> Told:
    return tell(entry.everyone(), "advised", "gave advice", act.person)


def _request(entry: Entry, act: Asked) -> Told:
    if act.what == "meeting":
        return tell(entry.other_sides(), "asked", "asks for a meeting", entry.who)
    return tell(entry.own_side(), "asked", "asks not to have to go alone", entry.who)


def _misdirected(entry: Entry, _: Misdirected) -> Told:
    said = "this may have reached the wrong person or agency"
    return tell((*officers(), *entry.raising()), "misdirected", said, entry.who)


def _time(entry: Entry, act: TimeConfirmed) -> Told:
    """What a side said of the time of an entry, and which that is."""
    protocol, case, _ = entry
    answer = "is right" if act.agrees else "is not right"
    said = f"{WHOM} says that the time of this {answer} ({said_of(protocol, case, act.entry)})"
    return tell(entry.other_sides(), "said", said, entry.agency)


def _added(entry: Entry, act: Added) -> Told:
    added = joined(CALLED[each] for each in act.says)
    said = f"added to what was raised: {entry.worded(added)}"
    return tell(entry.present(), "said", said)


def _note(entry: Entry, act: Noted) -> Told:
    """Whoever a note is for: both sides and whoever of the board is in it, one agency's own people,
    those of the board, or its business manager alone. Not its writer.
    """
    protocol, case, _ = entry
    match act.audience:
        case "business manager":
            return tell(officers()[:1], "noted", "wrote a note for you alone", entry.who)
        case "board":
            to, said = involved(protocol, case, "board"), "wrote a note for the board"
        case "own agency":
            sides = (each for side in PARTY_SIDES for each in involved(protocol, case, side))
            to = tuple(each for each in sides if each.agency == act.agency)
            said = f"wrote a note for {named(act.agency, 'their own agency')} alone"
        case "both sides":
            to, said = entry.present(), "wrote a note"
    return tell((each for each in to if each.person != entry.who), "noted", said, entry.who)


TELLS: Mapping[type[Act], Tells] = dict(
    (
        tells(Positioned, _position),
        tells(SafetyStated, _safety),
        tells(Alongside, _beside),
        tells(FactStated, _fact),
        tells(Reminded, _reminder),
        tells(Used, _use),
        tells(Advised, _advice),
        tells(Asked, _request),
        tells(Misdirected, _misdirected),
        tells(TimeConfirmed, _time),
        tells(Added, _added),
        tells(Noted, _note),
    )
) | tells_nobody("those with a part in both cases read it there; it is nobody else's", Linked)
