"""Who answers in a case changes: the board's officer moves it to the right agency, or adds one that
was left out.

The clock keeps its start; the new agency's own limits run from when it was told.
"""

from msgspec.structs import replace

from concordat.core.events import Answering, Issue
from concordat.core.folding import Folding


def change(folding: Folding, act: Answering) -> None:
    """Gives the new agency what is being asked at this step, and takes from the old one, if any,
    what it owed.
    """
    moment, old, new = (folding.at, folding.reached), act.instead_of, act.agency.id
    keys = _asked_now(folding, old)
    for duty in folding.open_duties():
        if old is not None and duty.agency == old:
            folding.close(duty, "overtaken", at=max(folding.at, duty.opened))
    folding.answering = [party for party in folding.answering if party.id != old] + [act.agency]
    folding.case = replace(folding.case, issues=_concerning(folding.case.issues, old, new))
    for key in keys:
        spec = folding.protocol.duties[key]
        side = "answering" if spec.owed == "party" else spec.side
        folding.open(spec, side, new, moment, anchored=True)


def _asked_now(folding: Folding, old: str | None) -> list[str]:
    """The keys of what is owed at this step by or towards the old agency (any, where one is only
    added).

    Where all of it has been discussed already, the last discussion: the new agency has had none.
    """
    specs = folding.protocol.duties
    here = [
        duty
        for duty in folding.owing.here.values()
        if duty.agency is not None
        and old in (None, duty.agency)
        and duty.key in specs
        and specs[duty.key].step == folding.step
        and specs[duty.key].owed != "once"
    ]
    keys = [duty.key for duty in here if duty.open]
    held = [
        duty.key for duty in here if duty.how == "done" and specs[duty.key].settled == "positions"
    ]
    if held and not any(specs[key].settled == "positions" for key in keys):
        keys.append(held[-1])
    return list(dict.fromkeys(keys))


def _concerning(issues: tuple[Issue, ...], old: str | None, new: str) -> tuple[Issue, ...]:
    """What concerned the old agency concerns the new one; all of it does where nothing else
    would.
    """
    moved = tuple(
        replace(
            issue,
            agencies=tuple(dict.fromkeys(new if each == old else each for each in issue.agencies)),
        )
        for issue in issues
    )
    if any(not issue.agencies or new in issue.agencies for issue in moved):
        return moved
    return tuple(replace(issue, agencies=(*issue.agencies, new)) for issue in moved)
