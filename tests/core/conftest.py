"""With `--record`, a run of all these tests writes the sentences of refusals again."""

import pytest

from tests.core import refusals

EVERYTHING = "tests/core"


def pytest_configure(config: pytest.Config) -> None:
    refusals.RECORDING = config.getoption("--record")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Only a whole run has met them all."""
    whole = session.config.args == [EVERYTHING] and not session.config.getoption("keyword")
    if refusals.RECORDING and whole:
        refusals.write_again()
