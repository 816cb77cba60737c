"""Reads the text of a file from its bytes, unless it isn't text, isn't TOML or is far too large."""

import re
from typing import Any

from concordat.library.problems import Comment, KeyPath, shortened
from concordat.library.spelling.broken_lines import TOO_LONG
from concordat.library.spelling.statements import KEY, is_heading

MOST_BYTES = 1_000_000
LONGEST_LINE = 10_000
MOST_NAMES = 12
"""The most names that a key may have, and the deepest that brackets may go."""
HIGHEST_NUMBER = 10**18
_MANY_NAMES = re.compile(rf"{KEY}(?:\s*\.\s*{KEY}){{{MOST_NAMES},}}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_YAML = re.compile(r"\s*(- )?[\w\"'-][^=]*:(\s|$)")
_TOML = (
    "Concordat's files are TOML: headings in square brackets, with lines such as key = "
    '"words" under them.'
)
_OTHER_FILES = {
    b"PK\x03\x04": "a Word document",
    b"\xd0\xcf\x11\xe0": "a Word document",
    b"%PDF": "a PDF",
    b"{\\rtf": "a document of a word processor",
}


def no_text(content: bytes) -> Comment | None:
    """Why this can't be the text of a protocol: it is a document, or far too large."""
    for mark, what in _OTHER_FILES.items():
        if content.startswith(mark):
            sentence = f"This is {what}, not a plain text."
            return Comment((), sentence, "Save it as plain text (UTF-8); then look again.", line=1)
    if len(content) > MOST_BYTES:
        sentence = f"This file has {len(content):,} bytes; no more than {MOST_BYTES:,} are read."
        return Comment((), sentence, "A protocol has about 50,000. Is this the right file?", line=1)
    return None


def decoded(content: bytes) -> tuple[str, list[Comment]]:
    """The text, whatever it was saved as, with a comment if that isn't UTF-8."""
    hint = "Save it again with the encoding UTF-8."
    comments = []
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
        sentence = "This file was saved as “Unicode” (UTF-16), not as UTF-8."
        comments.append(Comment((), sentence, hint, line=1))
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            text = content.decode("cp1252", "replace")
            at = content[: error.start].count(b"\n")
            line = shortened(text.split("\n")[at].strip(), 60)
            sentence = (
                f"This file was saved in an old encoding of Windows; here it shows first: “{line}”."
            )
            comments.append(Comment((), sentence, hint, line=at + 1))
    return text.replace("\r\n", "\n").replace("\r", "\n"), comments


def other_notation(text: str, begin: str) -> Comment | None:
    """What to say about an empty file, or one that isn't meant to be TOML."""
    stripped = [line.strip() for line in text.split("\n")]
    lines = [line for line in stripped if line and not line.startswith("#")]
    sentence = ""
    if not lines:
        sentence = "There is nothing in this file."
    elif lines[0].startswith("{"):
        sentence = f"This is JSON. {_TOML}"
    elif lines[0].startswith("<"):
        sentence = f"This is a web page. {_TOML}"
    elif not any(is_heading(line) for line in lines):
        sentence = _without_headings(lines)
    return Comment((), sentence, begin, line=1) if sentence else None


def _without_headings(lines: list[str]) -> str:
    like_yaml = sum(bool(_YAML.match(line)) for line in lines)
    if like_yaml > len(lines) / 2:
        return f"This is YAML. {_TOML}"
    if not any("=" in line for line in lines):
        return f"This is plain text, without any headings or keys. {_TOML}"
    return ""


def too_large(text: str) -> list[Comment]:
    """Lines that are too long, and keys of too many names."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            sentence = (
                f"This line has {len(line):,} characters; no more than {LONGEST_LINE:,} are read."
            )
            found.append(Comment((), sentence, "Divide it, or take it away.", line=number))
        elif line.count(".") >= MOST_NAMES and _MANY_NAMES.search(_QUOTED.sub("", line)):
            sentence = (
                f"There is a key of more than {MOST_NAMES} names here, with dots between them."
            )
            found.append(Comment((), sentence, "No key has more than five.", line=number))
    return found


def too_deep(tables: dict[str, Any]) -> list[Comment]:
    """Values that are too deep within others, and numbers that are too high."""
    found: dict[KeyPath, Comment] = {}
    ahead: list[tuple[KeyPath, Any]] = [((), tables)]
    while ahead:
        path, value = ahead.pop()
        if len(path) > MOST_NAMES:
            sentence = f"Brackets are within each other here, more than {MOST_NAMES} deep."
            found.setdefault(path[:3], Comment(path[:3], sentence, "Take some of them away."))
        elif isinstance(value, dict):
            ahead += [((*path, key), each) for key, each in value.items()]
        elif isinstance(value, list):
            ahead += [((*path, place), each) for place, each in enumerate(value)]
        elif isinstance(value, int) and abs(value) > HIGHEST_NUMBER:
            found[path] = Comment(path, TOO_LONG, "Write a shorter one.")
    return list(found.values())
