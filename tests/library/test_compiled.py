"""What whole files mean, value by value, and that one of them uses every key there is."""

import tomllib
from pathlib import Path

import pytest

from concordat.library.files.load import load_file
from concordat.library.files.outline import elements, tables
from concordat.library.files.published import fingerprint
from concordat.library.files.shape import SHAPES
from tests.library.compiled import FILES, HERE, meant, recorded

SINGLE = ("protocol", "words", "admission")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_means_what_is_recorded(path: Path) -> None:
    protocol = load_file(path)
    assert meant(protocol) == recorded(path).read_text("utf-8")
    assert protocol.fingerprint == fingerprint(path.read_bytes())


@pytest.mark.parametrize("sort", SHAPES)
def test_every_key_is_used(sort: str) -> None:
    raw = tomllib.loads((HERE / "every-key.toml").read_text("utf-8"))
    if sort in SINGLE:
        used = set(raw[sort])
    elif sort in ("duty", "notice"):
        used = {key for _, _, _, table in elements(raw, sort) for key in table}
    else:
        used = {key for table in tables(raw, sort).values() for key in table}
    keys = {field.alias or name for name, field in SHAPES[sort].model_fields.items()}
    assert keys - used <= ({"base", "without"} if sort == "protocol" else set())
