"""The texts that people write with an act: what each is asked as, and what it is called where it is
shown later.

A form declares its field with one of these (`kept=`), and every reader of the record takes the name
from here, so that the two can't drift apart. The order below is the order in which the texts of one
act are shown.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A text kept with an act as a note about `key`; about its `point`, where an act has several.

    `shown` is its name where it is read, `asked` the question that most forms put; a form may word
    it otherwise. `at_the_top`: it was written when the case was raised, and whoever opens the case
    reads it first.
    """

    key: str
    _: KW_ONLY
    shown: str
    point: str = ""
    asked: str = ""
    at_the_top: bool = False


def _written(declared: Mapping[str, object]) -> tuple[Written, ...]:
    """The texts among these, in their order."""
    return tuple(each for each in declared.values() if isinstance(each, Written))


# ── Raising ───────────────────────────────────────────────────────────────────────────────────────

DECISION = Written(
    "decision",
    asked="The decision, or what is not being done",
    shown="The decision or inaction",
    at_the_top=True,
)
REACHED = Written("decided-when", asked="When did it reach you?", shown="When it reached them")
SERVICE = Written("service", asked="Which service?", shown="Which service")
WHY_THAT_BOARD = Written("board-why", asked="Why that board?", shown="Why that board")
OTHER_KIND = Written(
    "matter", asked="If it is something else, what?", shown="The kind of disagreement"
)
REASONS = Written(
    "reasons", asked="Why do you disagree?", shown="Evidence-based reasons", at_the_top=True
)
OUTCOME = Written(
    "outcome", asked="What do you want to happen?", shown="The outcome wanted", at_the_top=True
)

CHILD_VOICE = Written(
    "child-voice",
    asked="What does the child say or show?",
    shown="What the child says or shows",
    at_the_top=True,
)
FAMILY = Written(
    "family",
    asked="What does the family know about your worry and this disagreement?",
    shown="What the family knows",
    at_the_top=True,
)
TELLING_THE_FAMILY = Written(
    "telling-family",
    asked="Is it safe for the child if the family is told?",
    shown="Whether telling the family is safe",
    at_the_top=True,
)

OF_RAISING = _written(globals())
"""The texts that the raising of a disagreement may hold: all that are declared above."""

# ── Acting ────────────────────────────────────────────────────────────────────────────────────────

SUMMARY = Written("summary", asked="What was said?", shown="What was said")
REASON = Written("reason", asked="Why?", shown="Why")
DECIDED = Written("decided", asked="The decision, in your words", shown="The decision")
RATIONALE = Written("rationale", asked="Why was this decided?", shown="Reasons")
SAFETY = Written(
    "safety", asked="What keeps the child safe now?", shown="What keeps the child safe"
)
POSITION = "position"  # what is written of a point; its name is the point's own words
NEED = "need"  # what a duty asks to be written, by number; its name is the procedure's own words
WHAT = Written("what", asked="What is it?", shown="What")
BY_WHOM = Written("by-whom", asked="Who sees to it?", shown="By whom")

EVERY = _written(globals())
_PLACES = {each.key: place for place, each in enumerate(EVERY)}
_BY_KEY = {each.key: each for each in EVERY}


def shown_as(key: str) -> str:
    """What a text is called where it is read; made of its key where it is not one of these."""
    known = _BY_KEY.get(key)
    return known.shown if known else key.replace("-", " ").capitalize()


def place(key: str) -> int:
    """Where a text comes among those of one act; after all others where it is not one of these."""
    return _PLACES.get(key, len(EVERY))
