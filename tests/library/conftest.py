"""A small whole protocol, and ways to change it and see what comes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file

WHOLE = Path(__file__).parent / "whole.toml"
Changed = Callable[..., Path]


@pytest.fixture
def whole() -> Protocol:
    return load_file(WHOLE)


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The path of a copy of the whole file with some words replaced, each once."""

    def change(*replaced: tuple[str, str]) -> Path:
        text = WHOLE.read_text(encoding="utf-8")
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new, 1)
        path = tmp_path / "file.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return change
