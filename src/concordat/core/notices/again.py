"""Who was told of something that has been corrected is told so: what it said, and what it says
now.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from concordat.core.calendar import say_instant
from concordat.core.case import Case, Owed
from concordat.core.notices.values import Telling
from concordat.core.notices.words import WHOM, say_news

STILL = "that still holds, and the entry was put right"
NO_LONGER = "that was taken back"


def told_again(earlier: Iterable[Telling], after: Case, *, taken_out: bool) -> tuple[Telling, ...]:
    """What is told to those who were told of an entry: `after` is the case as the correction leaves
    it, `taken_out` says that the entry counts no more.
    """
    found = []
    for telling in earlier:
        if telling.kind == "corrected":
            continue
        before, now = _before(telling), _now(telling, after, taken_out=taken_out)
        what = f"“{before}” – {now}"
        found.append(replace(telling, kind="corrected", what=what, due=None, entry=0))
    return tuple(dict.fromkeys(found))


def _before(telling: Telling) -> str:
    """What was told, with the time that went with it."""
    said = say_news(telling.kind, telling.what, whom=WHOM if telling.whom else "")
    return f"{said}, by {say_instant(telling.due)}" if telling.due else said


def _now(telling: Telling, after: Case, *, taken_out: bool) -> str:
    """What holds now of what was told."""
    match telling.kind:
        case "owed" | "late" | "go on" | "new date" | "waits longer" | "reminded":
            return _of_owed(_owed_now(telling, after), telling)
        case "moved up" if after.end is None:
            return f"it is now at stage {after.stage}"
        case "ended" | "moved up":
            return f"it has ended: {after.end}" if after.end else "it goes on"
    return NO_LONGER if taken_out else STILL


def _owed_now(telling: Telling, after: Case) -> Owed | None:
    """What is owed now of the duty that was told of."""
    same = (each for each in after.open_duties if _is_about(telling, each))
    return next(same, None)


def _is_about(telling: Telling, duty: Owed) -> bool:
    return (duty.what, duty.clause) == (telling.what, telling.clause)


def _of_owed(duty: Owed | None, told: Telling) -> str:
    """What is owed now; its date only where that is another one than was told."""
    if duty is None:
        return "that need not be done"
    if duty.due == told.due:
        return STILL
    return (
        f"it is now due by {say_instant(duty.due)}"
        if duty.due
        else "it has to be done, without a date"
    )
