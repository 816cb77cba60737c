"""Lines that can't be read: what is said of each, and what is read in its place. Any text ends."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordat.library.files.toml import Toml, read_toml
from concordat.library.spelling.broken_lines import (
    CURLY,
    EQUALS,
    HEADING,
    INNER,
    ON_ONE_LINE,
    STRANGE,
    UNCLOSED,
    UNREADABLE,
    WORDS,
    YEAR_FIRST,
    explain_line,
    reads,
)
from concordat.library.spelling.statements import statements

GUESSED = {
    CURLY: {
        "what = “raise it, now”": 'what = "raise it, now"',
        "what = „raise it“": 'what = "raise it"',
        "“not agreed” = “stay”": '"not agreed" = "stay"',
        "cites = [“a”, “b”]": 'cites = ["a", "b"]',
        "[step.“the chair”]": '[step."the chair"]',
    },
    STRANGE: {
        'within\u00a0= "2 hours"': 'within = "2 hours"',
        '\u200bwhat = "a – b"': 'what = "a – b"',
        "version = 2026\u201104\u201101": "version = 2026-04-01",
        "[step.\u00a0managers]": "[step. managers]",
    },
    EQUALS: {
        'within: "2 hours"': 'within = "2 hours"',
        "times := 1": "times = 1",
        'what == "x"': 'what = "x"',
        'what => "x"': 'what = "x"',
        'within "2 hours"': 'within = "2 hours"',
        'who ["a", "b"]': 'who = ["a", "b"]',
    },
    UNCLOSED: {
        'what = "raise it': 'what = "raise it"',
        'cites = ["a", "b"': 'cites = ["a", "b"]',
        'cites = ["a", "b': 'cites = ["a", "b"]',
        'cites = ["a", "b]': 'cites = ["a", "b"]',
        'then = { agreed = "stay"': 'then = { agreed = "stay"}',
        'then = { agreed = "stay }': 'then = { agreed = "stay"}',
        'text = """raise\nit': 'text = """raise\nit"""',
    },
    INNER: {
        'text = "the "lead" agency"': "text = 'the \"lead\" agency'",
        'text = "the "lead" board\'s"': 'text = "the \\"lead\\" board\'s"',
    },
    YEAR_FIRST: {
        "version = 18/5/2017": "version = 2017-05-18",
        "version = 18 May 2017": "version = 2017-05-18",
        "at = 21/12/2026 10:00": "at = 2026-12-21T10:00:00",
    },
    WORDS: {
        "within = 2 working days": 'within = "2 working days"',
        "what = go # now": 'what = "go"  # now',
        "clause = 7.1a": 'clause = "7.1a"',
        "text = the board's own": 'text = "the board\'s own"',
    },
    HEADING: {
        "[step.managers": "[step.managers]",
        "[step.managers]]": "[step.managers]",
        "[step.team managers]": '[step."team managers"]',
        '[step."team managers]': '[step."team managers"]',
        "[step.managers] the managers": "[step.managers]",
    },
}
NOT_GUESSED = {
    "raise it": "is neither a heading nor a key with its value.",
    "what =": "Nothing comes after “what =”.",
    "what = # later": "Nothing comes after “what =”.",
    "version = 2026-02-30": "There is no such day or hour as 2026-02-30.",
    "at = 2026-04-01 25:00": "There is no such day or hour as 2026-04-01 25:00.",
    'then = { agreed: "stay" }': UNREADABLE,
    'to = ["a" "b"]': UNREADABLE,
    'source = "S:\\Policies"': UNREADABLE,
    'not agreed = "stay"': UNREADABLE,
    'who = "a", "b"': UNREADABLE,
    "alone = yes": UNREADABLE,
    'then = { agreed = "stay",\n  done = "stay" }': ON_ONE_LINE,
    'what = "talk it\n  over"': ON_ONE_LINE,
    f"times = {'9' * 5_000}": "This number is too long: a number has 18 digits at most.",
}


@pytest.mark.parametrize("sentence", GUESSED)
def test_what_was_probably_meant_is_shown_and_read(sentence: str) -> None:
    for text, meant in GUESSED[sentence].items():
        assert not reads(text), text
        explanation = explain_line(text)
        assert (explanation.sentence, explanation.meant) == (sentence, meant)
        assert explanation.hint == f"Write: {' '.join(meant.split())}"


def test_several_things_can_be_wrong_with_a_line() -> None:
    explanation = explain_line("within: 2 working days")
    assert explanation.sentence == f"{EQUALS} {WORDS}"
    assert explanation.meant == 'within = "2 working days"'


