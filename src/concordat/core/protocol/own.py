"""The duties that Concordat asks for in every procedure, whatever its text says."""

from msgspec.structs import replace

from concordat.core.periods import Limit, WorkingDays
from concordat.core.posts import CHAIR, LEAD, OFFICERS, PostRef
from concordat.core.protocol.duty import Duty

OWN_RULE = (
    "Concordat asks this in every procedure, so that what was agreed is on record in the words of "
    "both sides. It is not in the procedure's text and has no time of its own."
)
SAY = Duty(
    key="say",
    step=None,
    clause=None,
    act="say",
    what="say, for each point in dispute, whether it is now agreed",
    side="raising",
    who=(),
    opens=(),
    strength="must",
    local=OWN_RULE,
    owed="agency",
)
"""After a discussion: the raising side says what came of it."""
CONFIRM = replace(
    SAY,
    key="confirm",
    act="confirm",
    what="confirm what was agreed, or say that it is not what was agreed",
    side="answering",
    survives=True,
)
"""Where the raising side says "agreed": the answering agency says whether that is what was."""
CARRY_OUT = Duty(
    key="action",
    step=None,
    clause=None,
    act="act",
    what="carry out what was agreed",
    side="both",
    who=(),
    opens=(),
    strength="must",
    local=OWN_RULE,
    holds=False,
    survives=True,
)
"""An agreed action, followed until it is done; its act says on which side."""
CARRY_OUT_DECISION = replace(CARRY_OUT, what="carry out what was decided")
"""The same of an action that somebody decided: nobody has agreed to it."""
ACCEPT = replace(
    CARRY_OUT,
    key="accept",
    act="accept",
    what="accept this action, or say why not",
    local=(
        "Concordat asks this in every procedure, so that nobody is late for what they never agreed "
        "to. The answer is due by the day by which the action is to be done."
    ),
)
"""An action that somebody else wrote down for an agency: it says whether it takes it on."""
ACCEPT_DECISION = replace(ACCEPT, what="take this action on, or say why not", local=OWN_RULE)
"""The same of an action that somebody decided: nobody is asked whether they accept the decision."""
NOT_TAKEN_ON = replace(
    CARRY_OUT,
    key="not-taken-on",
    act="consider",
    what="decide what becomes of this action, which was not taken on",
    local=(
        "Concordat asks this in every procedure where an agency doesn't take on an action that "
        "somebody else wrote down or decided for it: it can be changed, dropped or kept. It has no "
        "time of its own."
    ),
)
"""An action that its agency didn't take on: whoever decided it, or the agency that wrote it down,
says what becomes of it.
"""
CHECK = replace(
    CARRY_OUT,
    key="check-done",
    act="check",
    what="confirm that this action was done, or say what is still missing",
    side="raising",
)
"""An action that was carried out: the side that raised the disagreement confirms it."""
IDENTIFY = replace(
    CHECK,
    key="identify",
    act="identify",
    what="say who the child is, or that it is the same child",
    local=(
        "Concordat asks this in every procedure where an agency that answers says that this is not "
        "the child it knows: nobody can answer about a child they can't find. It has no time of "
        "its own."
    ),
)
"""Where an answering agency says that this is not the child it knows: who the child is."""
DECIDE_ON_GIVING_UP = Duty(
    key="keep-going",
    step=None,
    clause=None,
    act="keep going",
    what="decide whether this goes on: if nobody keeps it going, it ends then",
    side="both",
    who=(PostRef("raising", LEAD), *(PostRef("board", post) for post in OFFICERS)),
    opens=(),
    strength="should",
    local=(
        "Concordat asks this in every procedure where a case is stopped while the child may not "
        "be safe, somebody is late or another agency shares the concern: whoever can keep it going "
        "has until then to decide. To let it end, nothing need be done."
    ),
    owed="party",
    holds=False,
)
"""Where a case is being given up: whoever can keep it going decides, until that takes effect."""
KEEP_OR_LEAVE = replace(
    DECIDE_ON_GIVING_UP,
    what="keep this going, or leave it to the board to decide whether it ends",
)
"""The same of the agency that raised it, where it doesn't end before the board has looked."""
LOOK_AT_GIVING_UP = Duty(
    key="stopping",
    step=None,
    clause=None,
    act="consider",
    what="decide whether this goes on or ends, which it doesn’t by itself",
    side="board",
    who=(PostRef("board", OFFICERS[0]),),
    opens=(),
    strength="must",
    local=(
        "Concordat asks this in every procedure: silence doesn’t end a case that is stopped while "
        "nobody says what keeps the child safe, or that the board is to look at first. The "
        "business manager decides within two working days; after that the chair is asked as well."
    ),
    holds=False,
)
"""Where a case is being given up that doesn't end by silence: the business manager decides."""
LOOK_IN_THEIR_PLACE = replace(
    LOOK_AT_GIVING_UP, key="stopping-passed-up", who=(PostRef("board", CHAIR),)
)
"""The same, once nobody has in time: the chair is asked as well."""
LOOKING = (LOOK_AT_GIVING_UP.key, LOOK_IN_THEIR_PLACE.key)
"""The keys of both."""
SAY_WHEN = Duty(
    key="confirm-time",
    step=None,
    clause=None,
    act="say when",
    what="say whether something happened when the other side says that it did",
    side="both",
    who=(),
    opens=(),
    strength="should",
    local=(
        "Concordat asks this in every procedure where a time of yours would count from a day that "
        "only the other side has given. Until you confirm it, yours counts from when it was "
        "entered. It has no time of its own."
    ),
    holds=False,
)
"""Where another side gave a time from which a limit would count: whether it was so."""
ANSWER = Duty(
    key="answer",
    step=None,
    clause=None,
    act="advise",
    what="answer this request",
    side="both",
    who=(),
    opens=(),
    strength="should",
    local=(
        "Concordat asks this in every procedure where somebody is asked for advice or guidance: "
        "whoever asked waits for an answer. It has no time of its own, and ends with the case."
    ),
    holds=False,
    survives=True,
)
"""Advice or guidance was asked for: each post that was asked answers, until one has."""
KEEP_SAFE = Duty(
    key="keep-safe",
    step=None,
    clause=None,
    act="keep safe",
    what="say what keeps the child safe now",
    side="both",
    who=(),
    opens=(),
    strength="must",
    local=(
        "Concordat asks this in every procedure, from the working day before a safety plan runs "
        "out, of the side whose plan it is, also after the end. A plan without an end is asked "
        "about again after the board's own figure, or five working days, until the case ends."
    ),
    holds=False,
    survives=True,
)
"""Where what keeps the child safe is about to run out: its side says what does from then on."""
PLAN_WITHOUT_END = "plan-without-end"
"""The name of a board's own figure: after how long a safety plan without an end is asked about."""
ASKED_AGAIN_AFTER = Limit((WorkingDays(5),), words="5 working days")
"""The same where a board has none."""
ON_GIVING_UP = (DECIDE_ON_GIVING_UP.key, *LOOKING)
"""The keys of what is asked where a case is being given up."""
OWN = (
    *(SAY, CONFIRM, CARRY_OUT, ACCEPT, NOT_TAKEN_ON, CHECK, IDENTIFY),
    *(DECIDE_ON_GIVING_UP, LOOK_AT_GIVING_UP, LOOK_IN_THEIR_PLACE),
    *(KEEP_SAFE, SAY_WHEN, ANSWER),
)
BUILT_IN: dict[str, Duty] = {duty.key: duty for duty in OWN}
_TIMED = (*ON_GIVING_UP, KEEP_SAFE.key)
FIGURED = (*(duty.key for duty in OWN if duty.key not in _TIMED), PLAN_WITHOUT_END)
"""What a board may set a figure of its own for; the others have their time already."""
