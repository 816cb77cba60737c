"""Declaring a field: lines and longer texts, one of several, any of several.

A declaration holds everything about a field: its name, its question, the sentence for whoever
leaves it empty, how long it may be, and under what name its words are kept and shown later.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Generic, Literal, Self, TypeVar

from concordat.core.labels import LINE, LONG, Written, why_too_long
from concordat.core.wording import different_words, is_blank, says_something
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.forms.sheet import Answer, Wording
from concordat.pages.forms.typed import LOST, Typed

T = TypeVar("T")
NEAR = 0.8  # of what a text may have: from there on, the page says how much it has
CHOOSE = "Choose one of these."
SAYS_NOTHING = "Write this in words, or leave it empty."


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """What every field has. Without a `label`, it asks the question of what it is `kept` as
    (`Written.asked`); without `needed`, it may be left empty. `told_as` is what the answer stands
    under where it is read away from the fields around it; without it, the question. `read_by` says
    who reads it; where it is empty, those who read the whole sheet do.
    """

    name: str
    label: str = ""
    _: KW_ONLY
    kept: Written | None = None
    hint: str = ""
    needed: str = ""
    told_as: str = ""
    read_by: str = ""

    @property
    def boxes(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def question(self) -> str:
        return self.label or (self.kept.asked if self.kept else "")

    def said(self, said: Wording) -> Self:
        """The same field in the board's own words, such as “adult” for “child”."""
        return replace(
            self,
            label=said(self.question),
            hint=said(self.hint),
            needed=said(self.needed),
            told_as=said(self.told_as),
        )

    def for_readers(self, who: str) -> Self:
        """The same field, read by those unless it names others."""
        return self if self.read_by else replace(self, read_by=who)

    def _answer(self, value: T | None, shown: fields.Field, words: str) -> Answer[T]:
        return Answer(value, (shown,), ((self.told_as or self.question, words),), self.kept)


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line(Declared[str]):
    """One line of text, shown with `start` in it at first. `width` is about how many letters are
    expected.
    """

    width: Literal[2, 3, 4, 5, 10, 20, 30] | None = None
    longest: int = LINE
    start: str = ""

    def read(self, typed: Typed) -> Answer[str]:
        text = " ".join(typed.text(self.name).split()) if typed.sent else self.start
        blank = is_blank(text)
        error = _wrong_text(text, self.longest, self.needed, blank) if typed.sent else ""
        shown = fields.Text(
            self.name,
            self.question,
            text,
            self.hint,
            error,
            width=self.width,
            autocomplete="off",
        )
        return self._answer(None if error else text or None, shown, text)


@dataclass(frozen=True, slots=True)
class LongText(Declared[str]):
    """Several lines, with an `example` of a good answer. `start` is shown in it at first. An answer
    has `least` words at least. Before its hint it says who reads it.
    """

    rows: int = 5
    example: str = ""
    start: str = ""
    longest: int = LONG
    least: int = 1

    def read(self, typed: Typed) -> Answer[str]:
        text = typed.text(self.name) if typed.sent else self.start
        blank = not says_something(text)
        error = _wrong_text(text, self.longest, self.needed, blank) if typed.sent else ""
        if typed.sent and not error and text and different_words(text) < self.least:
            error = "Write a sentence: others will rely on it."
        shown = fields.Area(
            self.name,
            self.question,
            text,
            _hint(self.read_by, self.hint, text, self.longest),
            error,
            rows=self.rows,
            example=self.example,
        )
        return self._answer(None if error else text or None, shown, text)


def _hint(read_by: str, hint: str, text: str, longest: int) -> str:
    """The hint of a text: who reads it, and how much of it is filled where that is near the end."""
    near = NEAR * longest < len(text) <= longest
    filled = f"{len(text):,} of {longest:,} characters." if near else ""
    return " ".join(filter(None, (read_by, hint, filled)))


def _wrong_text(text: str, longest: int, needed: str, blank: bool) -> str:
    """What has to be put right in a text, which may be as good as blank; "" if nothing does."""
    if blank:
        return needed or (SAYS_NOTHING if text else "")
    if LOST in text:
        return f"Take out the sign {LOST}: it marks a character that can't be kept."
    return why_too_long(text, longest)


# ── Choices ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OneOf(Declared[str]):
    """One of several, as radios. `start` is chosen at first; `hints` are by option; `apart` is one
    that doesn't stand among the others. An answer that is not offered gets the error `strange`, or
    `needed` if there is one.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    start: str = ""
    apart: str = ""
    strange: str = CHOOSE

    def read(self, typed: Typed) -> Answer[str]:
        chosen = typed.text(self.name) if typed.sent else self.start
        value = chosen if chosen in self.options else None
        error = ""
        if typed.sent and value is None:
            error = self.needed or (self.strange if chosen else "")
        shown = self._show(self._options((chosen,)), error)
        return self._answer(value, shown, self.options.get(chosen, ""))

    def _show(self, options: tuple[Option, ...], error: str) -> fields.Field:
        return fields.Radios(self.name, self.question, options, self.hint, error)

    def _options(self, chosen: tuple[str, ...]) -> tuple[Option, ...]:
        found = []
        for value, words in self.options.items():
            hint = self.hints.get(value, "")
            apart = bool(value) and value == self.apart
            found.append(Option(value, words, hint, chosen=value in chosen, apart=apart))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class FromList(OneOf):
    """One of so many that radios would fill the page. `nothing` are the words for no answer, which
    come first; None if there must be an answer.
    """

    nothing: str | None = "Choose"

    def _show(self, options: tuple[Option, ...], error: str) -> fields.Field:
        if self.nothing is not None:
            no_other = not any(option.chosen for option in options)
            options = (Option("", self.nothing, chosen=no_other), *options)
        return fields.Select(self.name, self.question, options, self.hint, error)


@dataclass(frozen=True, slots=True)
class AnyOf(Declared[tuple[str, ...]]):
    """Any number of several, as boxes to tick. `start` are ticked at first."""

    options: Mapping[str, str] = field(default_factory=dict)
    start: tuple[str, ...] = ()

    def read(self, typed: Typed) -> Answer[tuple[str, ...]]:
        ticked = typed.many(self.name) if typed.sent else self.start
        known = tuple(value for value in self.options if value in ticked)
        boxes = []
        for value, words in self.options.items():
            boxes.append(Option(value, words, chosen=value in ticked))
        error = self._wrong(ticked, known) if typed.sent else ""
        shown = fields.Checkboxes(
            self.name, self.question, tuple(boxes), self.hint, error, asks=self.told_as
        )
        told = "\n".join(self.options[value] for value in known)
        return self._answer(known, shown, told)

    def _wrong(self, ticked: tuple[str, ...], known: tuple[str, ...]) -> str:
        """What has to be put right: a box that is not offered, or none where one is needed."""
        if set(ticked) - set(known):
            return self.needed or CHOOSE
        return "" if known else self.needed
