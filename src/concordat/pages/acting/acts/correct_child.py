"""Put right who a child of the case is: what was sealed before stays sealed in the record
and is no longer shown.
"""

from dataclasses import replace
from typing import Any

from django.http import Http404

from concordat.brief.children import one_child, which_child
from concordat.brief.names import Names
from concordat.brief.view import CaseView
from concordat.core import sentences
from concordat.core.acts import IdentityCorrected, Note
from concordat.core.identity import NUMBERS, Identity
from concordat.core.labels import CHILD
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.who_it_is import what_they_say
from concordat.pages.forms import identity
from concordat.pages.forms.sheet import Answer

NOTHING_IS_LOST = (
    "What was written before stays sealed in the record and is no longer shown to anybody. "
    "Everybody in the case is told that it was corrected; the details are only on the case page."
)
ELSEWHERE = (
    "A wrong name in the text of an entry stays there. Don’t repeat it in your reason: "
    "everybody in the case reads that."
)
RANG_WITH_IT = (
    "Immediate danger was stated in this case. Whoever was rung about it has the name as it was "
    "written: ring them again with the right one, now. Unless it is over, everybody who was asked "
    "reads it again."
)
ASKED_AGAIN = "Whoever answers is asked again whether this is the child they know."
UNCHANGED = "You haven’t changed anything. Change what is wrong."


def form(ask: Ask) -> ActForm:
    """Ask again who the child is, starting from what is known."""
    known = one_child(ask.view, ask.about)
    if known is None:
        raise Http404
    told = _Identity(ask, known)
    reason = ask.reason("What was wrong?", sentences.SAY_WHAT_WAS_WRONG_OF_THE_CHILD)
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: IdentityCorrected(ask.about, notes=(told.note(), *ask.notes(reason))),
        button="Correct it",
        lead=(*_first(ask), NOTHING_IS_LOST, ELSEWHERE, ask.names.said(ASKED_AGAIN)),
        ring_again=bool(ask.view.case.dangers),
        weighs=True,
    )


def _first(ask: Ask) -> tuple[str, ...]:
    """Whom to ring again where danger was stated of the child; then what is said of it."""
    rung = (RANG_WITH_IT,) if ask.view.case.dangers else ()
    return (*rung, *what_they_say(ask))


class _Identity:
    """The questions that say who a child is."""

    def __init__(self, ask: Ask, known: Identity) -> None:
        self._ask, self._known = ask, known
        said, today = ask.names.said, ask.typed.today
        self.name = ask.ask(replace(identity.NAME.said(said), start=known.name or known.initials))
        self.born = ask.ask(replace(identity.born(today).said(said), start=known.born))
        self.expected = ask.ask(replace(identity.EXPECTED.said(said), start=known.expected))
        self.numbers = {key: self._number(key) for key in NUMBERS}
        if ask.typed.sent:
            asked: dict[str, Answer[Any]] = {
                "name": self.name,
                "born": self.born,
                "expected": self.expected,
            }
            identity.refuse_wrong(self._said(), asked, today, said, ask.names.words)
        if ask.typed.sent and not ask.problems and self._said() == self._before():
            ask.refuse(UNCHANGED)

    def _number(self, key: str) -> Answer[str]:
        start = self._known.numbers.get(key, "")
        return self._ask.ask(identity.number(key, start))

    def _said(self) -> Identity:
        return Identity.of(
            self.name.value or "",
            born=self.born.value,
            expected=self.expected.value,
            numbers={key: answer.value for key, answer in self.numbers.items()},
            status=self._known.status,
        )

    def _before(self) -> Identity:
        """Who the child was said to be, as this form would say it."""
        known = self._known
        return Identity.of(
            known.name or known.initials,
            born=known.born,
            expected=known.expected,
            numbers=known.numbers,
            status=known.status,
        )

    def note(self) -> Note:
        """Who the child is, sealed as the act's."""
        return self._ask.text(self._said().sealed(), CHILD, self._ask.about)


def label(view: CaseView, about: str) -> str:
    """The words of the button: of one of several children, which."""
    which = which_child(view, about)
    return f"Correct who {which} is" if which else Names(view).said("Correct who the child is")


PAGE = ActPage(label, form)
