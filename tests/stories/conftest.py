"""The small whole protocol of the library's tests, under which stories are told."""

import pytest

from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file
from tests.library.conftest import WHOLE


@pytest.fixture
def whole() -> Protocol:
    return load_file(WHOLE)
