"""Whom it tells when a case is raised, goes another way, or somebody comes into it or leaves."""

from collections.abc import Iterable, Mapping

from concordat.core.acts import (
    COMPANION,
    SUPPORTER,
    Act,
    Answering,
    Appointed,
    DateSet,
    HolidayProclaimed,
    HolidayTakenBack,
    KeptGoing,
    LocalFigure,
    MovedUp,
    OpenedInError,
    Raised,
    SamePerson,
    TakenNoFurther,
    Withdrawn,
)
from concordat.core.notices.actions import told_of_giving_up, told_that_it_is_kept_going
from concordat.core.notices.entry import Entry, Tells, Told, tells, tells_nobody
from concordat.core.notices.newcomers import but, welcome
from concordat.core.notices.values import Nobody, tell
from concordat.core.notices.words import named
from concordat.core.posts import PostRef
from concordat.core.who.recipients import Recipient, involved, officers

TO_SUPPORT = "were brought in to this case for your agency, which shares the concern"
TO_GO_ALONG = "were asked to go along with somebody in this case"
GOES_ON = "everybody is told where the case went"
NEW_DATES = "those who owe something are told its new date"


def _raised(_: Entry, act: Raised) -> Told:
    if act.after is None:
        return Nobody("those who answer are told that it was raised")
    said = "this was raised a second time, after it had ended"
    return tell(officers(), "raised again", said)


def _answering(entry: Entry, act: Answering) -> Told:
    """To the side that raised it, and to those who answered before and still do. Whoever answers
    from now on is told that it was raised.
    """
    stay = [party.id for party in entry.case.answering if party.id != act.agency.id]
    others = [
        each for id_ in stay for each in involved(entry.protocol, entry.case, "answering", id_)
    ]
    return tell((*entry.raising(), *others), "readdressed", _how(act), act.agency.id)


def _how(act: Answering) -> str:
    """How somebody answers now who did not before."""
    match act.instead_of:
        case None:
            return "answers in this, too"
        case act.agency.id:
            return "answers with another service, or by somebody else"
        case _:
            return f"answers in place of {named(act.instead_of, 'the agency that did')}"


def _appointment(entry: Entry, act: Appointed) -> Told:
    """Whoever was brought in, and everybody else in the case."""
    protocol, case, event = entry
    theirs = Recipient(act.side, act.agency or "", person=act.person)
    if act.role == SUPPORTER:
        others = but(entry.present(), theirs)
        told = tell(others, "brought in", _shares(act), act.person)
        return [*welcome(protocol, case, theirs, TO_SUPPORT), *told]
    title = protocol.title_of(PostRef("third", act.role))
    said = TO_GO_ALONG if act.role == COMPANION else f"were appointed in this case: {title}"
    there: Iterable[Recipient] = involved(protocol, case, act.side, act.agency)
    named = next((each for each in there if each.person == act.person), theirs)
    everybody = entry.everyone() if event.side == "board" else entry.present()
    told = tell(but(everybody, named), "brought in", title.lower(), act.person)
    return [*welcome(protocol, case, named, said), *told]


def _shares(act: Appointed) -> str:
    return f"{named(act.agency, 'their agency')} shares the concern"


def _given_up(entry: Entry, _: Withdrawn | TakenNoFurther) -> Told:
    if entry.case.leaving is None:
        return Nobody(GOES_ON)
    return told_of_giving_up(entry.protocol, entry.case)


def _kept_going(entry: Entry, _: KeptGoing) -> Told:
    return told_that_it_is_kept_going(entry.protocol, entry.case)


TELLS: Mapping[type[Act], Tells] = (
    dict(
        (
            tells(Raised, _raised),
            tells(Answering, _answering),
            tells(Appointed, _appointment),
            tells(Withdrawn, _given_up),
            tells(TakenNoFurther, _given_up),
            tells(KeptGoing, _kept_going),
        )
    )
    | tells_nobody(GOES_ON, MovedUp, OpenedInError)
    | tells_nobody(NEW_DATES, DateSet, LocalFigure, HolidayProclaimed, HolidayTakenBack)
    | tells_nobody("it is one person's, who did what is recorded with it", SamePerson)
)
