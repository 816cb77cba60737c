"""The demonstration's directory, loaded: the boards that cases in these tests are raised at."""

import pytest

from tests.casework.acting import TODAY
from tests.house.source import ROOT


@pytest.fixture
def directory(db: None) -> object:
    from concordat.people.load import load  # once Django is ready

    return load(ROOT / "demo" / "directory", TODAY)
