"""Files as they were saved: what is said of each, and the text that is read."""

import pytest

from concordat.library.files.toml import Toml, read_toml

UTF_8 = "Save it again with the encoding UTF-8."
PLAIN = "Save it as plain text (UTF-8); then look again."
UNICODE = "This file was saved as “Unicode” (UTF-16), not as UTF-8."
WINDOWS = "This file was saved in an old encoding of Windows; here it shows first: “{}”."
LONG = "# é and so on, for many words until the line is far too long to be shown to anybody"


def told(read: Toml) -> list[tuple[int, str, str]]:
    return [(it.line, it.sentence, it.hint) for it in read.comments]


@pytest.mark.parametrize(
    ("content", "text", "slips"),
    [
        (b"a = 1", "a = 1", []),
        ("\ufeffa = 1".encode(), "a = 1", []),
        (b"a = 1\r\nb = 2\rc = 3", "a = 1\nb = 2\nc = 3", []),
        ("a = 'é'".encode("utf-16"), "a = 'é'", [(1, UNICODE, UTF_8)]),
        (b"\xfe\xff" + "a = 1".encode("utf-16-be"), "a = 1", [(1, UNICODE, UTF_8)]),
        ("a = 1\n".encode("utf-16") + b"x", "a = 1\n", [(1, UNICODE, UTF_8)]),
        (
            "a = 1\nb = 'é'".encode("cp1252"),
            "a = 1\nb = 'é'",
            [(2, WINDOWS.format("b = 'é'"), UTF_8)],
        ),
        (b"\n  b = '\x81'  ", "\n  b = '\ufffd'  ", [(2, WINDOWS.format("b = '\ufffd'"), UTF_8)]),
        (
            LONG.encode("cp1252") + b"\na = 1",
            f"{LONG}\na = 1",
            [(1, WINDOWS.format(f"{LONG[:40].rstrip()} … {LONG[-16:].lstrip()}"), UTF_8)],
        ),
    ],
)
def test_a_file_is_read_whatever_it_was_saved_as(
    content: bytes, text: str, slips: list[tuple[int, str, str]]
) -> None:
    read = read_toml(content, "Begin.")
    assert read.text == text
    assert told(read)[: len(slips)] == slips


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"PK\x03\x04 and more", "a Word document"),
        (b"\xd0\xcf\x11\xe0 and more", "a Word document"),
        (b"%PDF-1.7", "a PDF"),
        (b"{\\rtf1", "a document of a word processor"),
    ],
)
def test_a_file_that_is_no_text_is_told(content: bytes, what: str) -> None:
    read = read_toml(content, "Begin.")
    assert told(read) == [(1, f"This is {what}, not a plain text.", PLAIN)]
    assert (read.text, read.tables, read.whole, read.readable) == ("", {}, False, False)
