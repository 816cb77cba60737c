"""Who a child is: what is known of them, read from the words that are sealed, and checked.

Whoever writes such words and whoever reads them does it here: the forms, the engine and the lists.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec

from concordat.core import sentences
from concordat.core.errors import Refused
from concordat.core.labels import LINE, why_too_long
from concordat.core.wording import NO_TEXT, is_blank

OLDEST = timedelta(days=366 * 26)
"""A young person with a plan may be followed to the day they are 25."""
OLDEST_OF_ALL = timedelta(days=366 * 130)
MOST_INITIALS = 5
LONGEST_WAIT = timedelta(days=300)
OVERDUE = timedelta(days=30)
NUMBERS = {
    "social-care": "Social care number",
    "nhs": "NHS number",
    "upn": "School number (UPN)",
    "number": "Another number or reference",
}
"""The numbers by which agencies know a child."""
IN_LETTERS = "Give the child's name in letters."
ONE_OF_TWO = "Give a date of birth or an expected date, not both."
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Identity(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """Who a child is. `name` is "" where only initials are known; `born` is None for one not born
    yet or not known; `status` are the procedure's facts that are true of the child.
    """

    initials: str
    name: str = ""
    born: date | None = None
    expected: date | None = None
    numbers: Mapping[str, str] = {}
    status: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        name: str,
        *,
        born: date | None = None,
        expected: date | None = None,
        numbers: Mapping[str, str | None],
        status: tuple[str, ...] = (),
    ) -> "Identity":
        """A child of that name; numbers that are empty are left out."""
        known = {key: number for key, number in numbers.items() if number}
        return cls(
            initials=initials(name),
            name=name,
            born=born,
            expected=expected,
            numbers=known,
            status=status,
        )

    def sealed(self) -> str:
        """The words that say it, as they are sealed; `read` reads them."""
        told = {"name": self.name, "initials": self.initials, "numbers": {}, "status": []}
        return json.dumps(told | msgspec.to_builtins(self), ensure_ascii=False)

    def age(self, on: date) -> int | None:
        """Whole years on a date."""
        if self.born is None:
            return None
        before_birthday = (on.month, on.day) < (self.born.month, self.born.day)
        return on.year - self.born.year - before_birthday

    def wrong(self, today: date, *, of_a_child: bool) -> Iterator[tuple[str, str]]:
        """What can't be right, each as the field and a sentence. `of_a_child`: the procedure is for
        children, and not for adults.
        """
        if self.initials != initials(self.name or self.initials) or not self.initials:
            yield "name", IN_LETTERS
        if self.born and self.expected:
            yield "expected", ONE_OF_TWO
        if self.born and (sentence := _why_not_born(self.born, today, of_a_child=of_a_child)):
            yield "born", sentence
        if self.expected and (sentence := _why_not_expected(self.expected, today)):
            yield "expected", sentence


def read(words: str) -> Identity:
    """Who a child is, from the words that say it. Raises ValueError for words that don't."""
    return msgspec.json.decode(words.encode(), type=Identity)


def why_not(words: str, today: date, *, of_a_child: bool) -> Refused | None:
    """Why these words can't say who a child is; None where they do."""
    try:
        said = read(words)
    except ValueError:
        return _unread()
    if said.numbers.keys() - NUMBERS.keys():
        return _unread()
    texts = (said.name, said.initials, *said.numbers.values(), *said.status)
    problem = next(filter(None, (_why_no_text(each) for each in filter(None, texts))), "")
    wrong = (sentence for _, sentence in said.wrong(today, of_a_child=of_a_child))
    sentence = problem or next(wrong, "")
    return Refused("not-who-it-is", sentence) if sentence else None


def initials(name: str) -> str:
    """The first letter of each part of a name: what lists show of it. “O'Donnell” is one part."""
    letters = [word[0].upper() for word in _WORD.findall(name)][:MOST_INITIALS]
    return "".join(f"{letter}." for letter in letters)


def is_of_a_child(words: Mapping[str, str]) -> bool:
    """Whether those words, instead of a procedure's own, leave a child a child."""
    return "child" not in words


def _unread() -> Refused:
    return Refused(
        "not-who-it-is",
        "Say who the child is: a name or initials, and what else is known of them.",
    )


def _why_no_text(text: str) -> str:
    """What is wrong with a name or a number; "" where nothing is."""
    if NO_TEXT.search(text):
        return sentences.NO_TEXT
    return sentences.NO_NAME_OR_CHOICE if is_blank(text) else why_too_long(text, LINE)


def _why_not_born(day: date, today: date, *, of_a_child: bool) -> str:
    """What is wrong with a date of birth; "" where it fits a living person, or a child."""
    if today - (OLDEST if of_a_child else OLDEST_OF_ALL) < day <= today:
        return ""
    ago = "childhood" if of_a_child else "a lifetime"
    return f"A date of birth lies in the past, and not longer ago than {ago}."


def _why_not_expected(day: date, today: date) -> str:
    """What is wrong with an expected date; "" where it is still to come, or only just past."""
    if today - OVERDUE <= day <= today + LONGEST_WAIT:
        return ""
    return "An expected date is in the months to come."
