"""Questions and answers, a line each, with a person or with a list of answers."""

from collections.abc import Callable
from typing import NoReturn, TextIO, TypeVar

T = TypeVar("T")


class Unanswered(Exception):
    """An answer that can't be used; the sentence says what was asked and what is wrong."""


class Dialogue:
    """A person is asked again after a wrong answer; a list of answers that is wrong ends it.

    An answer from a list is written after its question, as if somebody had typed it.
    """

    def __init__(self, lines: TextIO, out: TextIO, *, patient: bool) -> None:
        self._lines = lines
        self._out = out
        self._patient = patient

    def ask(self, question: str, understand: Callable[[str], T], otherwise: str | None = None) -> T:
        """What an answer means; an empty one is the one given in brackets. Raises Unanswered."""
        default = "" if otherwise is None else f" [{otherwise}]"
        while True:
            print(f"{question}{default}: ", end="", file=self._out, flush=True)
            line = self._lines.readline()
            if not line:
                self._stop(f"There is no answer to “{question}”.")
            if not self._patient:
                print(line.strip(), file=self._out)
            try:
                return understand(" ".join(line.split()) or otherwise or "")
            except ValueError as unclear:
                if not self._patient:
                    self._stop(f"“{question}”: {unclear}")
                print(f"  {unclear}", file=self._out)

    def _stop(self, sentence: str) -> NoReturn:
        if self._patient:
            print(file=self._out)
        raise Unanswered(f"{sentence} Nothing was written.")
