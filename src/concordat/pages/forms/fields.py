"""Declaring a field: lines and longer texts, one of several, any of several.

A declaration holds everything about a field: its name, its question, the sentence for whoever
leaves it empty, how long it may be, and under what name its words are kept and shown later.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field, replace
from typing import Generic, Literal, Self, TypeVar

from concordat.brief.labels import Written
from concordat.pages.components import fields
from concordat.pages.components.fields import Option
from concordat.pages.forms.sheet import Answer, Said
from concordat.pages.forms.typed import LOST, Typed

T = TypeVar("T")
LINE, LONG = 200, 10_000  # characters: a line, and some five pages
CHOOSE = "Choose one of these."


@dataclass(frozen=True, slots=True)
class Declared(Generic[T]):
    """What every field has. Without a `label` it asks what is kept (`Written.asked`); without
    `needed` it may be left empty.
    """

    name: str
    label: str = ""
    _: KW_ONLY
    kept: Written | None = None
    hint: str = ""
    needed: str = ""

    @property
    def boxes(self) -> tuple[str, ...]:
        return (self.name,)

    @property
    def question(self) -> str:
        return self.label or (self.kept.asked if self.kept else "")

    def said(self, said: Said) -> Self:
        """The same, in the words of a board whose cases are about adults."""
        return replace(
            self, label=said(self.question), hint=said(self.hint), needed=said(self.needed)
        )

    def _answer(
        self, value: T | None, shown: fields.Field, words: str, more: tuple[fields.Field, ...] = ()
    ) -> Answer[T]:
        return Answer(value, (shown, *more), ((self.question, words),), self.kept)


# ── Texts ─────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Line(Declared[str]):
    """One line of text. `width` is about how many letters are expected."""

    width: Literal[2, 3, 4, 5, 10, 20, 30] | None = None
    longest: int = LINE

    def read(self, typed: Typed) -> Answer[str]:
        text = " ".join(typed.text(self.name).split())
        error = _wrong_text(text, self.longest, self.needed) if typed.sent else ""
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
    """Several lines, with an `example` of a good answer. `start` stands in it at first."""

    rows: int = 5
    example: str = ""
    start: str = ""
    longest: int = LONG

    def read(self, typed: Typed) -> Answer[str]:
        text = typed.text(self.name) if typed.sent else self.start
        error = _wrong_text(text, self.longest, self.needed) if typed.sent else ""
        shown = fields.Area(
            self.name, self.question, text, self.hint, error, self.rows, self.example
        )
        return self._answer(None if error else text or None, shown, text)


def _wrong_text(text: str, longest: int, needed: str) -> str:
    """What has to be put right in a text; "" where nothing has."""
    if not text:
        return needed
    if LOST in text:
        return f"Take out the sign {LOST}: it stands where a character can't be kept."
    if len(text) > longest:
        return f"Shorten this to {longest:,} characters. It has {len(text):,}."
    return ""


# ── Choices ───────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OneOf(Declared[str]):
    """One of several. An answer that is not offered counts as none."""

    options: Mapping[str, str] = field(default_factory=dict)
    hints: Mapping[str, str] = field(default_factory=dict)
    start: str = ""

    def read(self, typed: Typed) -> Answer[str]:
        chosen = typed.text(self.name) if typed.sent else self.start
        made = tuple(
            Option(value, words, self.hints.get(value, ""), value == chosen)
            for value, words in self.options.items()
        )
        error = _wrong_choice(chosen, self.options, self.needed) if typed.sent else ""
        shown = fields.Radios(self.name, self.question, made, self.hint, error)
        return self._answer(_offered(chosen, self.options), shown, self.options.get(chosen, ""))


@dataclass(frozen=True, slots=True)
class FromList(Declared[str]):
    """One of so many that radios would fill the page. `nothing` are the words for no answer, which
    stands first; None where there has to be one.
    """

    options: Mapping[str, str] = field(default_factory=dict)
    nothing: str | None = "Choose"
    start: str = ""

    def read(self, typed: Typed) -> Answer[str]:
        chosen = typed.text(self.name) if typed.sent else self.start
        first = () if self.nothing is None else (Option("", self.nothing, "", not chosen),)
        made = tuple(
            Option(value, words, "", value == chosen) for value, words in self.options.items()
        )
        error = _wrong_choice(chosen, self.options, self.needed) if typed.sent else ""
        shown = fields.Select(self.name, self.question, (*first, *made), self.hint, error)
        return self._answer(_offered(chosen, self.options), shown, self.options.get(chosen, ""))


@dataclass(frozen=True, slots=True)
class AnyOf(Declared[tuple[str, ...]]):
    """Any number of several."""

    options: Mapping[str, str] = field(default_factory=dict)
    start: tuple[str, ...] = ()

    def read(self, typed: Typed) -> Answer[tuple[str, ...]]:
        chosen = typed.many(self.name) if typed.sent else self.start
        made = tuple(
            Option(value, words, "", value in chosen) for value, words in self.options.items()
        )
        known = tuple(value for value in self.options if value in chosen)
        strange = any(value not in self.options for value in chosen)
        wrong = typed.sent and (strange or not known)
        error = self.needed or (CHOOSE if strange else "") if wrong else ""
        shown = fields.Checkboxes(self.name, self.question, made, self.hint, error)
        return self._answer(known, shown, "\n".join(self.options[value] for value in known))


def _offered(chosen: str, options: Mapping[str, str]) -> str | None:
    return chosen if chosen in options else None


def _wrong_choice(chosen: str, options: Mapping[str, str], needed: str) -> str:
    """What has to be put right in a choice; "" where nothing has."""
    if chosen in options:
        return ""
    return needed or (CHOOSE if chosen else "")
