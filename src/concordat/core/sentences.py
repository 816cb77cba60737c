"""Sentences that are said in more than one place: by a form whose answer is missing, and by the
engine that refuses what a form would.
"""

RING_YOURSELF = "Ring 999, or the number on the page of the case that answers now"
NOBODY_TO_TELL = f"nobody who chairs the board can be told either. {RING_YOURSELF}"
NOBODY_ELSE_TO_TELL = f"nobody else at the board can be told. {RING_YOURSELF}"
IN_DANGER = "A child is thought to be in immediate danger"
KEPT_OUT_AND_NAMED = (
    "You say that the decision was somebody's who must not see this. Whoever made it is asked to "
    "answer. Change one of the two: for whose decision it was, “I don't know” is an answer too."
)
NOBODY_LEFT_AT_THE_BOARD = (
    "Nobody at the board could open this or act in it, not even where a child is in danger. Leave "
    "in somebody of its business unit, or whoever chairs it. If you can't, ring your own lead: the "
    "board has to name somebody else to look after it first."
)
SOMEBODY_ELSE_FOR_THIS = "The procedure names somebody else for this. Choose from the list."
NO_NAME_OR_CHOICE = (
    "Something in this is neither a name nor a choice. Open the page again and choose from what it "
    "offers."
)
NO_TEXT = "Something in these words is no text. Write them again."
NOBODY_WITHDRAWS = "Nobody is stopping this."
ANOTHER_PART = "They have another part in this case. Choose somebody else."
ALL_READ = "All agencies in the case and the board read this."
ALL_TOLD = "All agencies in the case are told."
ANSWER_ONE = "Answer at least one of these."
CHOOSE_SOMETHING_ELSE = "Choose “something else”, or leave the line for it open."
FOR_THE_OTHER_AGENCY = "Each agency speaks for itself: this is for the other one."
GIVE_A_DATE = "Give the day by which it is to be done."
GIVE_A_DAY = "Give a day, a month and a year."
GIVE_YOUR_REASONS = "Give your reasons: what you saw or know, and why the decision does not fit it."
NOTHING_OF_AN_ALLEGATION = (
    "Write nothing about an allegation here: the local authority's designated officer keeps that."
)
NOT_HERE = (
    "An allegation against a person is not recorded here: tell the local authority's designated "
    "officer, and do not ask the person about it first."
)
ONLY_THE_OFFICE = "Only the board's business manager can do this."
SAY_THE_DECISION = "Say in a sentence or two what was decided or what is not being done."
SAY_WHAT_DOES_NOT_FIT = "Say what does not fit: one or two sentences."
SAY_THE_POINT = "Say what exactly you disagree about."
SAY_HOW_ANOTHER_CHILD = "Say how you know that it is another child."
SAY_HOW_THE_SAME_CHILD = "Say how you know that it is the same child, so that they can find them."
SAY_WHAT_WAS_WRONG_OF_THE_CHILD = "Say what was wrong, and how you know: everybody will read it."
SAY_WHAT_IS_MISSING = "Say what is still missing."
SAY_WHO_IT_SHOULD_BE = "Say what is wrong, and who it should be if you know."
SAY_WHAT_ABOUT = "Say what it should be about."
SAY_WHAT_KEEPS_SAFE_OR_TICK = "Say what keeps the child safe, or tick that nothing does for now."
SAFE_OR_NOT = "Say what keeps the child safe, or tick that nothing does: not both."
NOTHING_KNOWN = "Nothing that I know of"
SAY_WHAT_THE_DANGER_IS = "Say what makes you think that the child is in danger."
SAY_WHAT_WAS_AGREED = "Say what was agreed: who does what."
SAY_WHAT_WAS_AGREED_INSTEAD = "Say what was agreed instead, or that nothing was."
SAY_WHAT_PREVENTS_IT = "Say what prevents it: one or two sentences."
SAY_WHAT_WAS_DECIDED = "Say what was decided, and who does what by when."
SAY_WHAT_WAS_WRONG = "Say what was wrong: the wrong child, the wrong procedure."
SAY_WHAT_YOU_ASK_FOR = "Say what you are asking for."
SAY_WHAT_YOU_WANT = "Say what you want to happen, who should do it and by when."
SAY_WHEN_IT_WAS = "Say when it was, as far as you know: one sentence."
SAY_WHO_OWNS_IT = "Say who owns it now, and in which plan."
ASK_ADVICE = "What was the advice?"
ASK_HOW_KNOWN = "How do you know?"
ASK_IN_DANGER = "Is a child in immediate danger?"
ASK_KIND = "What kind of disagreement is it?"
ASK_OTHER_SERVICE = "If it is another service, which?"
ASK_TIME_IF_KNOWN = "At what time? (if you know it)"
MOVE_UP = "Move up a step"
NO_SAFETY_PLAN = "No safety plan known yet"
RECORD_DONE = "Record that this was done"
SAFE_MEANWHILE = "What keeps the child safe meanwhile"
ASK_LEVEL = "Which level of need do you think the child has?"
ASK_WHAT_KEEPS_SAFE = "What keeps the child safe while this is settled?"
SAY_WHETHER_SAFE = "Say whether you agree that the child is safe now"
SAY_WHY_NOT_SAFE = "Say why the child is not safe yet."
SAY_WHY_SAFE = "Say why the child is safe now."
SAY_WHY_CLOSED = "Say why the day is closed."
SAY_WHY_OPEN = "Say why the day is open after all."
SAY_WHY_KEPT_OUT = "Say why they must not see this."
SAY_WHY_TO_BOTH = "Say why: both sides will read it."
SAY_WHY_TO_ALL = "Say why: everybody will read it."
SAY_WHY = "Say why: one or two sentences."
NO_PROPER_ID = "Somebody named in this has no proper id."
DANGER_IS_NOT_TAKEN_OUT = (
    "Danger is not taken out: others were told of it and may be acting on it. If it was a mistake, "
    "a manager of the agency that said so, or the board's business manager, says that and why the "
    "child is safe (“Record immediate action taken”), and the other agency says whether it agrees."
)
DOES_NOT_ANSWER = "That agency does not answer in this case."
NO_ROLE_THERE = "That person has no role there. “I don't know” is an answer too."
NO_SUCH_ACTION = "This case has no such action."
NO_SUCH_CASE = "There is no such case. Choose it from the list."
NO_SUCH_ENTRY = "This case has no such entry."
OWN_DANGER = "You said so yourself. Somebody else in your agency says that they know."
NOT_IN_THE_LIST = (
    "If they are not in this list, choose the lead of their agency, name them in what you write, "
    "and tell them yourself: Concordat can tell only people in its directory."
)
RAISED_MEANWHILE = (
    "This may have been raised meanwhile, so nothing was sent yet. Look whether it is the same "
    "matter; if it is another, raise yours."
)
DAY_HAS_PASSED = "This day has passed. Set a day that is still to come."
DAY_IS_TO_COME = "This day is still to come. Give today or an earlier day."
BEFORE_THE_CASE = (
    "This is before the disagreement was raised, when nothing was agreed or decided in it. Check "
    "the day and the year."
)
AROSE_LONG_AGO = "This is more than five years ago. Check the day and the year."
SAFE_UNTIL_HAS_PASSED = "This day has passed. Give the day until which it holds from now."
CLOSED_TOO_LONG_AGO = (
    "This day passed more than a month ago. Check the month and the year: what was counted with it "
    "stays as it is."
)
CLOSED_DAY_HAS_PASSED = (
    "This day has passed. Give today or a later day: nothing is counted again into the past."
)
SAY_WHAT_IS_TO_BE_DONE = "Say what is to be done."
SAY_WHAT_WOULD_HELP = "Say what would help."
SAY_THE_ADVICE = "Say what the advice was."
SAY_WHY_SHORTLY = "Say why: one sentence."
NO_TIME_ZONE = "This time says nothing of its time zone. Give it with one."
RUNG_SINCE_THEN = (
    "They were rung after this was said. Leave it as it is: who was rung since is said on the page "
    "of the case, with “Say who was rung”."
)
TAKE_THE_CALL_OUT = (
    "If nobody was rung, take this entry out: choose “It should not be there at all”."
)
RUNG_LONG_AGO = (
    "This is more than a month ago. Check the day and the year, or leave them empty if they were "
    "rung just now."
)
RUNG_IN_THE_FUTURE = "This is in the future. Give the time at which they were rung."
SAY_WHAT_WAS_DONE = "Say what was done."
NOBODY_OF_THAT_NAME = "The board knows nobody of that name. Choose from the list."
SAY_WHO = "Say who it is."
MAY_STAY_EMPTY = "You can leave this empty."
EMPTY_IF_JUST_NOW = "Leave this empty if it was just now."
AS_FAR_AS_YOU_KNOW = "As far as you know it."
TOLD_BY_NOBODY = (
    "Who raised that case hears nothing of the danger by itself: pass on what they need."
)

WHO_OF_THE_RAISING_ASKED = "Who of the agency that raised this asked you to?"
