"""The texts that people write with an act: what each is asked as, and what it is called where it is
shown later.

A form declares its field with one of these (`kept=`), and every reader of the record takes the name
from here, so that the two can't drift apart. The order below is the order in which the texts of one
act are shown.
"""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

LINE, LONG = 200, 10_000  # characters: a line, and some five pages


@dataclass(frozen=True, slots=True)
class Written:
    """A text kept with an act as a note about `key`; about its `point`, where an act has several.

    `shown` is its name where it is read, `asked` the question that most forms put; a form may word
    it otherwise. `at_the_top`: it was written when the case was raised, and whoever opens the case
    reads it first. `in_words`: it says something; a name, a number or a date need not.
    """

    key: str
    _: KW_ONLY
    shown: str
    point: str = ""
    asked: str = ""
    at_the_top: bool = False
    in_words: bool = True

    @property
    def longest(self) -> int:
        """How many characters it may have."""
        return LONG if self.in_words else LINE


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
REACHED = Written(
    "decided-when",
    asked="When did it reach you?",
    shown="When it reached them",
    in_words=False,
)
SERVICE = Written("service", asked="Which service?", shown="Which service", in_words=False)
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
    asked="What does the family say about your worry?",
    shown="What the family says about the worry",
    at_the_top=True,
)
NOT_TO_REACH = Written(
    "not-to-reach",
    asked="What must the family or others not find out?",
    shown="What the family or others must not find out",
)

OF_RAISING = _written(globals())
"""The texts that the raising of a disagreement may hold: all that are declared above."""
TAKEN_DOWN = Written(
    "taken-down", asked="How and when did they tell you?", shown="How and when they told the board"
)
"""What whoever raises for somebody else writes down of how they were asked to."""
LATER = (OTHER_KIND, CHILD_VOICE, FAMILY, NOT_TO_REACH)
"""Those that can be left open when it is raised, and be added on the case."""

# ── Acting ────────────────────────────────────────────────────────────────────────────────────────

SUMMARY = Written("summary", asked="What was said?", shown="What was said")
REASON = Written("reason", asked="Why?", shown="Why")
DECIDED = Written("decided", asked="The decision, in your words", shown="The decision")
RATIONALE = Written("rationale", asked="Why was this decided?", shown="Reasons")
SAFETY = Written(
    "safety", asked="What keeps the child safe now?", shown="What keeps the child safe"
)
TAKEN_BY = Written("taken-by", asked="Who took it?", shown="Who took it", in_words=False)
REFERENCE = Written(
    "reference", asked="What is their reference?", shown="Their reference", in_words=False
)
DOING = Written("doing", asked="What are you doing?", shown="What is being done")
DONE = Written("done", asked="What was done?", shown="What was done")
SAFE_NOW = Written("safe", asked="Why is the child safe now?", shown="Why the child is safe now")
POSITION = "position"  # what is written of a point; its name is the point's own words
NEED = "need"  # what a duty asks to be written, by number; its name is the procedure's own words
WHAT = Written("what", asked="What is it?", shown="What")
OWNER = Written(
    "owner", asked="Who owns it now, and in which plan?", shown="Who owns it, in which plan"
)
BY_WHOM = Written("by-whom", asked="Who sees to it?", shown="By whom", in_words=False)
CHILD = "child"  # who a child is: a name and numbers
WHO_IT_IS = "Who the child is"
"""What is read above who a child is, among the words of an entry that puts it right."""

EVERY = _written(globals())
_PLACES = {each.key: place for place, each in enumerate(EVERY)}
_BY_KEY = {each.key: each for each in EVERY}


def shown_as(key: str) -> str:
    """What a text is called where it is read; made of its key where it is not one of these."""
    known = _BY_KEY.get(key)
    if key == CHILD:
        return WHO_IT_IS
    return known.shown if known else key.replace("-", " ").capitalize()


def is_in_words(key: str) -> bool:
    """Whether what is written about that has to say something, and is no name, number or date."""
    known = _BY_KEY.get(key)
    return known.in_words if known else key != CHILD


def longest(key: str) -> int:
    """How many characters may be written about that."""
    known = _BY_KEY.get(key)
    return known.longest if known else LONG


def why_too_long(text: str, most: int) -> str:
    """What to do about a text that is longer than that; "" where it is not."""
    if len(text) <= most:
        return ""
    return f"Shorten this to {most:,} characters. It has {len(text):,}."


def place(key: str) -> int:
    """Where a text comes among those of one act; after all others where it is not one of these."""
    return _PLACES.get(key, len(EVERY))
