"""What a page asks and what was answered: every question in order, what is wrong with the answers,
and everything that was typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, Self, TypeVar

from concordat.core.labels import Written
from concordat.pages.components import fields
from concordat.pages.components.fields import FieldProblem
from concordat.pages.forms.typed import Typed

T = TypeVar("T")
Wording = Callable[[str], str]


@dataclass(slots=True)
class Answer(Generic[T]):
    """The answer to one question. `value` is None if nothing was answered, or nothing that can be
    read.

    `shown` is the field with what was typed, followed by whatever is asked about the answer; `told`
    is each question with its answer in words, or "". `kept` says what the words are kept as with an
    act; None if they aren't kept.
    """

    value: T | None
    shown: tuple[fields.Field, ...]
    told: tuple[tuple[str, str], ...]
    kept: Written | None = None

    @property
    def given(self) -> T:
        """The value, in a form with nothing wrong. Raises LookupError if there is none."""
        if self.value is None:
            raise LookupError(f"{self.shown[0].name} was left empty")
        return self.value

    @property
    def words(self) -> str:
        """The answer as a reader sees it; "" if there is none."""
        return ", ".join(words for _, words in self.told if words)

    def refuse(self, sentence: str) -> None:
        """Show an error at the field, unless it has one already."""
        if not any(each.error for each in self.shown):
            first, *rest = self.shown
            self.shown = (replace(first, error=sentence), *rest)

    def ask_beside(self, field: fields.Field) -> None:
        """Ask something about the answer, in a field after it."""
        self.shown = (*self.shown, field)


class Question(Protocol[T]):
    """A declared field. `needed` is the error if it is left empty; "" if it may be."""

    @property
    def needed(self) -> str: ...

    @property
    def boxes(self) -> tuple[str, ...]:
        """The names under which its answer is sent."""

    def said(self, said: Wording) -> Self:
        """The same field in the board's own words, such as “adult” for “child”."""

    def for_readers(self, who: str) -> Self:
        """The same field; a text that names no readers of its own says that those read it."""

    def read(self, typed: Typed) -> Answer[T]:
        """What was answered. It never raises, whatever was typed."""


class Sheet:
    """The questions of one page, asked in the order in which they are shown. `read_by` says who
    reads what is written at length in answer to them; "" where the page says it.
    """

    read_by = ""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.answers: list[Answer[Any]] = []
        self.boxes: list[str] = []
        self._wrong: list[str] = []

    def ask(self, question: Question[T]) -> Answer[T]:
        """Ask a question and return what was answered."""
        answer = question.for_readers(self.read_by).read(self.typed)
        self.answers.append(answer)
        self.boxes += question.boxes
        return answer

    def refuse(self, sentence: str) -> None:
        """Show an error about the answers as a whole."""
        self._wrong.append(sentence)

    @property
    def fields(self) -> tuple[fields.Field, ...]:
        """Everything to be shown, with what was typed."""
        return tuple(field for answer in self.answers for field in answer.shown)

    @property
    def problems(self) -> tuple[FieldProblem, ...]:
        """What has to be put right, in the order of the page; () if nothing does."""
        return fields.problems((each.shown for each in self.answers), tuple(self._wrong))

    @property
    def is_right(self) -> bool:
        """Whether it was sent and has no errors. What is only shown again was not sent."""
        return self.typed.sent and not self.typed.kept and not self.problems

    def kept(self) -> dict[str, list[str]]:
        """What was typed in the boxes of this page, as a draft keeps it."""
        return self.typed.only(self.boxes)


def written(answers: Iterable[Answer[Any]]) -> dict[str, str]:
    """What was written for an act, by the key of its note. Empty answers are left out."""
    return {each.kept.key: each.words for each in answers if each.kept and each.words}
