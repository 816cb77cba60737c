"""Who answers in a case changes: the business manager moves it to the right agency, or adds one
that was left out.

The case keeps its start; the new agency's own limits run from when it was told.
"""

from msgspec.structs import replace

from concordat.core.acts import Answering, Issue
from concordat.core.case.opening import close, open_duty
from concordat.core.case.owners import Owner
from concordat.core.case.working import WorkingCase
from concordat.core.duties.owed import Owed


def change(case: WorkingCase, act: Answering) -> None:
    """Give the new agency what is asked at this step, and take from the old one, if any, what it
    owed.
    """
    moment, old, new = case.moment, act.instead_of, act.agency.id
    keys = _asked_now(case, old)
    for duty in case.open_duties():
        if old is not None and duty.agency == old:
            close(case, duty, "overtaken")
    case.answering = [party for party in case.answering if party.id != old] + [act.agency]
    case.case = replace(case.case, issues=_concerning(case.case.issues, old, new))
    for key in keys:
        spec = case.protocol.duty(key)
        side = "answering" if spec.owed == "party" else spec.side
        open_duty(case, spec, Owner(side, new), moment, from_now=True)


def _asked_now(case: WorkingCase, old: str | None) -> list[str]:
    """The keys of what is owed at this step by or towards the old agency (any, where one is only
    added).

    Where all of it has been discussed already, the last discussion: the new agency has had none.
    """
    here = [duty for duty in case.owing.here.values() if _is_asked_of(case, duty, old)]
    keys = [duty.key for duty in here if duty.open]
    if not any(_is_discussion(case, key) for key in keys):
        held = [d.key for d in here if d.how == "done" and _is_discussion(case, d.key)]
        keys += held[-1:]
    return list(dict.fromkeys(keys))


def _is_asked_of(case: WorkingCase, duty: Owed, old: str | None) -> bool:
    """Whether a duty belongs to this step and is owed by or towards one answering agency."""
    spec = case.rule(duty)
    concerns = duty.agency is not None and old in (None, duty.agency)
    return concerns and spec.step == case.step and spec.owed != "once"


def _is_discussion(case: WorkingCase, key: str) -> bool:
    return case.protocol.duty(key).settled == "positions"


def _concerning(issues: tuple[Issue, ...], old: str | None, new: str) -> tuple[Issue, ...]:
    """What concerned the old agency concerns the new one; all of it does where nothing else
    would.
    """
    moved = tuple(_with_the_new(issue, old, new) for issue in issues)
    if any(issue.concerns(new) for issue in moved):
        return moved
    return tuple(replace(issue, agencies=(*issue.agencies, new)) for issue in moved)


def _with_the_new(issue: Issue, old: str | None, new: str) -> Issue:
    agencies = (new if each == old else each for each in issue.agencies)
    return replace(issue, agencies=tuple(dict.fromkeys(agencies)))
