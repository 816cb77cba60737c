"""Which version of a protocol: the date of its text, and which revision of the file about it."""

import re
from datetime import date
from typing import Self

import msgspec

UNDATED = "undated"
SPELLING = r"(undated|\d{4}-\d\d(-\d\d)?)(\.([2-9]|[1-9]\d+))?"
"""How a version is written: “2017-05-18”, “2017-04” or “undated”, and “.2” for a revision."""


class Version(msgspec.Struct, frozen=True, order=True):
    """The date of a text, and the revision of the file about it. The first revision is 1.

    `dated` is a day, or a month where the text gives no day, or empty where it gives no date.
    Versions are in order of the text's date, then of the revision. What is undated comes first, and
    a month before its days.
    """

    dated: str
    revision: int = 1

    def __str__(self) -> str:
        dated = self.dated or UNDATED
        return dated if self.revision == 1 else f"{dated}.{self.revision}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """The version meant by “2017-05-18.2”. Raises ValueError."""
        if not re.fullmatch(SPELLING, text):
            raise ValueError(f"“{text}” is no version")
        dated, _, revision = text.partition(".")
        if dated == UNDATED:
            dated = ""
        else:
            date.fromisoformat(dated if len(dated) == 10 else f"{dated}-01")
        return cls(dated, int(revision or 1))
