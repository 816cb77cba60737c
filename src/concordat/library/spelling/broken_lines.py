"""What is wrong with a line that can't be read, and what its author probably meant.

A guess is tried only where its sign is there. The line as guessed is shown as what to write, and
read in place of the line, so that one slip doesn't hide the others.
"""

import re
import tomllib
from collections.abc import Callable

import msgspec

from concordat.library.problems import shortened
from concordat.library.spelling.dates import as_date, as_moment, is_like_a_day
from concordat.library.spelling.examples import example
from concordat.library.spelling.keyboard import plain, straight
from concordat.library.spelling.statements import KEY, is_heading, still_open

CURLY = "The quotation marks are curly, as a word processor makes them."
STRANGE = (
    "This line has spaces or dashes that a word processor made; they only look like plain ones."
)
UNREADABLE = "This line can't be read."
NEITHER = "is neither a heading nor a key with its value."
HEADING = "A heading is one pair of square brackets around names, with dots between them."
EQUALS = "A key and its value are joined by “=”."
UNCLOSED = "A quotation mark or bracket that opens here is never closed."
ON_ONE_LINE = "This runs on to another line, and must be on one."
INNER = "There are quotation marks within the words."
WORDS = "Words have quotation marks around them."
YEAR_FIRST = "A date is written with the year first, and an hour after a “T”."
TOO_LONG = "This number is too long: a number has 18 digits at most."
A_LINE = (
    'A line is a heading in square brackets, or a key = "value"; a key of several words has '
    "quotation marks around it."
)
_IN_QUOTES = re.compile(r'("[^"]*")|[^"]+|"')
_JOINED = re.compile(
    r"\s*(?P<key>\"[^\"]*\"|'[^']*'|[^=:\"'{\[#]+?)\s*"
    r"(?P<mark>:=|==|=>|=|:|(?=[\"\[{]))\s*(?P<value>.*)",
    re.DOTALL,
)
_SEVERAL = re.compile(r'"\s*,\s*"|"""')
_NO_WORDS = re.compile(r"yes|no|true|false", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{19,}")
_CLOSERS = {"[": "]", "{": "}"}


class Explanation(msgspec.Struct, frozen=True):
    """What is wrong with a statement, what to write, and what was meant ("" if nobody can tell)."""

    sentence: str
    hint: str
    meant: str = ""


def reads(text: str) -> bool:
    """Whether a text is TOML."""
    try:
        tomllib.loads(text)
    except (ValueError, RecursionError):  # also a number of thousands of digits, or of brackets
        return False
    return True


def explain_line(text: str) -> Explanation:
    """What is wrong with a statement that isn't TOML."""
    wrong: list[str] = []
    meant = text
    for sentence, guess in _HEADING_GUESSES if is_heading(plain(text)) else _PAIR_GUESSES:
        better = guess(meant)
        if better != meant:
            wrong.append(sentence)
            meant = better
        if wrong and reads(meant):
            return Explanation(" ".join(wrong), f"Write: {shortened(meant)}", meant)
    return _unexplained(meant)


def _unexplained(text: str) -> Explanation:
    """What to say when no guess can be read: what a line with this key looks like."""
    pair = _JOINED.match(text)
    if pair is None:
        sentence = f"“{shortened(text.strip(), 40)}” {NEITHER}"
        return Explanation(sentence, "Put “#” in front of it if it is a remark, or take it away.")
    key, value = pair["key"].strip('"'), pair["value"].strip()
    if not value or value.startswith("#"):
        return Explanation(f"Nothing comes after “{key} =”.", example(key, A_LINE))
    if _NUMBER.fullmatch(value):
        return Explanation(TOO_LONG, "Write a shorter one.")
    if is_like_a_day(value.strip('"')):
        sentence = f"There is no such day or hour as {value.strip(chr(34))}."
        return Explanation(sentence, "Look at the day in a calendar.")
    sentence = ON_ONE_LINE if "\n" in text.strip() else UNREADABLE
    return Explanation(sentence, example(key, A_LINE))


def _plain_outside_quotes(text: str) -> str:
    """A statement with a keyboard's spaces and hyphens, except in its words: those are meant."""
    return _IN_QUOTES.sub(lambda piece: piece[1] or plain(piece[0]), text)


def _heading(text: str) -> str:
    """A heading with one pair of brackets, and quotation marks where a name needs them."""
    inner = re.sub(r"\].*", "", text, flags=re.DOTALL).strip("[ \n")
    parts = [part.strip() for part in re.findall(r"\"[^\"]*\"?|'[^']*'|[^.\"']+", inner)]
    names = [_name(part) for part in parts if part]
    return f"[{'.'.join(names)}]" if names else text


def _name(part: str) -> str:
    """One name of a heading, in quotation marks if it needs them."""
    bare = part.strip('"')
    return part if re.fullmatch(KEY, part) else f'"{bare}"'


def _with_equals(text: str) -> str:
    pair = _JOINED.match(text)
    if pair is None or pair["mark"] == "=":
        return text
    return f"{pair['key']} = {pair['value']}"


def _closed(text: str) -> str:
    """The statement with the quotation mark and the brackets closed that it leaves open."""
    marks = ""
    for line in text.split("\n"):
        marks = still_open(line, marks)
    if not marks:
        return text
    quotes = marks.lstrip("[{")
    brackets = marks.removesuffix(quotes)
    text = text.rstrip()
    if quotes and brackets:
        text = text.rstrip(",]} ")  # closed within the words
    return text + quotes + "".join(_CLOSERS[each] for each in reversed(brackets))


def _with_other_quotes(text: str) -> str:
    """The statement in other quotation marks than those that are within its words."""
    key, equals, value = text.partition("=")
    words = value.strip()
    has_quotes = words.count('"') > 2 and words[0] == words[-1] == '"'
    if has_quotes and not _SEVERAL.search(words) and "\n" not in words:
        return f"{key}{equals} {_quoted(words[1:-1])}"
    return text


def _with_a_date(text: str) -> str:
    key, equals, value = text.partition("=")
    moment = as_date(value) or as_moment(value)
    return f"{key}{equals} {moment.isoformat()}" if moment else text


def _with_quotes(text: str) -> str:
    """The statement with quotation marks around a value that has none."""
    key, equals, value = text.partition("=")
    words, hash_, remark = value.partition("#")
    words = words.strip()
    if not words or words[0] in "\"'[{" or is_like_a_day(words):
        return text
    if _NUMBER.fullmatch(words) or _NO_WORDS.fullmatch(words):
        return text
    return f"{key}{equals} {_quoted(words)}{f'  {hash_}{remark}' if hash_ else ''}"


def _quoted(words: str) -> str:
    """Words on one line in the quotation marks that suit them."""
    words = " ".join(words.split())
    if '"' in words and "'" not in words:
        return f"'{words}'"
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


_Guess = tuple[str, Callable[[str], str]]
_WORD_PROCESSOR: tuple[_Guess, ...] = ((CURLY, straight), (STRANGE, _plain_outside_quotes))
_HEADING_GUESSES: tuple[_Guess, ...] = (*_WORD_PROCESSOR, (HEADING, _heading))
_PAIR_GUESSES: tuple[_Guess, ...] = (
    *_WORD_PROCESSOR,
    (EQUALS, _with_equals),
    (UNCLOSED, _closed),
    (INNER, _with_other_quotes),
    (YEAR_FIRST, _with_a_date),
    (WORDS, _with_quotes),
)
