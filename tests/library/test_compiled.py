"""What a file that uses every key there is means, value by value."""

import tomllib
from pathlib import Path

import pytest

from concordat.library.files.load import load_file
from concordat.library.files.published import fingerprint
from concordat.library.files.shape import SHAPES
from concordat.library.files.tables import everywhere, tables_at
from tests.library.compiled import compiled
from tests.recorded import Recorded

EVERY_KEY = Path(__file__).with_name("every-key.toml")
SINGLE = ("protocol", "words", "admission")


def test_a_file_with_every_key_means_what_is_recorded(recorded: Recorded) -> None:
    protocol = load_file(EVERY_KEY)
    recorded(EVERY_KEY.with_suffix(".compiled.txt"), compiled(protocol))
    assert protocol.fingerprint == fingerprint(EVERY_KEY.read_bytes())


@pytest.mark.parametrize("sort", SHAPES)
def test_every_key_is_used(sort: str) -> None:
    raw = tomllib.loads(EVERY_KEY.read_text("utf-8"))
    if sort in SINGLE:
        used = set(raw[sort])
    elif sort in ("duty", "notice"):
        used = {key for _, table in everywhere(raw, sort) for key in table}
    else:
        used = {key for table in tables_at(raw, sort).values() for key in table}
    keys = {field.alias or name for name, field in SHAPES[sort].model_fields.items()}
    assert keys - used <= ({"base", "without"} if sort == "protocol" else set())
