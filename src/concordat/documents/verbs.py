"""What is said of each verb of a duty: on the button, on the form, and in the record."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field

from concordat.core.protocol import Act
from concordat.documents.written import RATIONALE, REASON, SUMMARY, Written

SPOKEN = {"in person": "In person", "telephone": "By telephone", "video": "By video call"}
SENT = {
    "letter": "By letter",
    "e-mail": "By e-mail",
    "telephone": "By telephone",
    "in person": "In person",
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of duties, in words.

    `record` is the button of whoever records that it was done, `done` begins the entry in the
    record. `asks` is what the form asks to be written, kept as `kept`; `needed` is the sentence for
    whoever leaves it empty, "" where one may. `channels` are the ways in which it may have been
    done, `reaches` whether it reaches somebody later than it is done.
    """

    record: str
    done: str
    asks: str
    needed: str = ""
    _: KW_ONLY
    kept: Written = SUMMARY
    channels: Mapping[str, str] = field(default_factory=dict)
    reaches: bool = False


VERBS: Mapping[Act, Verb] = {
    "discuss": Verb(
        "Record that you spoke",
        "They spoke",
        "What was said?",
        "Say in a sentence or two what was said.",
        channels=SPOKEN,
    ),
    "meet": Verb(
        "Record the meeting",
        "They met",
        "What was said at the meeting?",
        "Say in a sentence or two what was said.",
        channels=SPOKEN,
    ),
    "write": Verb(
        "Record that it was sent",
        "Written",
        "What does it say, in a sentence or two?",
        channels=SENT,
        reaches=True,
    ),
    "notify": Verb(
        "Record that they were told",
        "They were told",
        "What were they told?",
        channels=SENT,
        reaches=True,
    ),
    "form": Verb(
        "Record that the form was sent",
        "The form was completed",
        "Is there anything to add?",
        channels=SENT,
        reaches=True,
    ),
    "refer": Verb(
        "Record that this was done",
        "Done",
        "What did you say or write?",
        channels=SENT,
        reaches=True,
    ),
    "consider": Verb(
        "Record what was considered",
        "Considered",
        "Why?",
        "Say why: one or two sentences.",
        kept=REASON,
    ),
    "appoint": Verb("Record who was appointed", "Appointed", "Why them?", kept=REASON),
    "advise": Verb(
        "Record the advice",
        "Advice was given",
        "What was the advice?",
        "Say what the advice was.",
    ),
    "represent": Verb(
        "Record the representations",
        "Representations",
        "Who gave their views, and what are they?",
        "Say whose views were given, and what they are.",
    ),
    "decide": Verb(
        "Record the decision",
        "Decided",
        RATIONALE.asked,
        "Give the reasons for the decision.",
        kept=RATIONALE,
    ),
    "record": Verb("Confirm that it is written down", "Written down", "Where is it written down?"),
    "act": Verb("Record that this was done", "Done", "What was done?"),
}

# One of the several acts that a duty may ask for, as the box that is ticked when it was done.
PARTS: Mapping[str, str] = {
    "discuss": "Spoke to each other",
    "speak": "Spoke to each other",
    "meet": "Met",
    "read the file": "Read the file",
    "write": "Wrote",
    "notify": "Told them",
    "record": "Wrote it down",
}


def part(act: str) -> str:
    """The words of such a box."""
    return PARTS.get(act, act.capitalize())
