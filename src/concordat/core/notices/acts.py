"""What an act itself tells, said for every kind of act; or why it tells nobody."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from concordat.core.acts import (
    AGREED,
    CALLED,
    DIED,
    FACTS,
    NOT_AGREED,
    SUPPORTER,
    ActionAgreed,
    ActionAnswered,
    ActionChanged,
    ActionConfirmed,
    ActionDropped,
    ActionPassedOn,
    Added,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    ChildConfirmed,
    Corrected,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    DateSet,
    FactStated,
    HandedOn,
    HandedOnAnswered,
    HolidayProclaimed,
    HolidayTakenBack,
    IdentityConfirmed,
    IdentityCorrected,
    KeptGoing,
    Linked,
    LocalFigure,
    Misdirected,
    MovedUp,
    NobodyThere,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    SteppedAside,
    TakenNoFurther,
    TimeConfirmed,
    TookOn,
    TookOver,
    Used,
    Withdrawn,
    say_beside,
)
from concordat.core.case import Case, Consulted
from concordat.core.events import Event
from concordat.core.notices import danger, handed, knowing
from concordat.core.notices.actions import (
    to_keep_going,
    told_of_action,
    told_of_giving_up,
    told_of_new_action,
)
from concordat.core.notices.behalf import of_behalf
from concordat.core.notices.done import of_what_was_done
from concordat.core.notices.naming import said_of
from concordat.core.notices.values import Nobody, Telling, tell
from concordat.core.posts import CaseSide, PostRef
from concordat.core.protocol import Protocol
from concordat.core.who.recipients import (
    Recipient,
    everybody_consulted,
    everyone,
    involved,
    officers,
    owners,
    present,
)
from concordat.core.wording import joined, worded

_PARTIES: tuple[CaseSide, ...] = ("raising", "answering")
FOLLOWS = Nobody("what follows is told: duties that open, dates, stages and ends")
SHARES_THE_CONCERN = "another agency shares the concern"
GOES_ON = Nobody("everybody is told where the case went")


def of_acts(protocol: Protocol, after: Case, events: Iterable[Event]) -> Iterator[Telling]:
    for event in events:
        act = event.act.instead if isinstance(event.act, Corrected) else event.act
        told = told_of(protocol, after, event, act) if act is not None else FOLLOWS
        if not isinstance(told, Nobody):
            yield from told
        yield from of_behalf(protocol, after, event)


def told_of(  # noqa: C901, PLR0911, PLR0912 - one arm for each act
    protocol: Protocol, case: Case, event: Event, act: AnyAct
) -> Iterable[Telling] | Nobody:
    """Who is told that an act was done, beside what follows from it; or why nobody is."""
    who = event.behalf or event.by
    match act:
        case CarriedOut():
            return of_what_was_done(protocol, case, event, act)
        case Positioned():
            return _of_word(protocol, case, event, act)
        case Appointed():
            return _of_appointment(protocol, case, event, act)
        case Alongside():
            said = say_beside(act.what, protocol.words)
            if act.what == DIED:
                return tell(everyone(protocol, case), "died", said)
            return tell(present(protocol, case), "beside", said)
        case FactStated():
            return tell(present(protocol, case), "stated", _fact(protocol, act))
        case NobodyThere():
            return Nobody("whoever is asked next is told")
        case RiskStated() | DangerAcknowledged() | DangerPassed() | DangerAnswered():
            return danger.told_of(protocol, case, event, act)
        case TookOver() | TookOn() | HandedOn() | HandedOnAnswered() | SteppedAside():
            return handed.told_of(protocol, case, event, act)
        case SafetyStated(nothing=True):
            return tell(everyone(protocol, case), "unsafe", "no safety plan is known yet")
        case SafetyStated():
            safe = worded("what keeps the child safe was written down", protocol.words)
            return tell(present(protocol, case), "safety", safe)
        case Reminded():
            return _of_reminder(protocol, case, act)
        case Used():
            return _of_permission(protocol, case, event, act)
        case Advised():
            return tell(everyone(protocol, case), "advised", "gave advice", who)
        case Asked(what="meeting"):
            others = _other_sides(protocol, case, event)
            return tell(others, "asked", "asks for a meeting", who)
        case Asked():
            own = _own_side(protocol, case, event)
            return tell(own, "asked", "asks not to have to go alone", who)
        case Misdirected():
            to = (*officers(), *involved(protocol, case, "raising"))
            said = "this may have reached the wrong person or agency"
            return tell(to, "misdirected", said, who)
        case ChildConfirmed() | IdentityCorrected() | IdentityConfirmed():
            return knowing.told_of(protocol, case, event, act)
        case Raised(after=str()):
            return tell(
                officers(), "raised again", "this was raised a second time, after it had ended"
            )
        case Answering():
            return tell(_who_stay(protocol, case, act), "readdressed", _how(act), act.agency.id)
        case Raised():
            return Nobody("those who answer are told that it was raised")
        case ActionAgreed():
            return told_of_new_action(case, event, act)
        case ActionAnswered() | ActionChanged() | ActionDropped():
            return told_of_action(protocol, case, act)
        case ActionConfirmed() | ActionPassedOn():
            return told_of_action(protocol, case, act)
        case Withdrawn() | TakenNoFurther() if case.leaving is not None:
            return told_of_giving_up(protocol, case)
        case KeptGoing():
            return tell(to_keep_going(protocol, case), "said", "it goes on: it is not given up")
        case DateSet() | LocalFigure() | HolidayProclaimed() | HolidayTakenBack():
            return Nobody("those who owe something are told its new date")
        case MovedUp() | Withdrawn() | TakenNoFurther() | OpenedInError():
            return GOES_ON
        case TimeConfirmed():
            said = _answer(protocol, case, act)
            return tell(_other_sides(protocol, case, event), "said", said)
        case Linked():
            return Nobody("those with a part in both cases read it there; it is nobody else's")
        case SamePerson():
            return Nobody("it is one person's, who did what is recorded with it")
        case Added():
            return tell(present(protocol, case), "said", _added(protocol, act))
        case Noted():
            return _of_note(protocol, case, act, who)
        case Corrected():
            return Nobody("those who were told of the entry are told that it was corrected")
        case _ as never:
            assert_never(never)


def _of_note(protocol: Protocol, case: Case, act: Noted, who: str) -> list[Telling]:
    """Whoever a note is for: both sides and whoever of the board is in it, one agency's own people,
    those of the board, or its business manager alone. Not its writer.
    """
    match act.audience:
        case "business manager":
            return tell(officers()[:1], "noted", "wrote a note for you alone", who)
        case "board":
            to, said = involved(protocol, case, "board"), "wrote a note for the board"
        case "own agency":
            sides = (each for side in _PARTIES for each in involved(protocol, case, side))
            to = tuple(each for each in sides if each.agency == act.agency)
            said = "wrote a note for your agency alone"
        case "both sides":
            to, said = present(protocol, case), "wrote a note"
    return tell((each for each in to if each.person != who), "noted", said, who)


def _answer(protocol: Protocol, case: Case, act: TimeConfirmed) -> str:
    """What a side said of the time of an entry, and which that is."""
    said = "it was when you said" if act.agrees else "it was not when you said"
    return f"the other side answered: {said} ({said_of(protocol, case, act.entry)})"


def _added(protocol: Protocol, act: Added) -> str:
    added = joined(CALLED[each] for each in act.says)
    return f"added to what was raised: {worded(added, protocol.words)}"


def _of_appointment(protocol: Protocol, case: Case, event: Event, act: Appointed) -> list[Telling]:
    """Whoever was brought in, and everybody else in the case."""
    if act.role == SUPPORTER:
        return tell(present(protocol, case), "brought in", SHARES_THE_CONCERN, act.person)
    named = [each for each in _side(protocol, case, act) if each.person == act.person]
    role = protocol.title_of(PostRef("third", act.role)).lower()
    in_it = everyone if event.side == "board" else present
    return tell((*named, *in_it(protocol, case)), "brought in", role, act.person)


def _how(act: Answering) -> str:
    """How somebody answers now who did not before."""
    match act.instead_of:
        case None:
            return "answers in this, too"
        case act.agency.id:
            return "answers with another service, or by somebody else"
        case _:
            return "answers in place of the agency that did"


def _who_stay(protocol: Protocol, case: Case, act: Answering) -> list[Recipient]:
    """The side that raised it, and those who answered before and still do. Whoever answers from now
    on is told that it was raised.
    """
    stay = [party.id for party in case.answering if party.id != act.agency.id]
    others = [each for id_ in stay for each in involved(protocol, case, "answering", id_)]
    return [*involved(protocol, case, "raising"), *others]


def _of_word(protocol: Protocol, case: Case, event: Event, act: Positioned) -> list[Telling]:
    """One side's word, to the other; that of the raising side also to whoever first raised it."""
    if act.side == "raising":
        raiser = case.goes_on("raising")
        also = [Recipient("raising", case.raising.id, person=raiser)] if raiser else []
        spoke = raiser in (event.by, event.behalf)
        others = (*involved(protocol, case, "answering", act.agency), *([] if spoke else also))
    else:
        others = involved(protocol, case, "raising")
    return tell(others, "said", f"the other agency said {_said(act)}")


