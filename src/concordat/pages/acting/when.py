"""When an act happened, and when it reached the other side, if that wasn't just now."""

from datetime import datetime

from concordat.core import sentences
from concordat.core.case import Owed
from concordat.core.errors import Refused
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, Times
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.moments import Moment
from concordat.pages.forms.plausible import around
from concordat.pages.forms.sheet import Answer, Sheet

RECEIVED = "When did it reach them?"


def happened(ask: Ask, name: str, hint: str, label: str = "When did it happen?") -> Moment:
    """A day and a time, both of which may be left empty: not long before the case began."""
    began = ask.view.record.calendar.day_of(ask.view.case.arising)
    return Moment(
        Day(f"{name}_on", label, hint=hint, plausible=around(began)),
        TimeOfDay(f"{name}_at", "Time"),
    )


class When(Sheet):
    """The times of an act, asked apart from its questions, because most acts are recorded at
    once.
    """

    def __init__(self, ask: Ask, form: ActForm) -> None:
        super().__init__(ask.typed)
        self._duty = form.duty
        self._asked_by_the_form = form.times
        self._happened: Answer[datetime] | None = None
        self._received: Answer[datetime] | None = None
        if form.dated:
            hint = sentences.EMPTY_IF_JUST_NOW
            self._happened = self.ask(happened(ask, "happened", hint))
        if form.dated and form.received:
            hint = "Leave this empty if it was at once."
            self._received = self.ask(happened(ask, "received", hint, RECEIVED))

    @property
    def is_typed(self) -> bool:
        """Whether anything was typed here; if so, the boxes are shown open."""
        return any(self.typed.text(name) for name in self.boxes)

    def refuse_time(self, refused: Refused, now: datetime) -> bool:
        """Show at its field why a time was refused; False where the refusal is about no time that
        was given here.
        """
        for times in (Times(self._happened, self._received), self._asked_by_the_form):
            if answer := times.about(refused.code, now):
                answer.refuse(refused.sentence)
                return True
        return False

    @property
    def happened(self) -> datetime | None:
        """When it happened; None where that was just now."""
        instant = self._happened.value if self._happened else None
        return _not_before(self._duty, instant)

    @property
    def received(self) -> datetime | None:
        """When it reached the other side; None where that was at once."""
        return self._received.value if self._received else None


def _not_before(duty: Owed | None, happened: datetime | None) -> datetime | None:
    """People give times to the minute. What happened in the minute in which it became owed counts
    as after that.
    """
    if duty is None or happened is None:
        return happened
    if happened == duty.opened.replace(second=0, microsecond=0):
        return max(happened, duty.opened)
    return happened