@pytest.mark.parametrize("text", NOT_GUESSED)
def test_what_nobody_can_guess_is_left_out(text: str) -> None:
    explanation = explain_line(text)
    assert NOT_GUESSED[text] in explanation.sentence
    assert explanation.meant == ""
    assert explanation.hint


def test_an_unreadable_line_is_shown_with_one_that_is_right() -> None:
    hint = 'Write for example: then = { agreed = "end: agreed", "not agreed" = "directors" }'
    assert explain_line('then = { agreed: "stay" }').hint == hint
    assert explain_line('zebra = { a: "b" }').hint.startswith("A line is a heading")


def told(read: Toml) -> list[tuple[int | None, str]]:
    return [(comment.line, comment.sentence) for comment in read.comments]


def test_the_rest_of_a_file_is_read_on() -> None:
    read = read_toml(b'[a]\nx = one\n???\ny = "two"\n\n[b\nz = 3\n', "")
    assert read.tables == {"a": {"x": "one", "y": "two"}, "b": {"z": 3}}
    assert [line for line, _ in told(read)] == [2, 3, 6]
    assert not read.whole  # nobody knows what “???” meant
    assert read_toml(b"[a]\nx = one\n", "").whole


def test_what_is_never_closed_ends_where_something_else_begins() -> None:
    text = 'cites = [\n  "a",\n  "b",\n\nwho = [\n  "c",\n]\n[x]\nwhat = "d\nact = "e"'
    found = [(each.at, each.end) for each in statements(text.split("\n"))]
    assert found == [(0, 3), (4, 7), (7, 8), (8, 9), (9, 10)]
    assert [each.end for each in statements(['x = """', "a = 1", "", '"""', "b = 2"])] == [4, 5]
    assert [each.end for each in statements(['x = """', "words", "", "b = 2"])] == [2, 4]


def test_what_a_word_processor_did_to_many_lines_is_told_once() -> None:
    read = read_toml("".join(f"k{n} = “x”\n" for n in range(5)).encode() + b"[a]\n", "")
    sentence = f"{CURLY} They are in these lines too: 2, 3, 4, 5."
    assert told(read) == [(1, sentence)]
    few = read_toml("".join(f"k{n} = “x”\n" for n in range(3)).encode() + b"[a]\n", "")
    assert told(few) == [(1, CURLY), (2, CURLY), (3, CURLY)]


def test_lines_with_nothing_but_what_cant_be_seen_are_told() -> None:
    read = read_toml("[a]\n\u00a0\nx = 1\n# a\x01b\n".encode(), "")
    assert told(read) == [(2, STRANGE), (4, STRANGE)]
    assert read.tables == {"a": {"x": 1}}


def test_what_is_there_twice_is_told_with_where_it_was() -> None:
    read = read_toml(b"[a]\nx = 1\ny = 2\nx = 3\n[b.c]\nz = 4\n[b.'c']\nz = 5\n", "")
    assert told(read) == [(4, "“x” is in line 2 already."), (7, "[b.'c'] is in line 5 already.")]
    assert [each.hint for each in read.comments] == [
        "Keep one of the two.",
        "Give this one another name, or merge the two.",
    ]
    assert read.tables == {"a": {"x": 1, "y": 2}, "b": {"c": {"z": 4}}}
    assert not read.whole
    inner = read_toml(b"[a]\nx = { y = 1 }\n[a.x]\nz = 2\n", "")
    assert told(inner) == [(3, "[a.x] is above already.")]


PIECES = st.sampled_from(
    [
        *"[]{}=:,.\n #\\\r\té“”'\"\u00a0\u2013\x00",
        *('"""', "[[", "]]", "\n", "key", "a b", "[step.x]", "[protocol]\n"),
        *("2 working days", "2026-13-45", "then = { a"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_has_an_answer(text: str) -> None:
    read = read_toml(text.encode(), "Begin.")
    # An old Mac ends its lines with a carriage return: TOML doesn't read that, and Concordat does.
    assert read.comments or reads(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= (comment.line or 1) <= lines for comment in read.comments)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_have_an_answer(content: bytes) -> None:
    read = read_toml(content, "Begin.")
    assert read.comments or read.readable


def test_every_file_of_the_library_is_read_as_it_is() -> None:
    for path in (Path(__file__).parents[2] / "protocols").glob("*/*.toml"):
        lines = path.read_text("utf-8").split("\n")
        assert all(reads(each.text) for each in statements(lines)), path
