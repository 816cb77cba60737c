"""Recording that a duty was done, or some of its acts, in words that fit its verb."""

from collections.abc import Callable
from typing import Any

from concordat.brief import duties
from concordat.brief.names import Names
from concordat.brief.offering import for_others
from concordat.brief.verbs import VERBS
from concordat.brief.view import CaseView
from concordat.core.acts import CarriedOut
from concordat.core.case import Owed
from concordat.core.protocol import Duty
from concordat.core.wording import capitalised, joined
from concordat.pages.acting.ask import BOTH_READ, MAY_BE_EMPTY, Ask
from concordat.pages.acting.asked_of import asked_of
from concordat.pages.acting.behalf import ask_whose
from concordat.pages.acting.decision import ask_word
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.parts_done import ask_parts, is_only_a_part
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

LABEL = "Record that this was done"


def label(view: CaseView, about: str) -> str:
    duty = view.duty_called(about)
    if duty is None:
        return LABEL
    words = VERBS[view.protocol.duty(duty.key).act].record
    return f"{words}, on their behalf" if for_others(Names(view), duty) else words


def form(ask: Ask) -> ActForm:
    duty = ask.duty()
    spec = ask.rule(duty)
    verb = VERBS[spec.act]
    return ActForm(
        heading=verb.record,
        act=_questions(ask, duty, spec),
        lead=tuple(_lead(ask, duty, spec)),
        duty=duty,
        paper=spec.paper,
        dated=True,
        received=verb.reaches,
    )


def _questions(ask: Ask, duty: Owed, spec: Duty) -> Callable[[], CarriedOut]:
    """Ask everything about a duty that was done, and return a function that makes the act."""
    part = is_only_a_part(ask, duty, spec)
    word, decided = ask_word(ask, spec, only_a_part=part)
    parts = ask_parts(ask, duty, spec)
    channel = _channel(ask, spec)
    written = [*decided, *asked_of(ask, duty, spec), _summary(ask, spec, only_a_part=part)]
    ask_whose(ask, duty)
    return lambda: CarriedOut(
        (duty.id,),
        word=word.value if word and not part else None,
        channel=channel.value if channel else None,
        notes=ask.notes(*written),
        acts=parts(),
    )


def _channel(ask: Ask, spec: Duty) -> Answer[str] | None:
    channels = VERBS[spec.act].channels
    if not channels:
        return None
    return ask.ask(OneOf("channel", "How?", options=channels, hint="You can leave this out."))


def _summary(ask: Ask, spec: Duty, *, only_a_part: bool) -> Answer[Any]:
    verb = VERBS[spec.act]
    needed = "" if only_a_part else verb.needed
    hint = BOTH_READ if needed else f"{BOTH_READ} {MAY_BE_EMPTY}"
    return ask.ask(LongText("summary", verb.asks, kept=verb.kept, needed=needed, hint=hint))


def _lead(ask: Ask, duty: Owed, spec: Duty) -> list[str]:
    lead = [f"{capitalised(duties.what(ask.names, duty))}."] if duty.id.action else []
    if spec.settled == "positions":
        lead.append(
            "This records that it took place. Next you say what is agreed and what is not, point "
            "by point."
        )
    if spec.settled == "decision":
        lead.append(
            "Whoever has a part in the case is told. Add what is to be done as agreed actions, "
            "with dates."
        )
    if spec.settled == "decision" and ask.view.case.advisers:
        advisers = joined(sorted(map(ask.names.person, ask.view.case.advisers)))
        lead.append(f"Gave advice in this case earlier: {advisers}.")
    if for_others(ask.names, duty):
        lead.append("You record this for somebody else. The record shows both of you.")
    return lead


PAGE = ActPage(label, form)
