"""What an author probably meant by words that are no limit.

An offer keeps the author's own numbers and units, or is exactly as long. Where nothing says what
they wrote, that is said, and nothing is offered.
"""

import difflib
import re
from collections.abc import Iterator, Sequence

_OTHERWISE = {
    "asap": "as soon as possible",
    "promptly": "without delay",
    "without undue delay": "without delay",
    "straight away": "immediately",
    "at once": "immediately",
    "same day": "same working day",
    "close of business": "same working day",
}
_NUMBERS = (
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
)
_UNITS = ("minute", "hour", "day", "week", "fortnight", "month", "year")
_SHORT = {"hr": "hour", "min": "minute", "wk": "week", "mth": "month", "yr": "year"}
_SORTS = ("working", "calendar", "school", "clear", "office", "court", "term")
_KNOWN = (*_UNITS, *(f"{unit}s" for unit in _UNITS), *_SORTS)
_PERIOD = rf"(\d+) ((?:(?:working|calendar) )?(?:{'|'.join(_UNITS)}))s?\b"
_BEFORE = (
    r"(?:by|within|in|at most|up to|(?:no|not) (?:more|longer|later) than|a|the|further|"
    r"another|maximum|of|on|for|"
    r"(?:end|close)(?: of(?: business| play)?)?)"
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
"""What can't be counted, by a pattern of it, and what is to be said of that; “{}” is what was
found, as one.
"""
_EXAMPLES = (
    "Write for example “2 working days”, “48 hours”, “day 9”, “agreed by the parties” "
    "or “without delay”."
)


def did_you_mean(text: str, shapes: Sequence[str]) -> str:
    """What an author may write instead, as a question, or why nothing says it. Shapes are such as
    “N working days”.
    """
    words = _plain(text)
    for pattern, sentence in _CANNOT:
        if found := re.search(pattern, words):
            return sentence.format(found[0].removesuffix("s").capitalize())
    if offers := list(_offers(words)) or _alike(words, shapes):
        return "Did you mean " + " or ".join(f"“{offer}”" for offer in dict.fromkeys(offers)) + "?"
    return _EXAMPLES


def _plain(text: str) -> str:
    """The words in small letters, numbers in figures, units spelt out and slips of the pen in them
    mended.
    """
    words = re.sub(r"(\d)(?=[a-z])", r"\1 ", re.sub(r"(?<=\w)[–—-](?=\w)", " ", text.lower()))
    words = re.sub(
        r"[a-z]+",
        lambda word: _word(word[0]),
        re.sub(r"\bfull ", "", words.replace("business", "working")),
    )
    words = re.sub(r"\b(?:the )?(?:next|following) (?=(?:working |calendar )?day\b)", "1 ", words)
    words = (
        words.replace("1 day", "1 working day")
        if re.search("next|following", text.lower())
        else words
    )
    words = re.sub(rf"\ban? (?=(?:(?:working|calendar) )?(?:{'|'.join(_UNITS)})\b)", "1 ", words)
    words = re.sub(r"(?<=\w) ?\(\d+\)", "", words)  # “ten (10) working days”
    words = re.sub(rf"^(?:{_BEFORE} )+(?=\S)", "", words)
    return f"{words} days" if words.isdigit() else words


def _word(word: str) -> str:
    if word in _NUMBERS:
        return str(_NUMBERS.index(word))
    singular = word.removesuffix("s")
    if singular in _SHORT:
        return _SHORT[singular] + word[len(singular) :]
    near = difflib.get_close_matches(word, _KNOWN, n=1, cutoff=0.8)
    return near[0] if near else word


def _offers(words: str) -> Iterator[str]:
    """What says the same in the words of a limit: one time, either end of a span, or both of two
    times.
    """
    if words in _OTHERWISE:
        yield _OTHERWISE[words]
    elif span := re.fullmatch(rf"(\d+) (?:(?:to|or|and) )?{_PERIOD}", words):
        yield from (*_spelt(int(span[1]), span[3]), *_spelt(int(span[2]), span[3]))
    elif (one := re.match(_PERIOD, words)) and re.fullmatch(
        r"|,? (?:of|from|after|following|since) .+", words[one.end() :]
    ):
        yield from _spelt(int(one[1]), one[2])
    else:
        parts = [re.fullmatch(_PERIOD, part) for part in re.split(" or (?:within )?", words)]
        spelt = [_spelt(int(part[1]), part[2]) for part in parts if part is not None]
        if len(parts) > 1 and len(spelt) == len(parts) and all(len(each) == 1 for each in spelt):
            yield from (
                f"the {rule} of {' or '.join(each[0] for each in spelt)}"
                for rule in ("shorter", "longer")
            )


def _spelt(n: int, unit: str) -> list[str]:
    """So many of a unit as a limit says it: all that it may be, where a day or a week may be of two
    kinds.
    """
    both = ("working day", "calendar day")
    lengths: dict[str, list[tuple[int, str]]] = {
        "day": [(n, each) for each in both],
        "week": [(n, "working week"), (7 * n, "calendar day")],
        "fortnight": [(2 * n, "working week"), (14 * n, "calendar day")],
        "calendar week": [(7 * n, "calendar day")],
        "calendar month": [(n, "month")],
        "year": [(12 * n, "month")],
        "calendar year": [(12 * n, "month")],
    }
    allowed = (*both, "working week", "hour", "month")
    found = lengths.get(unit, [(n, unit)] if unit in allowed else [])
    return [f"{many} {each}" if many == 1 else f"{many} {each}s" for many, each in found]


def _alike(words: str, shapes: Sequence[str]) -> list[str]:
    """The nearest of the shapes that have the author's own numbers and units, each in its place."""
    numbers = re.findall(r"\d+", words)
    alike = difflib.get_close_matches(re.sub(r"\d+", "N", words), shapes, n=4, cutoff=0.6)
    offers = [_filled(shape, numbers) for shape in alike]
    near = [
        offer
        for offer in offers
        if _counts(offer) == _counts(words)
        # “working days”, with neither number nor “same”, isn't the same working day.
        and (numbers or difflib.get_close_matches(offer.split(" ")[0], words.split()))
    ]
    return near[:2]


def _filled(shape: str, numbers: list[str]) -> str:
    """A shape with these numbers in place of each N."""
    left = iter(numbers)
    offer = re.sub("N", lambda _: next(left, "N"), shape)
    return re.sub(r"\b1 (working day|working week|hour|calendar day|month)s", r"1 \1", offer)


def _counts(words: str) -> list[str]:
    """The numbers and units in the words, in their order; an N without a number as well."""
    return re.findall(rf"\d+|N |working|calendar|{'|'.join(_UNITS)}", words)
