"""The day that an act names, asked as the act says."""

from datetime import date

from concordat.core.acts import Act
from concordat.core.acts.base import day_rule
from concordat.pages.forms.days import Day
from concordat.pages.forms.plausible import by_rule


def day_of(
    kind: type[Act],
    name: str,
    today: date,
    *,
    needed: str = "",
    hint: str = "",
    told_as: str = "",
) -> Day:
    """The field for the day of such an act: its question, and what is refused or asked about."""
    rule = day_rule(kind)
    return Day(
        name,
        kind.day_asked,
        needed=needed,
        hint=hint,
        told_as=told_as,
        plausible=by_rule(rule, today),
        rule=rule,
    )
