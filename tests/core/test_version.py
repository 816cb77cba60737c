"""A protocol's version: the date of its text, and the revision of the file about it."""

import pytest

from concordat.core.protocol import Version

IN_ORDER = (
    "undated",
    "undated.2",
    "2017-04",
    "2017-04.3",
    "2017-04-01",
    "2017-05-18",
    "2017-05-18.2",
    "2017-05-18.10",
    "2018-01",
)


def test_the_newest_text_comes_last_and_of_one_text_the_highest_revision():
    shuffled = [Version.parse(text) for text in (*IN_ORDER[::2], *IN_ORDER[1::2])]
    assert tuple(map(str, sorted(shuffled))) == IN_ORDER


@pytest.mark.parametrize("text", IN_ORDER)
def test_a_version_is_read_as_it_is_written(text: str):
    assert str(Version.parse(text)) == text


def test_the_first_revision_has_no_number():
    assert Version.parse("2017-05-18") == Version("2017-05-18", 1)


@pytest.mark.parametrize(
    "text",
    [
        "2017",
        "2017-13",
        "2017-02-30",
        "2017-5-18",
        "2017-05-18.",
        "2017-05-18.1",
        "2017-05-18.02",
        "2017-05-18.0",
        "2017-05-18.2.forms",
        "undated.x",
        "2017-05-18T10:00",
        "yesterday",
    ],
)
def test_nothing_else_is_a_version(text: str):
    with pytest.raises(ValueError):
        Version.parse(text)
