"""What to write in place of words that are no limit: “5 days”, “48hrs”, “three to five weeks”.

A suggestion keeps the author's own numbers and units, or is exactly as long. Where no limit says
what they wrote, that is said, and nothing is suggested.
"""

import difflib
import re

from concordat.core.wording import joined
from concordat.library.spelling.closest import did_you_mean

_SAME = {
    "asap": "as soon as possible",
    "promptly": "without delay",
    "without undue delay": "without delay",
    "straight away": "immediately",
    "at once": "immediately",
    "same day": "same working day",
    "close of business": "same working day",
}
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_UNITS = ("minute", "hour", "day", "week", "fortnight", "month", "year")
_SHORT = {"hr": "hour", "min": "minute", "wk": "week", "mth": "month", "yr": "year"}
_SORTS = ("working", "calendar", "school", "clear", "office", "court", "term")
_WORDS = (*_UNITS, *(f"{unit}s" for unit in _UNITS), *_SORTS)
_UNIT = rf"(?:(?:working|calendar) )?(?:{'|'.join(_UNITS)})"
_PERIOD = re.compile(rf"(\d+) ({_UNIT})s?\b")
_SPAN = re.compile(rf"(\d+) (?:(?:to|or|and) )?(\d+) ({_UNIT})s?")
_FROM = re.compile(r"|,? (?:of|from|after|following|since) .+")
_BEFORE = re.compile(
    r"^(?:(?:by|within|in|at most|up to|(?:no|not) (?:more|longer|later) than|a|the|further|"
    r"another|maximum|of|on|for|(?:end|close)(?: of(?: business| play)?)?) )+(?=\S)"
)

_CAN = "hours, working days, calendar days, working weeks and months"
_READING = "The nearest of these is a reading, and told as one."
_WITHOUT = r"(?:exclud|except|leaving|not |without|during)"
_CANNOT = (
    (r"\d[.,]\d|½|\b(?:half|quarter)\b", f"Only whole {_CAN} can be counted. {_READING}"),
    (r"\bminutes?\b", f"Minutes can't be counted; {_CAN} can. {_READING}"),
    (
        rf"\b(?:working|office|school|court) hours?\b|\b(?:hour|day)s?\b.*\b{_WITHOUT}",
        (
            "Hours run on through nights and closed days. Working days leave out weekends, bank "
            "holidays and the board's own closed days, and nothing else."
        ),
    ),
    (
        r"\b(?:school|clear|court|term|office) ?(?:time )?(?:day|week)s?\b",
        f"{{}}s can't be counted; {_CAN} can. {_READING}",
    ),
    (
        r"\bat least\b|\b(?:before|prior to|ahead of)\b",
        "A limit runs on from something, and says by when something is done at the latest.",
    ),
    (
        r"\b\d+ ?[ap]\.?m\b|\bnoon\b|\bmidnight\b|\b\d+:\d\d\b",
        "A limit in days ends at close of day, and at no other hour.",
    ),
)
"""What can't be counted, and what to say of it; “{}” is what was found."""
_EXAMPLES = (
    "Write for example “2 working days”, “48 hours”, “day 9”, “agreed by the parties”, “without "
    "delay”, “immediately, at most 2 working days” or “the shorter of 2 working days or 48 hours”."
)


def suggest_limit(text: str, without_numbers: tuple[str, ...]) -> str:
    """What an author may write instead, as a question, or why no limit says it.

    `without_numbers` are the limits that have no number, such as “without delay”.
    """
    words = _normal(text)
    for pattern, sentence in _CANNOT:
        if found := re.search(pattern, words):
            return sentence.format(found[0].removesuffix("s").capitalize())
    if offers := _equal(words):
        quoted = [f"“{offer}”" for offer in dict.fromkeys(offers)]
        return f"Did you mean {joined(quoted, 'or')}?"
    has_unit = re.search(rf"\d|{_UNIT}", words)
    if has_unit and not words.startswith("same "):
        return _EXAMPLES
    return did_you_mean(words, without_numbers, _EXAMPLES)


def _normal(text: str) -> str:
    """The words in small letters, with figures and whole units, and no words before the number."""
    words = text.lower().replace("business", "working")
    words = re.sub(r"(?<=\w)[–—-](?=\w)", " ", words)
    words = re.sub(r"(\d)(?=[a-z])", r"\1 ", words)
    words = re.sub(r"\bfull ", "", words)
    words = re.sub(r"[a-z]+", lambda word: _figure_or_unit(word[0]), words)
    words = re.sub(r"\b(?:the )?(?:next|following) day\b", "1 working day", words)
    words = re.sub(r"\b(?:the )?(?:next|following) (?=(?:working|calendar) day\b)", "1 ", words)
    words = re.sub(rf"\ban? (?={_UNIT}\b)", "1 ", words)
    words = re.sub(r"(?<=\w) ?\(\d+\)", "", words)  # “ten (10) working days”
    words = _BEFORE.sub("", words)
    return f"{words} days" if words.isdigit() else words


def _figure_or_unit(word: str) -> str:
    """A number word in figures, a short or misspelt unit in full, any other word as it is."""
    if word in _NUMBERS:
        return str(_NUMBERS.index(word))
    singular = word.removesuffix("s")
    if singular in _SHORT:
        return _SHORT[singular] + word[len(singular) :]
    near = difflib.get_close_matches(word, _WORDS, n=1, cutoff=0.8)
    return near[0] if near else word


def _equal(words: str) -> list[str]:
    """Limits that say the same: one, or either end of a span; nothing for any other words."""
    if words in _SAME:
        return [_SAME[words]]
    if span := _SPAN.fullmatch(words):
        return [*_limits(int(span[1]), span[3]), *_limits(int(span[2]), span[3])]
    if (one := _PERIOD.match(words)) and _FROM.fullmatch(words[one.end() :]):
        return _limits(int(one[1]), one[2])
    return []


def _limits(n: int, unit: str) -> list[str]:
    """A number of a unit as limits: two where a day or a week may be of two kinds."""
    lengths = {
        "day": [(n, "working day"), (n, "calendar day")],
        "week": [(n, "working week"), (7 * n, "calendar day")],
        "fortnight": [(2 * n, "working week"), (14 * n, "calendar day")],
        "calendar week": [(7 * n, "calendar day")],
        "calendar month": [(n, "month")],
        "year": [(12 * n, "month")],
        "calendar year": [(12 * n, "month")],
    }
    countable = ("working day", "calendar day", "working week", "hour", "month")
    found = lengths.get(unit, [(n, unit)] if unit in countable else [])
    return [f"1 {each}" if many == 1 else f"{many} {each}s" for many, each in found]
