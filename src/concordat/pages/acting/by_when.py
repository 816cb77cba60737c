"""The day by which something is to be done."""

from datetime import date

from concordat.pages.acting.ask import Ask
from concordat.pages.forms.days import Day
from concordat.pages.forms.plausible import to_come
from concordat.pages.forms.sheet import Answer


def ask_by_when(ask: Ask, name: str, label: str, needed: str, *, passed: str = "") -> Answer[date]:
    """Ask for a day from today on. With `passed`, a day in the past is refused with it; without, it
    is asked about.
    """
    return ask.ask(
        Day(
            name,
            label,
            needed=needed,
            hint="It ends at close of that day.",
            plausible=to_come(ask.typed.today),
            passed=passed,
        )
    )
