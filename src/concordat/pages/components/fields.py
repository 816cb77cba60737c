"""The parts of a form, as frozen values. Each gives back what was typed, right or wrong, so no text
is lost.

`kind` tells the `field` macro which of them it has, so a page can show any list of fields.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text. `width` is about how many letters are expected, None for as wide as it can
    be. `offers` are answers that can be chosen instead of typed.
    """

    kind: ClassVar = "text"
    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    width: Literal[2, 3, 4, 5, 10, 20, 30] | None = None
    type: Literal["text", "email", "tel", "search", "password"] = "text"
    autocomplete: str = ""
    numeric: bool = False
    heading: bool = False
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """Several lines of text, with an `example` of a good answer that can be opened."""

    kind: ClassVar = "area"
    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    rows: int = 6
    example: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers. One that is `apart` comes last, behind a line of its own."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Radios:
    """One answer of several. `inline` puts a yes and a no side by side."""

    kind: ClassVar = "radios"
    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    error: str = ""
    inline: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Checkboxes:
    """Any number of answers. `asks` is what they answer where that is read away from the fields
    around them; "" where the label says it.
    """

    kind: ClassVar = "checkboxes"
    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    error: str = ""
    heading: bool = False
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Select:
    """One answer from a long list that would fill the page as radios."""

    kind: ClassVar = "select"
    name: str
    label: str
    options: tuple[Option, ...]
    hint: str = ""
    error: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A date as three boxes, sent as `<name>_day`, `<name>_month`, `<name>_year`. They keep
    whatever was typed.
    """

    kind: ClassVar = "date"
    name: str
    label: str
    day: str = ""
    month: str = ""
    year: str = ""
    hint: str = ""
    error: str = ""
    heading: bool = False


Field = Text | Area | Radios | Checkboxes | Select | Date


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A line of the error summary: what to do, the field it is about, and the question that this
    answers ("" when it is about the whole form).
    """

    message: str
    name: str = ""
    question: str = ""

    @property
    def named(self) -> str:
        """What to do, after the question it is about: one sentence fits several questions of a
        page.
        """
        if not self.question:
            return self.message
        return f"{self.question}{' ' if self.question[-1] in '?!.:' else ': '}{self.message}"


def problems(
    asked: Iterable[tuple[Field, ...]], whole: tuple[str, ...] = ()
) -> tuple[FieldProblem, ...]:
    """The error summary of a form: what is wrong with the whole of it, then with each field in
    order. The first field of each question says what was asked; those after it ask about the
    answer.
    """
    return (
        *map(FieldProblem, whole),
        *(
            FieldProblem(field.error, field_id(field), shown[0].label)
            for shown in asked
            for field in shown
            if field.error
        ),
    )


def is_empty(field: Field) -> bool:
    """Whether nothing was typed in a field, and nothing chosen."""
    match field:
        case Text() | Area():
            return not field.value.strip()
        case Date():
            return not any((field.day, field.month, field.year))
        case Radios() | Checkboxes() | Select():
            return not any(option.value and option.chosen for option in field.options)


def field_id(field: Field) -> str:
    """The id of the first thing in a field that can be typed in or chosen, for a link to go to."""
    return f"{field.name}_day" if isinstance(field, Date) else field.name
