"""Until when something keeps the child safe: one field, wherever it is asked."""

from datetime import date

from concordat.core.acts import SafetyStated
from concordat.pages.forms.days import Day
from concordat.pages.forms.plausible import to_come

PASSED = "This day has passed. Give the day until which it holds from now."


def until_when(name: str, today: date) -> Day:
    """Ask until when it holds: a day that is still to come, or nothing."""
    return Day(
        name,
        SafetyStated.day_asked,
        told_as="Until when that keeps the child safe",
        hint="Leave it open if no day has been set.",
        plausible=to_come(today),
        passed=PASSED,
    )
