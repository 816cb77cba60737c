"""Until when something keeps the child safe: one field, wherever it is asked."""

from dataclasses import replace
from datetime import date

from concordat.core.acts import SafetyStated
from concordat.pages.forms.act_days import day_of
from concordat.pages.forms.days import Day


def until_when(name: str, today: date) -> Day:
    """Ask until when it holds: a day that is still to come, or nothing."""
    return day_of(
        SafetyStated,
        name,
        today,
        told_as="Until when that keeps the child safe",
        hint="Leave it open if no day has been set: you are then asked again in a week.",
    )


def until_in_short(name: str, today: date) -> Day:
    """The same in one box, below what keeps the child safe."""
    return replace(day_of(SafetyStated, name, today, told_as="Until"), whole=True)
