"""From a Django form to what its page shows."""

from datetime import date

import pytest
from django import forms

from concordat.pages.components import fields
from concordat.pages.components.bound import every_field, field, problems


class Spoke(forms.Form):
    with_whom = forms.CharField(
        label="With whom?", help_text="Their name", widget=forms.TextInput({"width": 20})
    )
    words = forms.CharField(label="What was said?", widget=forms.Textarea({"rows": 4}))
    agreed = forms.ChoiceField(
        label="Is it agreed?", choices=[("y", "Yes"), ("n", "No")], widget=forms.RadioSelect
    )
    facts = forms.MultipleChoiceField(
        label="Is the child",
        choices=[("p", "on a plan"), ("l", "looked after")],
        widget=forms.CheckboxSelectMultiple,
    )
    service = forms.ChoiceField(
        label="Which service?", choices=[("", "I don't know"), ("f", "Front door")], required=False
    )
    on = forms.DateField(
        label="When?", widget=forms.SelectDateWidget, error_messages={"invalid": "Give a real date"}
    )
    age = forms.IntegerField(label="Age", required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Somebody else acted meanwhile.")


TYPED = {
    "with_whom": "",
    "words": "one\n<two>",
    "agreed": "n",
    "facts": ["l"],
    "service": "f",
    "on_day": "32",
    "on_month": "december",
    "on_year": "2026",
    "age": "seven",
}


def test_each_widget_is_its_component_and_gives_back_what_was_typed() -> None:
    shown = {each.name: each for each in every_field(Spoke(TYPED))}
    assert shown["with_whom"] == fields.Text(
        "with_whom", "With whom?", "", "Their name", "This field is required.", width=20
    )
    assert shown["words"] == fields.Area("words", "What was said?", "one\n<two>", rows=4)
    agreed, facts, service, on, age = (
        shown[name] for name in ("agreed", "facts", "service", "on", "age")
    )
    assert isinstance(agreed, fields.Radios)
    assert [option.chosen for option in agreed.options] == [False, True]
    assert isinstance(facts, fields.Checkboxes)
    assert [option.chosen for option in facts.options] == [False, True]
    assert isinstance(service, fields.Select)
    assert [option.chosen for option in service.options] == [False, True]
    assert on == fields.Date("on", "When?", "32", "december", "2026", error="Give a real date")
    assert isinstance(age, fields.Text)
    assert (age.value, age.type, age.numeric) == ("seven", "text", True)


def test_the_summary_tells_of_the_whole_form_and_then_of_each_field() -> None:
    form = Spoke(TYPED)
    told = problems(form, every_field(form))
    assert told[0] == fields.Problem("Somebody else acted meanwhile.")
    assert [problem.name for problem in told[1:]] == ["with_whom", "on_day", "age"]


def test_a_new_form_starts_from_its_first_values_and_has_no_problems() -> None:
    form = Spoke(initial={"on": date(2026, 12, 21), "agreed": "y"})
    shown = every_field(form)
    assert problems(form, shown) == ()
    on = next(each for each in shown if isinstance(each, fields.Date))
    assert (on.day, on.month, on.year) == ("21", "12", "2026")


def test_hints_and_headings() -> None:
    agreed = field(Spoke()["agreed"], heading=True, hints={"n": "It goes on."}, inline=True)
    assert isinstance(agreed, fields.Radios)
    assert (agreed.heading, agreed.inline, [option.hint for option in agreed.options]) == (
        True,
        True,
        ["", "It goes on."],
    )


def test_a_widget_without_a_component_is_refused() -> None:
    class Odd(forms.Form):
        told = forms.BooleanField()

    with pytest.raises(TypeError, match="told"):
        every_field(Odd())
