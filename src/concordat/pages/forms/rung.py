"""Who was rung about a child in danger, asked wherever danger is stated."""

from collections.abc import Mapping
from dataclasses import replace

from concordat.core import sentences
from concordat.core.acts import NOBODY_RUNG
from concordat.core.acts.days import RUNG as RUNG_THEN
from concordat.core.labels import REFERENCE, SUMMARY, TAKEN_BY
from concordat.pages.forms.days import Day, TimeOfDay
from concordat.pages.forms.fields import Line, LongText, OneOf
from concordat.pages.forms.moments import Moment

RUNG: Mapping[str, str] = {
    "999": "999",
    "front door": "The children’s front door, or the out-of-hours team",
    "both": "Both",
    NOBODY_RUNG: "Nobody yet",
}
WHO = OneOf("rung", "Who was rung?", options=RUNG, needed="Say who was rung, or nobody yet.")
IF_ANYBODY = replace(WHO, needed="", hint="Leave this out if you rang nobody.")
SINCE = OneOf(
    "rung",
    "Who was rung?",
    options={who: told for who, told in RUNG.items() if who != NOBODY_RUNG},
    needed="Say who was rung.",
)
WHEN = Moment(
    Day(
        "rung_on",
        "When were they rung?",
        hint=sentences.EMPTY_IF_JUST_NOW,
        rule=RUNG_THEN,
    ),
    TimeOfDay("rung_at", "Time", told_as="At what time they were rung"),
)
TOOK_IT = Line("taken-by", kept=TAKEN_BY, hint=sentences.MAY_STAY_EMPTY)
THEIR_REFERENCE = Line("reference", kept=REFERENCE, hint=sentences.MAY_STAY_EMPTY)
WHY = LongText(
    "summary",
    "What was seen or said?",
    told_as="What makes you think that a child is in danger",
    kept=SUMMARY,
    needed=sentences.SAY_WHAT_THE_DANGER_IS,
    read_by=sentences.ALL_READ,
    rows=4,
)
