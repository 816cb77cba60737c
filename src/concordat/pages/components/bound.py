"""From a Django form to the values that the `field` and `error_summary` macros show.

The widget says which component a field is: Textarea, RadioSelect, CheckboxSelectMultiple, Select,
SelectDateWidget (three boxes), or any line of text. What was typed comes back as it was, right or
wrong.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import BaseForm, widgets
from django.forms.boundfield import BoundField

from concordat.pages.components import fields

NONE: Mapping[str, str] = {}


def field(
    bound: BoundField,
    *,
    heading: bool = False,
    example: str = "",
    hints: Mapping[str, str] = NONE,
    inline: bool = False,
) -> fields.Field:
    """The component for a field; `hints` are by option's value. Raises TypeError for a widget not
    named above.
    """
    same: dict[str, Any] = {
        "name": bound.html_name,
        "label": str(bound.label),
        "hint": str(bound.help_text),
        "error": " ".join(map(str, bound.errors)),
        "heading": heading,
    }
    match widget := bound.field.widget:
        case widgets.SelectDateWidget():
            return fields.Date(**same, **_typed_date(bound))
        case widgets.Textarea():
            return fields.Area(
                **same, value=_typed(bound), rows=int(widget.attrs.get("rows", 6)), example=example
            )
        case widgets.CheckboxSelectMultiple():
            return fields.Checkboxes(**same, options=_options(bound, hints))
        case widgets.RadioSelect():
            return fields.Radios(**same, options=_options(bound, hints), inline=inline)
        case widgets.SelectMultiple() | widgets.CheckboxInput():
            raise TypeError(
                f"{same['name']}: use CheckboxSelectMultiple, which can be read by everyone"
            )
        case widgets.Select():
            return fields.Select(**same, options=_options(bound, hints))
        case widgets.Input():
            return fields.Text(**same, value=_typed(bound), **_line(widget))
    raise TypeError(f"{same['name']}: there is no component for {type(widget).__name__}")


def every_field(form: BaseForm, **more: Any) -> tuple[fields.Field, ...]:
    """Every visible field of a form, in its order."""
    return tuple(field(bound, **more) for bound in form.visible_fields())


def problems(form: BaseForm, shown: tuple[fields.Field, ...]) -> tuple[fields.Problem, ...]:
    """The error summary of a form whose fields are `shown`; () when there is nothing to put
    right.
    """
    return fields.problems(shown, tuple(map(str, form.non_field_errors())))


def _typed(bound: BoundField) -> str:
    value = bound.field.widget.format_value(bound.value())
    return "" if value is None else str(value)


def _typed_date(bound: BoundField) -> dict[str, Any]:
    if bound.form.is_bound:
        return {
            part: str(bound.form.data.get(f"{bound.html_name}_{part}", ""))
            for part in ("day", "month", "year")
        }
    first = bound.value()
    return (
        {"day": str(first.day), "month": str(first.month), "year": str(first.year)}
        if isinstance(first, date)
        else {}
    )


def _options(bound: BoundField, hints: Mapping[str, str]) -> tuple[fields.Option, ...]:
    widget = bound.field.widget
    chosen = {str(value) for value in widget.format_value(bound.value())}
    return tuple(
        fields.Option(str(value), str(label), hints.get(str(value), ""), str(value) in chosen)
        for value, label in widget.choices
    )


def _line(widget: widgets.Input) -> dict[str, Any]:
    """What of a line of text is set by its widget's own attributes: `width`, `autocomplete`,
    `inputmode`.
    """
    attributes = widget.attrs
    return {
        "type": "text" if widget.input_type == "number" else widget.input_type,
        "width": attributes.get("width"),
        "autocomplete": attributes.get("autocomplete", ""),
        "numeric": widget.input_type == "number" or attributes.get("inputmode") == "numeric",
    }
