"""With `--record`, a run of all these tests writes the sentences of refusals again."""

import pytest
from pytest import ExitCode

from tests.core import refusals

EVERYTHING = "tests/core"


def pytest_configure(config: pytest.Config) -> None:
    refusals.RECORDING = config.getoption("--record")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Only a whole run has met them all."""
    asked = session.config.args == [EVERYTHING] and not session.config.getoption("keyword")
    if refusals.RECORDING and asked and exitstatus in (ExitCode.OK, ExitCode.TESTS_FAILED):
        refusals.write_again()
