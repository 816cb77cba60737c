"""Recording that a duty was done, or some of its acts, in words that fit its verb."""

from collections.abc import Callable, Mapping
from typing import Any

from concordat.brief import duties
from concordat.brief.names import Names
from concordat.brief.offering import for_others
from concordat.brief.verbs import ANYTHING, VERBS, ways
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import CarriedOut, part_done
from concordat.core.acts.channels import why_not_channel
from concordat.core.case import Owed
from concordat.core.protocol import ANSWER, LOOKING, NOT_TAKEN_ON, Duty
from concordat.core.who.carrying_out import recordable
from concordat.core.who.danger import emergency
from concordat.core.who.positions import speaks_of
from concordat.core.wording import capitalised, joined
from concordat.pages.acting import answer_request, keep_action, let_end
from concordat.pages.acting.agreed import ActionRows
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.asked_of import asked_of
from concordat.pages.acting.behalf import ask_whose
from concordat.pages.acting.danger_said import who_was_rung_since
from concordat.pages.acting.decision import ask_word
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.on_the_form import ask_for_it
from concordat.pages.acting.parts_done import ask_parts, is_of_its_own_act, is_only_a_part
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer

LABEL = sentences.RECORD_DONE
OWN_FORMS: Mapping[str, Callable[[Ask, Owed], ActForm]] = {
    NOT_TAKEN_ON.key: keep_action.form,
    ANSWER.key: answer_request.form,
    **dict.fromkeys(LOOKING, let_end.form),
}
"""What is asked in a form of its own."""
OWN_WORDS = {
    NOT_TAKEN_ON.key: keep_action.KEEP,
    ANSWER.key: answer_request.LABEL,
    **dict.fromkeys(LOOKING, let_end.LABEL),
}
"""The words of the button that leads to each."""


def label(view: CaseView, about: str) -> str:
    duty = view.duty_called(about)
    if duty is None:
        return LABEL
    words = OWN_WORDS.get(duty.key, VERBS[view.protocol.duty(duty.key).act].record)
    return f"{words}, on their behalf" if for_others(Names(view), duty) else words


def form(ask: Ask) -> ActForm:
    duty = ask.duty_recorded_as("done")
    if own := OWN_FORMS.get(duty.key):
        return own(ask, duty)
    spec = ask.rule(duty)
    verb = VERBS[spec.act]
    act = _questions(ask, duty, spec)
    actions = ActionRows(ask) if spec.settled == "decision" else None
    added = ask_for_it(ask, spec)
    return ActForm(
        heading=verb.record,
        act=act,
        also=lambda: (*(actions.acts() if actions else ()), *added()),
        lead=tuple(_lead(ask, duty, spec)),
        duty=duty,
        paper=spec.paper,
        dated=True,
        received=verb.reaches,
        weighs=actions is not None and not is_only_a_part(ask, duty, spec),
    )


def _questions(ask: Ask, duty: Owed, spec: Duty) -> Callable[[], CarriedOut]:
    """Ask everything about a duty that was done, and return a function that makes the act."""
    part = is_only_a_part(ask, duty, spec)
    word, decided = ask_word(ask, duty, spec, only_a_part=part)
    parts = ask_parts(ask, duty, spec)
    channel = _channel(ask, spec, parts)
    danger = emergency(ask.protocol, ask.view.case, duty)
    since = who_was_rung_since(ask, danger)
    written = [*decided, *asked_of(ask, duty, spec), _summary(ask, duty, spec)]
    ask_whose(ask, duty)
    return lambda: CarriedOut(
        (duty.id,),
        word=word.value if word and not part else None,
        channel=channel.value if channel else None,
        notes=ask.notes(*written, *since.words),
        acts=parts(),
        rung=since.rung,
    )


def _channel(ask: Ask, spec: Duty, parts: Callable[[], tuple[str, ...]]) -> Answer[str] | None:
    """Ask how it was done, in a way that fits what was ticked."""
    options = ways(spec)
    if not options:
        return None
    how = ask.ask(OneOf("channel", "How?", options=options, hint="You can leave this out."))
    if refused := why_not_channel(spec, parts(), how.value):
        how.refuse(refused.sentence)
    return how


def _summary(ask: Ask, duty: Owed, spec: Duty) -> Answer[Any]:
    """Ask for words of what was done: of the act that a duty is named for, where that is among
    it.
    """
    verb = VERBS[spec.act]
    of_it = is_of_its_own_act(ask, duty, spec)
    asks = verb.asks if spec.act not in duty.did else ANYTHING
    hint = "" if of_it and verb.needed else sentences.MAY_STAY_EMPTY
    if len(spec.acts) > 1 and verb.needed and spec.act not in duty.did:
        hint = f"Needed if you tick “{capitalised(part_done(spec.act))}”."
    needed = verb.needed if of_it else ""
    return ask.ask(LongText("summary", asks, kept=verb.kept, needed=needed, hint=hint))


def _lead(ask: Ask, duty: Owed, spec: Duty) -> list[str]:
    lead = [f"{capitalised(duties.what(ask.names, duty))}."] if duty.id.action else []
    if spec.settled == "positions":
        lead.append(f"This records that it took place. {_what_follows(ask, duty, spec)}")
    if spec.settled == "decision":
        lead.append(
            "Whoever has a part in the case is told. Write down what is to be done, by whom and by "
            "when: each agency is asked to accept what it is to do."
        )
    if spec.settled == "decision" and ask.view.case.advisers:
        advisers = joined(sorted(map(ask.names.person, ask.view.case.advisers)))
        lead.append(f"Gave advice in this case earlier: {advisers}.")
    if for_others(ask.names, duty):
        lead.append("You record this for somebody else. The record shows both of you.")
    return lead


def _what_follows(ask: Ask, duty: Owed, spec: Duty) -> str:
    """Who says what came of a discussion, and when: once all that it asks for is done."""
    actor, raising = ask.view.actor, ask.names.raising
    says = "you say" if speaks_of(spec, actor) else f"{raising} says"
    said = f"{says} what is agreed and what is not, point by point."
    if duty.agency and actor.may_be("answering", duty.agency):
        said = f"{said[:-1]}; you are asked to confirm what they call agreed."
    return f"{_once_done(ask, duty, spec)} {said}"


def _once_done(ask: Ask, duty: Owed, spec: Duty) -> str:
    """After what it is that what was discussed is asked about."""
    left = [each for each in spec.acts if each not in duty.did]
    theirs = [each for each in left if each not in recordable(ask.view.actor, spec, duty)]
    if theirs:
        also = joined(f"“{part_done(each)}”" for each in theirs)
        return f"Once {ask.names.who(duty)} has also recorded {also},"
    return "Once everything that is asked here is done," if len(left) > 1 else "Next"


PAGE = ActPage(label, form)
