"""Until when something keeps the child safe: one field, wherever it is asked."""

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
        hint="Leave it open if no day has been set.",
    )