def _said(act: Positioned) -> str:
    """What a side said of the points, all in all."""
    words = set(act.said.values())
    if words == {NOT_AGREED}:
        return "that it is not agreed"
    return "what is agreed" if words == {AGREED} else "what is agreed and what is not"


def _fact(protocol: Protocol, act: FactStated) -> str:
    fact = protocol.fact(act.name)
    title = fact.title if fact else FACTS.get(act.name, act.name)
    return f"now so: {title}" if act.holds else f"no longer so: {title}"


def _of_permission(protocol: Protocol, case: Case, event: Event, act: Used) -> list[Telling]:
    """What is asked, to those of whom it is."""
    permission = protocol.permission(act.permission)
    consulted = Consulted.by(act, event.side, event.agency)
    what = permission.what if permission else act.permission
    return tell(everybody_consulted(protocol, case, consulted), "used", what)


def _side(protocol: Protocol, case: Case, act: Appointed) -> tuple[Recipient, ...]:
    return involved(protocol, case, act.side, act.agency)


def _of_reminder(protocol: Protocol, case: Case, act: Reminded) -> list[Telling]:
    reminded = [duty for duty_id in act.duties if (duty := case.duty(duty_id)) is not None]
    return [
        Telling(each, "reminded", duty.what, duty.due, duty.clause)
        for duty in reminded
        for each in owners(protocol, case, duty)
    ]


def _other_sides(protocol: Protocol, case: Case, event: Event) -> list[Recipient]:
    """The side that did not act; both, where the board or a third party did."""
    spoke = event.whose.side if event.whose else None
    others = (side for side in _PARTIES if side != spoke)
    return [each for side in others for each in involved(protocol, case, side)]


def _own_side(protocol: Protocol, case: Case, event: Event) -> tuple[Recipient, ...]:
    return involved(protocol, case, event.side) if event.side else everyone(protocol, case)
