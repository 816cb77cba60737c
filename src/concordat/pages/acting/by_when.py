"""The day by which something is to be done."""

from dataclasses import replace
from datetime import date

from concordat.core.acts import Act
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.act_days import day_of
from concordat.pages.forms.sheet import Answer


def ask_by_when(ask: Ask, name: str, kind: type[Act], needed: str) -> Answer[date]:
    """Ask for the day of an act that is to be done by then."""
    hint = "It ends at close of that day."
    day = day_of(kind, name, ask.typed.today, needed=needed, hint=hint)
    began = ask.view.record.calendar.day_of(ask.view.case.start)
    return ask.ask(replace(day, began=began))
