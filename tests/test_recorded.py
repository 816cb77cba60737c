"""A recording is compared line by line."""

from tests.recorded import differences


def test_only_what_differs_is_shown_with_its_place() -> None:
    before = "one\ntwo\nthree\nfour\n"
    now = "one\n2\nthree\nfour\nfive\n"
    assert list(differences(before, now)) == ["    2 - two", "    2 + 2", "    5 + five"]
    assert list(differences("a", "a\n")) == []
