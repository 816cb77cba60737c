"""The issues in dispute with one answering agency, as asked about by the pages that say what is
agreed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from django.http import Http404

from concordat.brief.names import issue_words
from concordat.core.acts import AGREED, Positioned, Word
from concordat.core.labels import POSITION, Written
from concordat.core.posts import Party
from concordat.pages.acting.ask import BOTH_READ, Ask
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
    """What is asked about each issue: `options`, the error if none is chosen, and what may be
    written. `agreed` is the error for whoever says “agreed” and not what; "" if that is enough.
    """

    options: Mapping[str, str]
    needed: str
    words: str
    agreed: str = ""


def said_agreed(ask: Ask, point: str) -> bool:
    return ask.typed.text(f"said-{point}") == AGREED


class Points:
    """Each issue with its answer and what was written about it."""

    def __init__(self, ask: Ask, asked: Asked, hints: Mapping[str, str]) -> None:
        """Ask about the issues in `hints`, each with its hint."""
        self._ask = ask
        self._said: dict[str, Answer[str]] = {}
        self._words: dict[str, Answer[str]] = {}
        for point, hint in hints.items():
            self._said[point] = ask.ask(
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
                    needed=asked.agreed if said_agreed(ask, point) else "",
                    hint=BOTH_READ,
                    rows=3,
                )
            )

    @property
    def asked(self) -> tuple[str, ...]:
        """The issues that are asked about."""
        return tuple(self._said)

    def positioned(self, side: Literal["raising", "answering"], agency: str) -> Positioned:
        """What one side says about these issues."""
        said = {point: cast(Word, answer.given) for point, answer in self._said.items()}
        return Positioned(side, agency, said, notes=self._ask.notes(*self._words.values()))
