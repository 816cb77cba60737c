"""The format of the events in the database, found without reading anything else in them."""

from django.db import connection

from concordat.casework import models
from concordat.core import wire


def newest() -> int | None:
    """The format of the newest event; None where there is no event, or no table for them yet."""
    table = models.Event._meta.db_table  # noqa: SLF001 - Django's own name for what is public
    if table not in connection.introspection.table_names():
        return None
    event = models.Event.objects.order_by("-pk").values_list("wire", flat=True).first()
    return None if event is None else wire.version_of(bytes(event))
