"""What is said of danger, applied to a case: it stands until the other agency agrees that the child
is safe now.
"""

from typing import assert_never

from msgspec.structs import replace

from concordat.core.acts import (
    NOBODY_RUNG,
    CarriedOut,
    DangerAcknowledged,
    DangerAnswered,
    DangerPassed,
    NobodyThere,
    RiskStated,
)
from concordat.core.acts.danger import DangerAct, SaidOfDanger
from concordat.core.case import opening
from concordat.core.case.danger import Danger, Gone, Heard, Mark, Meanwhile, Word
from concordat.core.case.working import Unfit, WorkingCase
from concordat.core.events import Event
from concordat.core.posts import CaseSide
from concordat.core.protocol import RISK

ASKS_THE_NEAREST_SINCE = 7
"""The edition of the rules from which danger is asked at every step, and after the end, from
whoever is nearest to the child upwards; before, from the step on which the case was.
"""

FOLLOWED_SINCE = 9
"""The edition of the rules from which what danger waits for once it was read is asked of somebody
by a time; before, nobody was asked to record what was done, or to agree, in particular.
"""

AfterIt = DangerAcknowledged | DangerPassed | DangerAnswered
"""What is said of danger once it was stated."""
LOOKED_AT_AGAIN_SINCE = 7
"""The edition of the rules from which a danger also ends where those who haven't agreed that it is
over leave the case; before, nobody was left to be asked.
"""


def apply(case: WorkingCase, event: Event, act: DangerAct) -> None:
    """Apply what an event says of danger. Raises Unfit where it is about none that stands."""
    match act:
        case RiskStated():
            _state(case, event, act)
        case DangerAcknowledged():
            _keep(case, _read(case, event, act))
        case DangerPassed():
            danger = replace(_read(case, event, act), passed=case.seq, agreed=(), refused=None)
            danger = _marked(danger, Mark("taken", case.now))
            _keep(case, _over_where_all_agree(case, danger))
        case DangerAnswered():
            _answer(case, event, act)
        case NobodyThere(empty=empty):
            danger = _named(case, act.danger)
            gone = (Gone(at.agency, at.post, case.now) for at in empty)
            _keep(case, replace(danger, passed_over=(*danger.passed_over, *gone)))
        case _ as never:
            assert_never(never)


def called(case: WorkingCase, act: CarriedOut) -> None:
    """What was done because of danger may say who was rung about it."""
    if act.rung == NOBODY_RUNG:
        return
    duties = filter(None, (case.owing.all.get(each) for each in act.duties))
    about = {duty.seq for duty in duties if RISK in case.rule(duty).opens}
    for danger in case.case.dangers:
        if danger.seq in about:
            _keep(case, replace(danger, called=(*danger.called, case.seq)))


def nobody_was_asked(case: WorkingCase, meanwhile: Meanwhile) -> None:
    """What an entry had ended that was corrected: nobody was asked for it until then."""
    danger = case.case.danger(meanwhile.as_it_was.seq)
    if danger is not None:
        _keep(case, replace(danger, unasked=(*danger.unasked, meanwhile)))


def ask_again(case: WorkingCase) -> None:
    """It was put right who the child is. Whoever had read that danger stands, or said that it had
    passed, spoke of another child: it is to be read again, from now on.
    """
    for danger in case.case.dangers:
        if danger.stands:
            _keep(
                case,
                replace(
                    danger,
                    asked=case.now,
                    heard=(),
                    passed=0,
                    agreed=(),
                    refused=None,
                    marks=(),
                ),
            )


def _state(case: WorkingCase, event: Event, act: RiskStated) -> None:
    side, agency = _whose(case, event, act)
    known = event.post is not None or event.behalf is not None
    danger = Danger(
        seq=case.seq,
        said=act,
        begins=_begins(case),
        side=side,
        agency=agency,
        person=(event.behalf or event.by) if known else "",
        post=event.post or "" if event.behalf is None else "",
        stated=case.at,
        entered=case.now,
        asked=case.now,
        said_for=agency,
        followed=case.edition >= FOLLOWED_SINCE,
    )
    case.case = replace(case.case, dangers=(*case.case.dangers, danger))
    opening.emit(case, RISK, danger=danger)


