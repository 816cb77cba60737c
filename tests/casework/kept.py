"""What the tables hold, in a form that can be compared."""

from typing import Any


def rows_of() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of lists, in order, without the numbers that a database gives them."""
    from concordat.casework import models

    columns = {
        model: [f.attname for f in model._meta.concrete_fields if f.attname != "id"]
        for model in _lists()
    }
    columns[models.PartRow].remove("duty_id")
    columns[models.PartRow].append("duty__duty")
    return {
        model.__name__: sorted(model.objects.values_list(*names), key=repr)
        for model, names in columns.items()
    }


def _lists() -> list[Any]:
    from concordat.casework import models

    return [models.CaseRow, models.DutyRow, models.PartRow]


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables of casework."""
    from django.apps import apps

    tables = apps.get_app_config("casework").get_models()
    return {model.__name__: sorted(model.objects.values_list(), key=repr) for model in tables}
