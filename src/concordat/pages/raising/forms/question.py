"""What all questions share."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from concordat.pages.components import bound, fields
from concordat.pages.raising.draft import Draft
from concordat.pages.raising.ground import Ground
from concordat.pages.words import clock_time, plain_date

Choices = list[tuple[str, str]]
LONGEST = 20_000  # letters in one answer: some ten pages


class Question(forms.Form):
    """One page's question. A subclass sets out its fields and, in `arrange`, what depends on the
    ground.

    `asks` is the page's heading where it has several fields; `also_quick` names what may be left
    open and is asked all the same where everything stands on one page.
    """

    asks = ""
    also_quick: tuple[str, ...] = ()

    def __init__(
        self, typed: "MultiValueDict[str, str] | None", ground: Ground, draft: Draft, page: str = ""
    ) -> None:
        super().__init__(typed, label_suffix="", use_required_attribute=False)
        self.ground, self.draft, self.page = ground, draft, page
        self.asks = ground.said(self.asks)
        for each in self.fields.values():
            each.label, each.help_text = (
                ground.said(str(each.label)),
                ground.said(str(each.help_text)),
            )
            each.error_messages = {
                key: ground.said(str(said)) for key, said in each.error_messages.items()
            }
        self.arrange()

    def arrange(self) -> None:
        """Sets choices and names that depend on the ground; nothing by default."""

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Gives a field its choices."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def detour(self) -> str:
        """The name of the page to which this answer leads before one can go on; "" for none."""
        return ""

    def shorten(self) -> None:
        """Leaves out what may be added later."""
        for name, each in list(self.fields.items()):
            if not each.required and name not in self.also_quick:
                del self.fields[name]

    def shown(self, *, headed: bool = True) -> tuple[fields.Field, ...]:
        """The fields as components. A page with one question has it for its heading, unless it is
        `headed` already.
        """
        visible = self.visible_fields()
        alone = headed and len(visible) == 1 and not self.asks
        return tuple(
            bound.field(
                each,
                heading=alone,
                example=str(each.field.widget.attrs.get("example", "")),
            )
            for each in visible
        )

    def typed(self) -> dict[str, list[str]]:
        """What arrived for this form, as it was typed."""
        dates = [name for name, each in self.fields.items() if isinstance(each, forms.DateField)]
        names = [
            *self.fields,
            *(f"{name}_{part}" for name in dates for part in ("day", "month", "year")),
        ]
        return {name: self.data.getlist(name) for name in names if name in self.data}  # type: ignore[attr-defined]

    def answers(self) -> list[tuple[str, str]]:
        """Every question with its answer in words, for checking; "" where it was left open."""
        return [(str(each.label), self.in_words(each.name)) for each in self.visible_fields()]

    def in_words(self, name: str) -> str:
        """One answer as a reader sees it."""
        value: Any = self.cleaned_data.get(name) if self.is_valid() else self[name].value()
        if isinstance(value, list):
            known = dict(self.fields[name].choices)  # type: ignore[attr-defined]
            return "\n".join(str(known.get(each, each)) for each in value)
        if isinstance(self.fields[name], forms.ChoiceField):
            return str(dict(self.fields[name].choices).get(value, ""))  # type: ignore[attr-defined]
        return words_of(value)


def words_of(value: Any) -> str:
    """A date, a time or a text in words."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{clock_time(value)} on {plain_date(value)}"
        case date():
            return plain_date(value)
        case time():
            return value.strftime("%H:%M")
    return str(value)


def choice(
    label: str, missing: str, choices: Choices | None = None, hint: str = "", **more: Any
) -> forms.ChoiceField:
    """One answer of several, as radios. `missing` says what to do when none was chosen."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices or [],
        widget=forms.RadioSelect,
        error_messages={"required": missing, "invalid_choice": missing},
        **more,
    )


def several(
    label: str, missing: str, choices: Choices | None = None, hint: str = "", **more: Any
) -> forms.MultipleChoiceField:
    """Any number of answers, as checkboxes."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices or [],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing, "invalid_choice": missing},
        **more,
    )


def text(
    label: str, missing: str = "", hint: str = "", rows: int = 6, example: str = "", **more: Any
) -> forms.CharField:
    """Several lines, with an `example` of a good answer. Without `missing` the answer may be left
    open.
    """
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "example": example}),
        error_messages={
            "required": missing,
            "max_length": "This is longer than fits here. Shorten it.",
        },
        **more,
    )


def line(
    label: str, missing: str = "", hint: str = "", width: int | None = None, **more: Any
) -> forms.CharField:
    """One line. Without `missing` the answer may be left open."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=300,
        widget=forms.TextInput(attrs={"width": width, "autocomplete": "off"}),
        error_messages={
            "required": missing,
            "max_length": "This is longer than fits here. Shorten it.",
        },
        **more,
    )


def day(label: str, missing: str = "", hint: str = "", **more: Any) -> forms.DateField:
    """A date in three boxes. Without `missing` it may be left open."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=bool(missing),
        widget=forms.SelectDateWidget,
        error_messages={
            "required": missing,
            "invalid": "Write a real date in numbers, such as 27 3 2026.",
        },
        **more,
    )