def _begins(case: WorkingCase) -> str:
    """From which step on it is asked upwards."""
    if case.edition < ASKS_THE_NEAREST_SINCE:
        return case.step
    return case.protocol.routes[case.case.route].first


def _read(case: WorkingCase, event: Event, act: AfterIt) -> Danger:
    """The danger that an act is about, which whoever says anything of it has read: their side has
    acknowledged it. What its own stater says of it afterwards is no second pair of eyes.
    """
    danger = _named(case, act.danger)
    if isinstance(act, DangerAcknowledged) and act.rung != NOBODY_RUNG:
        danger = replace(danger, called=(*danger.called, case.seq))
    if danger.person and danger.person == (event.behalf or event.by):
        return danger
    side, agency = _whose(case, event, act)
    doing = isinstance(act, DangerPassed) or bool(act.note("doing"))
    heard = Heard(case.seq, side, agency, case.now, event.behalf or event.by, doing)
    return replace(danger, heard=(*danger.heard, heard))


def _answer(case: WorkingCase, event: Event, act: DangerAnswered) -> None:
    """An agency agrees that the child is safe, or doesn't: then what was said of it falls."""
    danger = _read(case, event, act)
    if not danger.passed:
        raise Unfit(case.seq, f"nobody says that danger {act.danger} has passed")
    _, agency = _whose(case, event, act)
    word = Word(case.seq, agency, act.agrees)
    danger = _marked(danger, Mark("agreed" if act.agrees else "refused", case.now, agency))
    if not act.agrees:
        _keep(case, replace(danger, passed=0, agreed=(), refused=word))
        return
    danger = replace(danger, agreed=(*danger.agreed, word))
    _keep(case, _over_where_all_agree(case, danger))


def _marked(danger: Danger, mark: Mark) -> Danger:
    return replace(danger, marks=(*danger.marks, mark))


def _over_where_all_agree(case: WorkingCase, danger: Danger) -> Danger:
    agreed = {each.agency for each in danger.agreed}
    asked = danger.must_agree(case.case.raising, case.answering)
    return replace(danger, over=case.at) if agreed.issuperset(asked) else danger


def look_again_who_agrees(case: WorkingCase) -> None:
    """Once agencies have come or gone: a danger is over that all who are asked have agreed to."""
    for danger in case.case.dangers:
        if danger.stands and danger.passed and case.edition >= LOOKED_AT_AGAIN_SINCE:
            _keep(case, _over_where_all_agree(case, danger))


def _named(case: WorkingCase, seq: int) -> Danger:
    danger = case.case.danger(seq)
    if danger is None or not danger.stands:
        raise Unfit(case.seq, f"no danger stated in entry {seq} stands")
    return danger


def _whose(case: WorkingCase, event: Event, act: SaidOfDanger) -> tuple[CaseSide, str]:
    """Whose word it is: the side that the act names, else that of who recorded it, and its agency.
    A story that names no side speaks for the side that raised it.
    """
    side: CaseSide = act.side or event.side or "raising"
    if side == "raising":
        return side, case.case.raising.id
    if side == "third" and event.agency in case.case.supporting:
        return side, event.agency or ""
    if side != "answering":
        return side, ""
    agency = act.agency or (event.agency if event.side == side else None)
    known = {party.id for party in case.answering}
    if agency is None and len(known) == 1:
        agency = next(iter(known))
    if agency not in known:
        raise Unfit(case.seq, f"{agency} does not answer in this case")
    return side, agency


def _keep(case: WorkingCase, danger: Danger) -> None:
    dangers = (danger if each.seq == danger.seq else each for each in case.case.dangers)
    case.case = replace(case.case, dangers=tuple(dangers))
