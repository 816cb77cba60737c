"""What a step of a story means, where it doesn't say it in the words of protocol files."""

from concordat.core.case import Case, Owed
from concordat.core.periods import Limit, SetDate
from concordat.core.protocol import Duty, Protocol
from concordat.stories.scenario import ScenarioStep, instant

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
