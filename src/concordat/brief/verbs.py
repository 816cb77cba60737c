"""What is said of each verb of a duty: on the button, on the form, and in the record."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass

from concordat.core import sentences
from concordat.core.acts import doing
from concordat.core.acts.channels import HOW, all_channels
from concordat.core.labels import RATIONALE, REASON, SUMMARY, Written
from concordat.core.protocol import Act, Duty


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of duties, in words.

    `record` is the button of whoever records that it was done. `asks` is what the form asks to be
    written, kept as `kept`. `says_how`: whether one may say in which way it was done, `reaches`
    whether it reaches somebody later than it is done.
    """

    act: Act
    record: str
    asks: str
    _: KW_ONLY
    kept: Written = SUMMARY
    says_how: bool = False
    reaches: bool = False

    @property
    def done(self) -> str:
        """What begins the entry in the record."""
        return doing.WHEN_DONE[self.act].begin

    @property
    def needed(self) -> str:
        """The sentence for whoever leaves what is asked empty; "" where one may."""
        needs = doing.WHEN_DONE[self.act].needs
        found = (need for need in needs if need.about == self.kept.key)
        return next((need.sentence for need in found), "")


ANYTHING = "Is there anything to add?"
_SENDING: Mapping[Act, tuple[str, str]] = {
    "write": ("Record that it was sent", "What does it say, in a sentence or two?"),
    "notify": ("Record that they were told", "What were they told?"),
    "form": ("Record that the form was sent", ANYTHING),
    "refer": (sentences.RECORD_DONE, "What did you say or write?"),
}
_EVERY = (
    Verb("discuss", "Record that you spoke", "What was said?", says_how=True),
    Verb("meet", "Record the meeting", "What was said at the meeting?", says_how=True),
    *(
        Verb(act, record, asks, says_how=True, reaches=True)
        for act, (record, asks) in _SENDING.items()
    ),
    Verb("consider", "Record what was considered", "Why?", kept=REASON),
    Verb("appoint", "Record who was appointed", "Why them?", kept=REASON),
    Verb("advise", "Record the advice", sentences.ASK_ADVICE),
    Verb(
        "represent", "Record the views that were given", "Who gave their views, and what are they?"
    ),
    Verb("decide", "Record the decision", RATIONALE.asked, kept=RATIONALE),
    Verb("record", "Confirm that it is written down", "Where is it written down?"),
    Verb("act", sentences.RECORD_DONE, "What was done?"),
)
VERBS: Mapping[str, Verb] = {verb.act: verb for verb in _EVERY}


def ways(spec: Duty) -> Mapping[str, str]:
    """The ways in which a duty, or a part of it, may have been done, in words: asked where the
    text says how, or its act can be done in several.
    """
    fitting = all_channels(spec) if spec.channel or VERBS[spec.act].says_how else ()
    return {way: HOW[way] for way in fitting}
