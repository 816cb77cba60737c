"""The duties that Concordat asks for in every procedure, whatever its text says."""

from msgspec.structs import replace

from concordat.core.posts import LEAD, OFFICERS, PostRef
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
OWN = (
    *(SAY, CONFIRM, CARRY_OUT, ACCEPT, NOT_TAKEN_ON),
    *(CHECK, IDENTIFY, DECIDE_ON_GIVING_UP, SAY_WHEN, ANSWER),
)
BUILT_IN: dict[str, Duty] = {duty.key: duty for duty in OWN}
FIGURED = tuple(duty.key for duty in OWN if duty is not DECIDE_ON_GIVING_UP)
"""Those for which a board may set a figure of its own; the other has its time already."""
