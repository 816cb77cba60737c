"""What a key of a protocol file may hold: words, names, lists, limits, times of day."""

from datetime import date, datetime, time
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from concordat.core.protocol import Version
from concordat.core.protocol.version import SPELLING

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

Text = Annotated[str, StringConstraints(min_length=1)]
"""Words; never empty."""

Name = Annotated[str, StringConstraints(pattern=r"^[^\s.:]([^.:]*[^\s.:])?$")]
"""The key of a table. Dots and colons separate the names of duties and outcomes, so it has none."""


def as_list(value: Any) -> Any:
    """One text as a list of one; anything else as it is."""
    return [value] if isinstance(value, str) else value


def _as_time(value: Any) -> Any:
    """“17:00” as a time of day; anything else is left for pydantic to refuse."""
    if not isinstance(value, str):
        return value
    try:
        return time.fromisoformat(value)
    except ValueError:
        return value


def _as_version(value: Any) -> Version:
    """The version meant by a date, or by text such as “2017-05-18.2”, “2017-04” or “undated”."""
    if isinstance(value, Version):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return Version(value.isoformat())
    try:
        return Version.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise PydanticCustomError("version_type", "no version") from None


_ONE_OR_MORE = {
    "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]
}
Texts = Annotated[list[Text], Field(min_length=1)]
OneOrMore = Annotated[Texts, BeforeValidator(as_list), WithJsonSchema(_ONE_OR_MORE)]
TimeOfDay = Annotated[
    time,
    BeforeValidator(_as_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d\d:\d\d(:\d\d)?$"}),
]
VersionName = Annotated[
    Version,
    PlainValidator(_as_version),
    WithJsonSchema({"type": "string", "pattern": f"^{SPELLING}$"}),
]
Within = Text | dict[Text, Text]
"""A limit; or one for each fact that brings its own, and one that holds otherwise."""


class Table(BaseModel):
    """A table of the file. Any other key is a problem, and no value is converted."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
