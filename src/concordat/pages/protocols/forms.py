"""The forms of *Try it*: how a made-up case begins, and what happens in it next."""

from collections.abc import Mapping
from datetime import datetime, time

from django import forms

from concordat.core.calendar import LONDON
from concordat.core.protocol import Protocol
from concordat.pages.protocols.story import Beginning, Moment

Choices = tuple[tuple[str, str], ...]

KINDS: Mapping[str, str] = {
    "school": "A school",
    "health": "Health",
    "childrens-services": "Children's social care",
    "police": "Police",
    "housing": "Housing",
    "probation": "Probation",
    "voluntary": "A charity",
}
THIS_MANY_YEARS = range(2010, 2046)


class _Dated(forms.Form):
    """A form with a day and an hour of one's own."""

    on = forms.DateField(
        label="On which day",
        widget=forms.SelectDateWidget(years=THIS_MANY_YEARS),
        error_messages={
            "required": "Give a day, month and year",
            "invalid": "Give a date that exists, such as 24 12 2026",
        },
    )
    at = forms.TimeField(
        label="At what time",
        help_text="Such as 10:30 or 16:00",
        widget=forms.TextInput(attrs={"width": 5}),
        error_messages={
            "required": "Give a time, such as 10:30",
            "invalid": "Write the time as 10:30 or 16:00",
        },
    )

    def instant(self) -> datetime:
        """The day and hour given, in London. Only for a valid form."""
        at: time = self.cleaned_data["at"]
        return datetime.combine(self.cleaned_data["on"], at, LONDON)


class BeginningForm(_Dated):
    """Whose disagreement it is, with whom, and when it arose."""

    raising = forms.ChoiceField(label="Who raises it")
    answering = forms.MultipleChoiceField(
        label="With whom",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one agency that the disagreement is with"},
    )
    route = forms.ChoiceField(label="Which way it takes", widget=forms.RadioSelect)
    facts = forms.MultipleChoiceField(
        label="What is so in this case", widget=forms.CheckboxSelectMultiple, required=False
    )
    field_order = ("raising", "answering", "route", "facts", "on", "at")

    def __init__(
        self, protocol: Protocol, data: Mapping[str, object] | None = None, **more: object
    ) -> None:
        super().__init__(data, **more)  # type: ignore[arg-type]
        kinds: Choices = tuple(KINDS.items())
        _offer(self, "raising", kinds)
        _offer(self, "answering", kinds)
        _offer(self, "route", tuple((route.key, route.title) for route in protocol.routes.values()))
        _offer(self, "facts", tuple((fact.key, fact.title) for fact in protocol.facts))
        for name, needed in (("route", len(protocol.routes) > 1), ("facts", bool(protocol.facts))):
            if not needed:
                del self.fields[name]

    def beginning(self) -> Beginning:
        """What was filled in. Only for a valid form."""
        data = self.cleaned_data
        return Beginning(
            at=self.instant().replace(tzinfo=None),
            raising=data["raising"],
            answering=tuple(data["answering"]),
            route=data.get("route"),
            facts=tuple(data.get("facts", ())),
        )


class NextForm(_Dated):
    """What happens next, of all that can."""

    what = forms.ChoiceField(
        label="What happens next",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens next"},
    )
    field_order = ("what", "on", "at")

    def __init__(
        self, choices: Choices, data: Mapping[str, object] | None = None, **more: object
    ) -> None:
        super().__init__(data, **more)  # type: ignore[arg-type]
        _offer(self, "what", choices)

    def moment(self) -> Moment:
        """What was chosen. Only for a valid form."""
        return Moment.chosen(self.instant().replace(tzinfo=None), self.cleaned_data["what"])


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    field.choices = choices  # type: ignore[attr-defined]  # both sorts of choice field have it
