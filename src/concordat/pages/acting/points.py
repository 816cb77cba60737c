"""The issues in dispute with one answering agency, as asked about by the pages that say what is
agreed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.http import Http404
from msgspec.structs import replace

from concordat.brief.names import issue_words
from concordat.core.acts import Positioned, Word
from concordat.core.labels import POSITION, Written
from concordat.core.posts import Party, PartySide
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import LongText, OneOf
from concordat.pages.forms.sheet import Answer


def party(ask: Ask) -> Party:
    """The answering agency that the page is about. Raises Http404 if no such agency answers."""
    found = ask.view.case.party(ask.about or None)
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about each issue: `options`, the error if none is chosen, what is to be
    written, and when that can't be left out.
    """

    options: Mapping[str, str]
    needed: str
    words: str
    hint: str


class Points:
    """Each issue with its answer and what was written about it."""

    def __init__(
        self, ask: Ask, asked: Asked, side: PartySide, agency: str, hints: Mapping[str, str]
    ) -> None:
        """Ask one side about the issues with an agency that are in `hints`, each with its hint."""
        self._ask, self._side, self._agency = ask, side, agency
        self._said: dict[str, Answer[str]] = {}
        self._words: dict[str, Answer[str]] = {}
        for point, hint in hints.items():
            said = self._said[point] = ask.ask(
                OneOf(
                    f"said-{point}",
                    issue_words(ask.view, point),
                    options=asked.options,
                    needed=asked.needed,
                    hint=hint,
                )
            )
            self._words[point] = ask.ask(
                LongText(
                    f"words-{point}",
                    asked.words,
                    kept=Written(POSITION, point=point, shown=asked.words),
                    needed=self._needed(point, said),
                    hint=asked.hint,
                    rows=3,
                )
            )

    def _needed(self, point: str, said: Answer[str]) -> str:
        """What is said to whoever gives this answer without words; "" where it needs none."""
        if not said.value:
            return ""
        act = self._positioned({point: cast(Word, said.value)})
        return "".join(
            each.sentence for each in act.needed(self._ask.protocol, self._ask.view.case)
        )

    @property
    def asked(self) -> tuple[str, ...]:
        """The issues that are asked about."""
        return tuple(self._said)

    def positioned(self) -> Positioned:
        """What the side says about these issues."""
        said = {point: cast(Word, answer.given) for point, answer in self._said.items()}
        return replace(self._positioned(said), notes=self._ask.notes(*self._words.values()))

    def _positioned(self, said: dict[str, Word]) -> Positioned:
        return Positioned(self._side, self._agency, said)
