"""What all pages of questions share."""

from dataclasses import replace
from typing import TypeVar

from concordat.core import sentences
from concordat.pages.components import fields
from concordat.pages.forms.sheet import Answer, Sheet, written
from concordat.pages.forms.sheet import Question as Field
from concordat.pages.forms.typed import Typed
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground

T = TypeVar("T")


class Question(Sheet):
    """One page of questions. A subclass asks them in `fill`, in the order in which they are shown.

    `asks` is the page's heading where it has several questions. `short` leaves out what may be
    added later, and the one page says once who reads it. `page` is the key of the page in the
    draft. What is `folded` may be answered later: on the one page it is closed until somebody
    opens it.
    """

    asks = ""
    folded: frozenset[str] = frozenset()

    def __init__(
        self, typed: Typed, ground: Ground, draft: Draft, page: str = "", *, short: bool = False
    ) -> None:
        super().__init__(typed)
        self.ground, self.draft, self.page, self.short = ground, draft, page, short
        self.asks = ground.said(self.asks)
        self.read_by = "" if short else sentences.ALL_READ
        self.fill()

    def fill(self) -> None:
        """Asks the questions of the page."""
        raise NotImplementedError

    def ask(self, question: Field[T], *, also_short: bool = False) -> Answer[T]:
        """Asks a question in the board's own words. Where the page is shortened, one that may be
        left empty is asked only if it says so.
        """
        worded = question.said(self.ground.said)
        if self.short and not (question.needed or also_short):
            return worded.read(Typed(None, self.typed.today))
        return super().ask(worded)

    def detour(self) -> str:
        """The name of the page that this answer leads to before the raiser can go on; "" for
        none.
        """
        return ""

    def shown(self, *, headed: bool = True) -> tuple[fields.Field, ...]:
        """The fields. The question of a page with only one is its heading, unless the page is
        `headed` already.
        """
        alone = headed and not self.asks and len(self.answers) == 1
        if not alone:
            return self.fields
        first, *more = self.fields
        return (replace(first, heading=True), *more)

    def told(self) -> list[tuple[str, str]]:
        """Every question with its answer in words, for checking; "" where it was left empty."""
        return [row for answer in self.answers for row in answer.told]

    def texts(self) -> dict[str, str]:
        """What was written on this page for the act, by the key of its note."""
        return written(self.answers)
