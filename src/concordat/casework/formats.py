"""The format of the events in the database, found without reading anything else in them."""

import msgspec
from django.db import connection

from concordat.casework import models


class _Envelope(msgspec.Struct):
    """As much of an event as every format has. FORMAT 1 left its version out."""

    version: int = 1


def newest() -> int | None:
    """The format of the newest event; None where there is no event, or no table for them yet."""
    table = models.Event._meta.db_table  # noqa: SLF001 - Django's own name for what is public
    if table not in connection.introspection.table_names():
        return None
    wire = models.Event.objects.order_by("-pk").values_list("wire", flat=True).first()
    return msgspec.json.decode(bytes(wire), type=_Envelope).version if wire is not None else None
