"""Values that can't be what they are: also those that nobody foresaw."""

import pytest
from pydantic_core import ErrorDetails

from concordat.library.files.shape_errors import explain_value, path_of


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("times", "Write for example: times = 2"),
        ("zebra", "Compare it with a file that works."),
    ],
)
def test_what_nobody_foresaw_is_told_all_the_same(name: str, hint: str) -> None:
    error: ErrorDetails = {
        "type": "finite_number",
        "loc": ("step", "a", name, 0),
        "input": 1,
        "msg": "?",
    }
    told = explain_value(error, path_of(error))
    assert (told.sentence, told.hint) == (f"“{name}” can't be used as it is.", hint)


def test_what_has_no_name_is_the_files() -> None:
    error: ErrorDetails = {"type": "?", "loc": (), "input": 1, "msg": "?"}
    assert explain_value(error, ()).sentence == "“the file” can't be used as it is."
