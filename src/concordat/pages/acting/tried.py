"""Every answer that a form may be given, tried: which act it makes, without recording anything.

A form is filled with what its boxes hold at first and, where something is still missing, with any
answer that is accepted. Then one choice after another is made otherwise.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from concordat.core.acts import AnyAct
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.behalf import whose
from concordat.pages.acting.form import ActForm
from concordat.pages.components.fields import (
    Area,
    Checkboxes,
    Date,
    Field,
    Option,
    Radios,
    Select,
    Text,
)

AnyForm = Callable[[Ask], ActForm]
Values = dict[str, tuple[str, ...]]
LATER = timedelta(days=45)
"""How much later another day is that is tried."""
ROUNDS = 6
"""How often what is missing is filled in: what is asked may depend on what was answered."""
WRITTEN = "Something will be written here that nobody knows yet."
NO_ANSWER = ""
ALL = "*"
"""In place of an answer: all that may be ticked."""


class Choice(NamedTuple):
    """One answer to a question that offers several: the value sent, and its words (none for a day
    that is still to be set). `several` answers may be given at once. `called` is what is asked, for
    a reader away from the form; `boxes` are the words of all that may be ticked.
    """

    question: str
    value: str
    words: str
    several: bool = False
    called: str = ""
    boxes: tuple[str, ...] = ()


class Trial(NamedTuple):
    """An act that the form may make, and what is recorded with it: by answering so, or by leaving
    every choice as it is at first.
    """

    act: AnyAct
    also: tuple[AnyAct, ...]
    behalf: str | None
    choices: tuple[Choice, ...]

    @property
    def acts(self) -> tuple[AnyAct, ...]:
        return (self.act, *self.also)


class Trials:
    """The trials of one form, whose questions were asked already: by those of one sort `only`,
    where the rest is answered for, with something written wherever that can be.
    """

    def __init__(self, ask: Ask, form: AnyForm, *, only: type[Field] | None = None) -> None:
        self._ask, self._form = ask, form
        self._tomorrow = ask.typed.today + timedelta(days=1)
        self._first = {name: each for field in ask.fields for name, each in _as_shown(field)}
        areas = [field for field in ask.fields if isinstance(field, Area) and not field.value]
        self._beside = {field.name: (WRITTEN,) for field in areas if only}
        asked = {field.label: field for field in reversed(ask.fields)}
        asked_once = [field for field in ask.fields if asked[field.label] is field]
        self._fields = [field for field in asked_once if only in (None, type(field))]

    @property
    def questions(self) -> tuple[tuple[Choice, ...], ...]:
        """Each question that offers several answers, with them all."""
        every = (tuple(self._choices(field)) for field in self._fields)
        return tuple(choices for choices in every if len(choices) > 1)

    def at_first(self) -> Trial | None:
        """With every choice as it is at first; None where no act comes of that."""
        return self._tried(self._first)

    def writing(self, *choices: Choice) -> Iterator[tuple[str, Trial]]:
        """With those of these choices that the form has at first, and something in one empty box
        after another, by the box's question.
        """
        asked = {field.label for field in self._fields}
        known = [each for each in choices if each.question in asked]
        for field in self._fields:
            if isinstance(field, Area) and not field.value:
                values = self._with(known) | {field.name: (WRITTEN,)}
                if found := self._tried(values):
                    yield field.label, found

    def otherwise(self, *choices: Choice) -> Trial | None:
        """With these choices; None where no act comes of them."""
        return self._tried(self._with(choices))

    def _with(self, choices: Iterable[Choice]) -> Values:
        values = self._first | self._beside
        for choice in choices:
            (asked,) = (each for each in self._fields if each.label == choice.question)
            if isinstance(asked, Date):
                values |= _on(asked.name, date.fromisoformat(choice.value))
            else:
                values |= {asked.name: (choice.value,) if choice.value else ()}
        return values

    def _choices(self, field: Field) -> Iterator[Choice]:
        if isinstance(field, Radios | Select | Checkboxes):
            for each in field.options:
                if each.value:
                    yield _choice(field, each)
            yield _choice(field, Option(NO_ANSWER, ""))
        if isinstance(field, Date):
            for day in (self._tomorrow, self._tomorrow + LATER):
                yield Choice(field.label, day.isoformat(), "")

    def rewritten(self) -> Iterator[Trial]:
        """With one text or one day after another that reads otherwise than at first."""
        for field in self._fields:
            changed = _changed(field, self._tomorrow)
            if changed and (found := self._tried(self._first | changed)):
                yield found

    def _tried(self, values: Values) -> Trial | None:
        for _ in range(ROUNDS):
            trial = self._ask.trying(values)
            form = self._form(trial)
            if not trial.problems:
                return _made(trial, form)
            filled = values | self._filled(trial, values)
            if filled == values:
                return None
            values = filled
        return None

    def _filled(self, trial: Ask, values: Values) -> Values:
        """An answer where one is missing; where only the whole is wrong, to the first question that
        has none.
        """
        wrong = [field for field in trial.fields if field.error]
        empty = (
            field for field in trial.fields if not any(map(any, dict(_as_shown(field)).values()))
        )
        found: Values = {}
        for field in wrong or [each for each in (next(empty, None),) if each]:
            found |= self._any_answer(field)
        return {name: typed for name, typed in found.items() if values.get(name) != typed}

    def _any_answer(self, field: Field) -> Values:
        match field:
            case Date(name=name):
                return _on(name, self._tomorrow)
            case Checkboxes(name=name, options=options):
                return {name: tuple(each.value for each in options)}
            case Radios(name=name, options=options) | Select(name=name, options=options):
                return {name: next(((each.value,) for each in options if each.value), ())}
            case Text(name=name) | Area(name=name):
                return {name: (WRITTEN,)}


def _made(trial: Ask, form: ActForm) -> Trial | None:
    try:
        act, also = form.act(), form.also()
    except LookupError:
        return None
    return Trial(act, also, whose(trial), tuple(_chosen(trial.fields)))


def _chosen(fields: Iterable[Field]) -> Iterator[Choice]:
    """The answers that were given to questions that offer several."""
    for field in fields:
        if isinstance(field, Radios | Select | Checkboxes):
            ticked = [each for each in field.options if each.chosen and each.value]
            one = ticked[0] if len(ticked) == 1 else Option(NO_ANSWER, "")
            if _several(field) and len(ticked) == len(field.options):
                one = Option(ALL, "all of it")
            yield _choice(field, one)
        if isinstance(field, Date) and field.day and field.month and field.year:
            typed = date(int(field.year), int(field.month), int(field.day))
            yield Choice(field.label, typed.isoformat(), "")


def _choice(field: Radios | Select | Checkboxes, one: Option) -> Choice:
    ticks = isinstance(field, Checkboxes)
    called = field.asks if isinstance(field, Checkboxes) else ""
    boxes = tuple(each.label for each in field.options) if ticks else ()
    return Choice(field.label, one.value, one.label, _several(field), called, boxes)


def _several(field: Field) -> bool:
    return isinstance(field, Checkboxes) and len(field.options) > 1


def _as_shown(field: Field) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a browser sends of a field as it is shown."""
    match field:
        case Date(name=name, day=day, month=month, year=year):
            yield from _day(name, day, month, year)
        case Radios(name=name, options=options) | Select(name=name, options=options):
            yield name, tuple(each.value for each in options if each.chosen)
        case Checkboxes(name=name, options=options):
            yield name, tuple(each.value for each in options if each.chosen)
        case Text(name=name, value=value) | Area(name=name, value=value):
            yield name, (value,)


def _day(name: str, day: str, month: str, year: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from (
        (f"{name}_{part}", (typed,))
        for part, typed in (("day", day), ("month", month), ("year", year))
    )


def _on(name: str, day: date) -> Values:
    return dict(_day(name, str(day.day), str(day.month), str(day.year)))


def _changed(field: Field, tomorrow: date) -> Values:
    """What is sent where a text or a day reads otherwise than at first."""
    match field:
        case Text(name=name, value=value) | Area(name=name, value=value):
            return {name: (f"{value} {WRITTEN}".strip(),)}
        case Date(name=name, day=day) if day:
            return {f"{name}_day": ("2" if day == "1" else "1",)}
        case Date(name=name):
            return _on(name, tomorrow)
    return {}
