"""What happened, as sentences: one for each event, with the words written and the papers that
belong to it.
"""

from dataclasses import dataclass
from typing import assert_never

from concordat.casework.values import CaseView
from concordat.core.calendar import in_london, say_day
from concordat.core.case import ACTION
from concordat.core.events import (
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    AnyAct,
    Appointed,
    Asked,
    CarriedOut,
    Corrected,
    DateSet,
    Event,
    FactStated,
    HolidayProclaimed,
    LocalFigure,
    Misdirected,
    MovedUp,
    Noted,
    OpenedInError,
    Positioned,
    Raised,
    Reminded,
    RiskStated,
    SafetyStated,
    SamePerson,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.fold import effective
from concordat.core.moving import say_ground
from concordat.core.notices import say_beside
from concordat.core.posts import PostRef
from concordat.core.wording import worded
from concordat.documents.names import Names, words_of
from concordat.documents.verbs import VERBS
from concordat.documents.written import place, shown_as


@dataclass(frozen=True, slots=True)
class Sentence:
    """An event told: what happened, what was written about it, and the papers that go with it, by
    their keys.
    """

    what: str
    words: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an entry still stands: as it was, corrected to something else, or struck out. `by`
    says which did it.
    """

    state: str
    by: Event | None = None


def tell(view: CaseView, names: Names, event: Event) -> Sentence:
    """The event as people read it. Words that the reader may not see are left out."""
    return Sentence(_what(view, names, event), written(view, event.act), _papers(view, event.act))


def standing(events: tuple[Event, ...]) -> dict[int, Standing]:
    """For every event, by number, whether it stands, with corrections applied."""
    by = {event.act.target: event for event in events if isinstance(event.act, Corrected)}
    now = {event.seq: event for event in effective(events)}
    found = {}
    for event in events:
        if event.seq not in now:
            found[event.seq] = Standing("struck", by.get(event.seq))
        elif now[event.seq] != event:
            found[event.seq] = Standing("corrected", by.get(event.seq))
        else:
            found[event.seq] = Standing("stands")
    return found


def entry(view: CaseView, seq: int) -> Event | None:
    """An entry as it should be read, corrections applied; None where it was taken out."""
    return next((event for event in effective(view.record.events) if event.seq == seq), None)


def written(view: CaseView, act: AnyAct) -> str:
    """What was written with an act, each part under its name, in paragraphs."""
    if isinstance(act, Noted):
        return view.words.get(act.note, "")
    notes = getattr(act, "notes", {})
    readable = [
        (label, view.words[note])
        for label, note in sorted(notes.items(), key=lambda each: (place(each[0]), each[0]))
        if view.words.get(note)
    ]
    if len(readable) == 1 and not isinstance(act, Positioned):
        return readable[0][1]
    return "\n\n".join(f"{_label(view, act, label)}: {text}" for label, text in readable)


def _label(view: CaseView, act: AnyAct, label: str) -> str:
    if isinstance(act, Positioned):
        return issue_words(view, label)
    asked = _asked(view, act) if isinstance(act, CarriedOut) else {}
    if label in asked:
        return asked[label]
    return worded(shown_as(label), words_of(view))


def _asked(view: CaseView, act: CarriedOut) -> dict[str, str]:
    """What a duty asks to be written, in the procedure's own words, by the label under which it was
    kept.
    """
    specs = [view.record.protocol.duties.get(_key(duty)) for duty in act.duties]
    return {
        f"need-{number}": f"{need[:1].upper()}{need[1:]}"
        for spec in specs
        if spec is not None
        for number, need in enumerate(spec.needs, start=1)
    }


def decision_reached(view: CaseView) -> str:
    """When the decision disagreed with reached the raiser: a day of its own, apart from when it was
    raised.
    """
    raised = entry(view, view.record.events[0].seq)
    if raised is None or raised.received is None:
        return ""
    return f"The decision reached them on {say_day(in_london(raised.received).date(), year=True)}"


def issue_words(view: CaseView, issue_id: str) -> str:
    """What a point in dispute is about, in the raiser's words."""
    issue = next((each for each in view.case.issues if each.id == issue_id), None)
    return (issue and issue.note and view.words.get(issue.note)) or f"Point {issue_id}"


def _papers(view: CaseView, act: AnyAct) -> tuple[str, ...]:
    if not isinstance(act, CarriedOut):
        return ()
    specs = [view.record.protocol.duties.get(_key(duty)) for duty in act.duties]
    return tuple(dict.fromkeys(spec.paper for spec in specs if spec is not None and spec.paper))


def _key(duty_id: str) -> str:
    return duty_id.partition("/")[0]


def _duty(view: CaseView, duty_id: str) -> str:
    """What a duty asks, from its id: one that a correction took away is told too."""
    spec = view.record.protocol.duties.get(_key(duty_id))
    found = view.case.duty(duty_id)
    return spec.what if spec else (found.what if found else duty_id)


def _what(view: CaseView, names: Names, event: Event) -> str:  # noqa: C901, PLR0911, PLR0912 - one arm for each act
    act = event.act
    match act:
        case Raised(raising=raising, answering=answering):
            with_whom = " and ".join(names.agency(party.id) for party in answering)
            return (
                f"{names.agency(raising.id)} raised a "
                f"disagreement{f' with {with_whom}' if with_whom else ''}"
            )
        case CarriedOut():
            return _carried_out(view, act)
        case Positioned():
            return _positioned(view, names, event.seq, act)
        case MovedUp(ground=ground):
            return f"{names.raising} moved up to the next step: {say_ground(ground, names.words)}"
        case Withdrawn():
            return f"{names.raising} withdrew the disagreement"
        case TakenNoFurther():
            return f"{names.raising} takes what is not agreed no further"
        case OpenedInError():
            return "The board closed this case: it was opened in error"
        case RiskStated():
            return names.said("A child is thought to be in immediate danger")
        case FactStated(name=name, holds=holds):
            fact = next(
                (each.title for each in view.record.protocol.facts if each.key == name), name
            )
            return f"Now so: {fact}" if holds else f"No longer so: {fact}"
        case HolidayProclaimed(day=day, why=why):
            return (
                f"{say_day(day, year=True)} is a closed day: {why}. What was open was counted again"
            )
        case DateSet(of=of, until=until):
            return f"A date was set, {say_day(until, year=True)}: {_limit(view, of)}"
        case Reminded(duties=duties):
            return f"A reminder: {'; '.join(_duty(view, duty) for duty in duties)}"
        case Noted():
            return "A note"
        case Used(permission=key):
            permission = next(
                (each.what for each in view.record.protocol.permissions if each.key == key), key
            )
            return f"Used what the procedure offers: {permission}"
        case Advised(person=person):
            return f"{names.person(person)} gave advice"
        case Appointed(role=role, person=person):
            return (
                f"{names.person(person)} was brought in: "
                f"{names.title(PostRef('third', role)).lower()}"
            )
        case Asked(what=what):
            return (
                "Asked for a meeting"
                if what == "meeting"
                else "Asked for somebody to come with them"
            )
        case SamePerson(duties=duties):
            passed = "; ".join(_duty(view, duty) for duty in duties)
            return f"Passed over, because the same person holds both posts: {passed}"
        case SafetyStated(side=side, agency=agency, nothing=nothing):
            who = names.side(side, agency)
            what = (
                "nothing keeps the child safe for now" if nothing else "what keeps the child safe"
            )
            return f"{who}: {names.said(what)}"
        case ActionAgreed(side=side, agency=agency, by=by):
            before = f", by {say_day(by, year=True)}" if by else ""
            return f"An action was agreed, for {names.side(side, agency)}{before}"
        case Answering(agency=party, instead_of=old):
            new = names.agency(party.id)
            return f"{new} answers instead of {names.agency(old)}" if old else f"{new} answers too"
        case Misdirected():
            return "Reported: this reached the wrong person or agency"
        case Alongside(what=what, on=on):
            since = f", since {say_day(on, year=True)}" if on else ""
            return f"Beside this case: {say_beside(what, names.words)}{since}"
        case LocalFigure(duty=duty, until=until):
            return f"The board's own date, {say_day(until, year=True)}: {_duty(view, duty)}"
        case Corrected(target=target, instead=instead):
            return f"Entry {target} was {'corrected' if instead else 'taken out'}"
    assert_never(act)


def _limit(view: CaseView, of: str) -> str:
    clock = next((each for each in view.case.clocks if each.key == of), None)
    return f"the limit over the stage ({clock.limit})" if clock else _duty(view, of)


def _carried_out(view: CaseView, act: CarriedOut) -> str:
    told = []
    for duty_id in act.duties:
        spec = view.record.protocol.duties.get(_key(duty_id))
        if _key(duty_id) == ACTION or spec is None:
            told.append("An agreed action was carried out")
        elif (
            act.word == "decided"
        ):  # the word says no more than that it was done; what was decided stands below
            told.append(f"Done: {spec.what}")
        elif act.word:
            told.append(f"{VERBS[spec.act].done}: {spec.what} – {act.word}")
        else:
            told.append(f"{VERBS[spec.act].done}: {spec.what}")
    return "; ".join(dict.fromkeys(told))


def _confirms(view: CaseView, seq: int, act: Positioned) -> bool:
    """Whether the raising side had said of every one of these points that it is agreed."""
    said: dict[str, str] = {}
    for event in effective(view.record.events):
        before = event.act
        if (
            event.seq < seq
            and isinstance(before, Positioned)
            and (before.side, before.agency) == ("raising", act.agency)
        ):
            said |= before.said
    return all(said.get(point) == "agreed" for point in act.said)


def _positioned(view: CaseView, names: Names, seq: int, act: Positioned) -> str:
    who = names.side(act.side, act.agency)
    words = set(act.said.values())
    if act.side == "answering" and words == {"agreed"} and _confirms(view, seq, act):
        return f"{who} confirmed what was agreed"
    if words == {"agreed"}:
        return f"{who} said that it is agreed"
    if words == {"not agreed"}:
        return f"{who} said that it is not agreed"
    return f"{who} said which points are agreed"
