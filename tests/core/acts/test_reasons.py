"""A reason that comes past the forms is a text like any other: it says something, is no longer than
a reason may be, and holds nothing that is no text.
"""

import pytest

from concordat.core.acts.sound import why_no_reason
from concordat.core.labels import LONG
from tests.core.refusals import code_of

NEEDED = "Say why you put this right."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The school is flooded.", None),
        ("x" * LONG, None),
        ("", "words-needed"),
        (" . ", "words-needed"),
        ("x" * (LONG + 1), "too-long"),
        ("The school \0 is flooded.", "no-text"),
    ],
)
def test_a_reason_is_a_text_that_says_something(text: str, code: str | None) -> None:
    assert code_of(why_no_reason(text, NEEDED)) == code
