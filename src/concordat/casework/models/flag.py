"""Yes or no, as something that an index finds."""

from typing import Any

from django.db import models
from django.db.models.lookups import BuiltinLookup, Exact


class Flag(models.BooleanField):  # type: ignore[type-arg]
    """A yes or no that lists are chosen by. Django asks for `open` alone, which SQLite finds by no
    index; this one asks for `open = 1`.
    """

    def deconstruct(self) -> Any:
        """As what it is in the database, so that no migration has to know it."""
        name, _, arguments, named = super().deconstruct()
        return name, "django.db.models.BooleanField", arguments, named


@Flag.register_lookup
class Is(Exact):
    """The column compared with a value."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return BuiltinLookup.as_sql(self, compiler, connection)
