"""What to write in place of words that are no limit: “5 days”, “48hrs”, “three to five weeks”.

A suggestion keeps the author's own numbers and units, or is exactly as long. Where no limit says
what they wrote, that is said, and nothing is suggested.
"""

import difflib
import re

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
        rf"\b(?:working|office|school|court) hours?\b|\bhours?\b.*\b{_WITHOUT}",
        (
            "Hours run on through nights and closed days. What leaves these out is counted in "
            "working days."
        ),
    ),
    (
        r"\b(?:school|clear|court|term|office) ?(?:time )?(?:day|week)s?\b",
        f"{{}}s can't be counted; {_CAN} can. {_READING}",
    ),
    (
        rf"\bdays?\b.*\b{_WITHOUT}",
        (
            "Working days leave out weekends, bank holidays and the board's own closed days, and "
            "nothing else."
        ),
    ),
    (r"\bat least\b", "A limit says by when something is done at the latest."),
    (
        r"\b(?:before|prior to|ahead of)\b",
        "A limit runs on from something; it can't be counted back from what is to come.",
    ),
    (
        r"\b\d+ ?[ap]\.?m\b|\bnoon\b|\bmidnight\b|\b\d+:\d\d\b",
        "A limit in days ends at close of day, and at no other hour.",
    ),
    (
        r"\bfrom day (?!0|1\b)",
        "The start is day 0 or day 1, as in “day 9 (calendar days, from day 0)”.",
    ),
)
"""What can't be counted, and what to say of it; “{}” is what was found."""
_EXAMPLES = (
    "Write for example “2 working days”, “48 hours”, “day 9”, “agreed by the parties” "
    "or “without delay”."
)


def suggest_limit(text: str, shapes: tuple[str, ...]) -> str:
    """What an author may write instead, as a question, or why no limit says it.

    `shapes` are the forms that limits have, such as “N working days”.
    """
    words = _normal(text)
    for pattern, sentence in _CANNOT:
        if found := re.search(pattern, words):
            return sentence.format(found[0].removesuffix("s").capitalize())
    offers = _equal(words) or _similar(words, shapes)
    if not offers:
        return _EXAMPLES
    return f"Did you mean {' or '.join(f'“{offer}”' for offer in dict.fromkeys(offers))}?"


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
    """Limits that say the same: one, either end of a span, or the shorter and longer of two."""
    if words in _SAME:
        return [_SAME[words]]
    if span := _SPAN.fullmatch(words):
        return [*_limits(int(span[1]), span[3]), *_limits(int(span[2]), span[3])]
    if (one := _PERIOD.match(words)) and _FROM.fullmatch(words[one.end() :]):
        return _limits(int(one[1]), one[2])
    return _of_two(words)


def _of_two(words: str) -> list[str]:
    """The shorter and the longer of “24 hours or 1 working day”; nothing for any other words."""
    found = []
    for part in re.split(" or (?:within )?", words):
        period = _PERIOD.fullmatch(part)
        limits = _limits(int(period[1]), period[2]) if period else []
        if len(limits) != 1:
            return []
        found += limits
    if len(found) < 2:
        return []
    return [f"the {rule} of {' or '.join(found)}" for rule in ("shorter", "longer")]


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


def _similar(words: str, shapes: tuple[str, ...]) -> list[str]:
    """Up to two limits that look alike and have the author's own numbers and units."""
    numbers = re.findall(r"\d+", words)
    alike = difflib.get_close_matches(re.sub(r"\d+", "N", words), shapes, n=4, cutoff=0.6)
    filled = [_filled(shape, numbers) for shape in alike]
    near = [offer for offer in filled if _counts(offer) == _counts(words)]
    if not numbers:
        # “working days”, with neither number nor “same”, isn't the same working day.
        typed = words.split()
        near = [it for it in near if difflib.get_close_matches(it.split(" ")[0], typed)]
    return near[:2]


def _filled(shape: str, numbers: list[str]) -> str:
    """A shape with these numbers in place of each N."""
    left = iter(numbers)
    offer = re.sub("N", lambda _: next(left, "N"), shape)
    return re.sub(r"\b1 (working day|working week|hour|calendar day|month)s", r"1 \1", offer)


def _counts(words: str) -> list[str]:
    """The numbers and units in the words, in their order; an N without a number as well."""
    return re.findall(rf"\d+|N |working|calendar|{'|'.join(_UNITS)}", words)
