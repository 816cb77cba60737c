"""With `--record`, a run of all these tests in one process writes the refusals again."""

import pytest

from tests.core import refusals

EVERYTHING = (["tests"], ["tests/core"])
FINISHED = (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED)


def pytest_configure(config: pytest.Config) -> None:
    refusals.RECORDING = config.getoption("--record")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Only a whole run has met them all."""
    options = session.config.option
    alone = not options.keyword and not getattr(options, "numprocesses", None)
    whole = session.config.args in EVERYTHING and alone and exitstatus in FINISHED
    if refusals.RECORDING and whole:
        refusals.write_again()
