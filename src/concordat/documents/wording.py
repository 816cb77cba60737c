"""How a paper writes a child's birthday and age, and several texts in one box."""

from collections.abc import Iterable
from datetime import date

from concordat.core.calendar import say_day
from concordat.core.identity import Identity


def birth(child: Identity) -> str:
    if child.expected:
        return f"expected {say_day(child.expected, year=True)}"
    return say_day(child.born, year=True) if child.born else ""


def age(child: Identity, today: date) -> str:
    if child.expected:
        return "not born yet"
    years = child.age(today)
    return "" if years is None else str(years)


def lines(told: Iterable[str]) -> str:
    return "\n".join(each for each in told if each)


def paragraphs(told: Iterable[str]) -> str:
    return "\n\n".join(each for each in told if each)
