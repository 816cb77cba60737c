"""What an author probably meant by words that are no limit."""

import difflib
import re
from collections.abc import Sequence

_AMBIGUOUS = {
    "N day": ("N working days", "N calendar days"),
    "N days": ("N working days", "N calendar days"),
    "N week": ("N working weeks", "N calendar days"),
    "N weeks": ("N working weeks", "N calendar days"),
}
_OTHERWISE = {
    "asap": "as soon as possible",
    "promptly": "without delay",
    "without undue delay": "without delay",
    "straight away": "immediately",
    "at once": "immediately",
    "same day": "same working day",
    "by close of business": "same working day",
    "next working day": "1 working days",
    "next day": "1 working days",
    "a week": "1 week",
    "a fortnight": "2 weeks",
}
_CLEARLY = 0.1
"""How much nearer one offer must be than the next, for that not to be made at all."""
_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def did_you_mean(text: str, shapes: Sequence[str]) -> str:
    """A sentence with the nearest of the shapes that a limit has (“N working days”), with the author's own numbers."""
    words = re.sub(r"(\d)(?=[a-z])", r"\1 ", _OTHERWISE.get(text.lower(), text.lower()))
    digits = re.sub(r"[a-z]+", lambda w: str(_NUMBERS.index(w[0])) if w[0] in _NUMBERS else w[0], words)
    shape = re.sub(r"\d+", "N", re.sub(r"[–—-]", " ", digits))
    near = difflib.get_close_matches(shape, shapes, n=2, cutoff=0.55)
    if shape in _AMBIGUOUS:
        near = list(_AMBIGUOUS[shape])
    elif re.search("month|year", shape):
        near = ["N months"]
    elif len(near) > 1 and _likeness(shape, near[0]) - _likeness(shape, near[1]) > _CLEARLY:
        near = near[:1]
    if not near:
        return "Write for example “2 working days”, “48 hours”, “day 9”, “agreed by the parties” or “without delay”."
    return "Did you mean " + " or ".join(f"“{_with_numbers(offer, digits)}”" for offer in near) + "?"


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def _with_numbers(shape: str, digits: str) -> str:
    """A shape with the author's numbers in place of each N; where there are none, 2, or 1 for “a month”.

    A plain week has seven days, a year twelve months.
    """
    numbers = re.findall(r"\d+", digits) or ["1" if re.search(r"\ba (calendar )?(month|year)\b", digits) else "2"]
    if "week" in digits and "calendar day" in shape:
        numbers = [str(7 * int(number)) for number in numbers]
    if "year" in digits and "month" in shape:
        numbers = [str(12 * int(number)) for number in numbers]
    offer = re.sub(r"N", lambda _: numbers.pop(0) if len(numbers) > 1 else numbers[0], shape)
    return re.sub(r"\b1 (working day|working week|hour|calendar day|month)s", r"1 \1", offer)
