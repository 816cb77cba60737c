"""What a step of a story means, where it doesn't say it in the words of protocol files."""

from concordat.core.acts import AGREED, NOT_AGREED
from concordat.core.case import Case, Owed
from concordat.core.errors import Refused
from concordat.core.periods import Limit, SetDate
from concordat.core.protocol import Duty, Protocol
from concordat.stories.acts import is_named
from concordat.stories.scenario import ScenarioStep, instant

POSITIONS = (AGREED, NOT_AGREED)
ACT_WORDS = {
    "speak": "discuss",
    "spoke": "discuss",
    "read": "read the file",
    "complete a form": "form",
    "advice": "advise",
}


def missed(step: ScenarioStep, about: list[Owed]) -> list[Owed]:
    """Duties left undone when the case moved on, if the step says they were done before that."""
    if step.happened is None:
        return []
    happened = instant(step.happened)
    found = []
    for duty in about:
        if duty.how == "overtaken" and duty.ended is not None and happened <= duty.ended:
            found.append(duty)
    return found


def answered(case: Case, protocol: Protocol, duty: Owed) -> bool:
    """Whether the raising side has given its position on every issue already: since this opened,
    where it is no talk.
    """
    if protocol.duty(duty.key).is_spoken:
        return False
    agency = duty.agency or ""
    for issue in case.issues_with(agency):
        if case.positions_on(agency, issue.id).raising_seq <= duty.seq:
            return False
    return True


def is_of(post: str, spec: Duty, duty: Owed) -> bool:
    """Whether that post owes a duty: “raising lead”, or “lead” where the side needs no saying."""
    owing = spec.owners(duty.side, duty.post)
    return any(post in (str(each), each.post) for each in owing)


def acts(named: str, spec: Duty) -> tuple[str, ...]:
    """The acts of the duty that are meant, in the words of stories or of protocol files."""
    return tuple(act for act in spec.acts if act in (named, ACT_WORDS.get(named)))


def has_a_set_date(limit: Limit | None) -> bool:
    """Whether a limit is, or may be, a date that people set."""
    return limit is not None and any(isinstance(period, SetDate) for period in limit.periods)


def chosen(protocol: Protocol, step: ScenarioStep, owed: list[Owed]) -> list[Owed]:
    """The duties that a step means, where one clause asks for a choice and for something else: the
    choice if the step makes one, the rest if not.
    """
    choices = [duty for duty in owed if protocol.duty(duty.key).settled == "choice"]
    if len(choices) in (0, len(owed)):
        return owed
    return choices if step.choice else [duty for duty in owed if duty not in choices]


def is_about(protocol: Protocol, step: ScenarioStep, duty: Owed) -> bool:
    """Whether a step means a duty: by its name, and by the agency, act and side it may give."""
    if not is_named(protocol, step.did, duty):
        return False
    if step.agency is not None and duty.agency not in (None, step.agency):
        return False
    spec = protocol.duty(duty.key)
    if step.act is not None and not acts(step.act, spec):
        return False
    if step.post is not None and not is_of(step.post, spec, duty):
        return False
    states_one = spec.settled == "positions" and step.outcome is not None
    return step.side is None or states_one or duty.side in (step.side, "both")


def is_discussed(protocol: Protocol, case: Case, duty: Owed) -> bool:
    """Whether the outcome of a duty is what both sides say, in this visit to the step."""
    if duty.visit != case.visit or duty.agency in case.left:
        return False
    settled = protocol.duty(duty.key).settled
    return settled == "positions" and duty.how in (None, "done")


def the_word(protocol: Protocol, step: ScenarioStep, owed: list[Owed]) -> str | None:
    """The word of a decision or choice; None if none is owed."""
    settled = {protocol.duty(duty.key).settled for duty in owed}
    if settled & {"decision", "choice"}:
        return step.choice or step.outcome
    return None


def is_met_by_the_record(protocol: Protocol, step: ScenarioStep, case: Case) -> bool:
    """Whether what a step names was told or done by Concordat itself."""
    if any(notice.clause == step.did for notice in case.told):
        return True
    for duty in case.duties:
        if is_named(protocol, step.did, duty) and protocol.duty(duty.key).met_by_the_record:
            return True
    return False


def gives_position(step: ScenarioStep) -> bool:
    """Whether a step says that the sides agree or don't. Raises Refused for any other outcome."""
    if step.outcome not in (None, *POSITIONS):
        sentence = f"“{step.outcome}” is no outcome here: write “agreed” or “not agreed”."
        raise Refused("no-such-word", sentence)
    return step.outcome is not None
