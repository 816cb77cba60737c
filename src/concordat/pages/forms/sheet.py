"""What a page asks, and what was answered: every question in its order, what is wrong with the
answers, and everything that was typed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, Self, TypeVar

from concordat.brief.labels import Written
from concordat.pages.components import fields
from concordat.pages.components.fields import FieldProblem
from concordat.pages.forms.typed import Typed

T = TypeVar("T")
Said = Callable[[str], str]


@dataclass(slots=True)
class Answer(Generic[T]):
    """What came of one question. `value` is None where nothing was answered, or nothing that can be
    read.

    `shown` is the field with what was typed, and after it whatever is asked about the answer;
    `told` each question with its answer in words, "" while there is none. `kept` says under what
    name the words are kept with an act; None where they aren't.
    """

    value: T | None
    shown: tuple[fields.Field, ...]
    told: tuple[tuple[str, str], ...]
    kept: Written | None = None

    @property
    def given(self) -> T:
        """The value, of a form with nothing wrong in it. Raises LookupError where there is none."""
        if self.value is None:
            raise LookupError(f"{self.shown[0].name} was left empty")
        return self.value

    @property
    def words(self) -> str:
        """The answer as a reader sees it; "" where there is none."""
        return ", ".join(words for _, words in self.told if words)

    def refuse(self, sentence: str) -> None:
        """Says at the field what has to be put right, unless something is said there already."""
        if not any(each.error for each in self.shown):
            first, *rest = self.shown
            self.shown = (replace(first, error=sentence), *rest)

    def ask_beside(self, field: fields.Field) -> None:
        """Asks something about the answer, in a field after it."""
        self.shown = (*self.shown, field)


class Question(Protocol[T]):
    """A declared field. `needed` is the sentence for whoever leaves it empty; "" where one may."""

    @property
    def needed(self) -> str: ...

    @property
    def boxes(self) -> tuple[str, ...]:
        """The names under which its answer is sent."""

    def said(self, said: Said) -> Self:
        """The same, in the words of a board whose cases are about adults."""

    def read(self, typed: Typed) -> Answer[T]:
        """What was answered. Whatever was typed, it never raises."""


class Sheet:
    """The questions of one page, asked in the order in which they are shown."""

    def __init__(self, typed: Typed) -> None:
        self.typed = typed
        self.answers: list[Answer[Any]] = []
        self.boxes: list[str] = []
        self._wrong: list[str] = []

    def ask(self, question: Question[T]) -> Answer[T]:
        """Asks a question, and returns what was answered."""
        answer = question.read(self.typed)
        self.answers.append(answer)
        self.boxes += question.boxes
        return answer

    def refuse(self, sentence: str) -> None:
        """Says what is wrong with the answers as a whole."""
        self._wrong.append(sentence)

    @property
    def fields(self) -> tuple[fields.Field, ...]:
        """Everything to be shown, with what was typed."""
        return tuple(field for answer in self.answers for field in answer.shown)

    @property
    def problems(self) -> tuple[FieldProblem, ...]:
        """What has to be put right, in the order of the page; () where nothing has."""
        return fields.problems(self.fields, tuple(self._wrong))

    @property
    def is_right(self) -> bool:
        """Whether it was sent and nothing in it has to be put right."""
        return self.typed.sent and not self.problems

    def kept(self) -> dict[str, list[str]]:
        """What was typed in the boxes of this page, as a draft keeps it."""
        return self.typed.only(self.boxes)


def written(answers: Iterable[Answer[Any]]) -> dict[str, str]:
    """What was written to be kept with an act, by the key of its note; empty answers are left
    out.
    """
    return {each.kept.key: each.words for each in answers if each.kept and each.words}
