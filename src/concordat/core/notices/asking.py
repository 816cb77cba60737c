"""What is asked of somebody about danger, and by when: to say that they read it; then to record
what was done, and whether they agree that the child is safe.
"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from concordat.core.case import Case, Danger
from concordat.core.notices.values import Message, Telling
from concordat.core.notices.words import WHOM
from concordat.core.protocol import Protocol
from concordat.core.who.asked import asked_by
from concordat.core.who.danger import AskedPost, asked_posts, asked_posts_now
from concordat.core.who.danger_chain import ANYTHING, What
from concordat.core.who.recipients import Recipient
from concordat.core.wording import worded

IN_DANGER = "a child is thought to be in immediate danger"
READ_IT = f"{IN_DANGER}: say that you have read it, and what you are doing"
OR_SAY_DOING = (
    "record the immediate action taken once the child is safe; until then say what is being done"
)
RECORD_IT = f"{IN_DANGER}: {OR_SAY_DOING}"
ACT_AGAIN = f"{WHOM} does not agree that the child is safe now. Act again, and {OR_SAY_DOING}"
TAKEN = "immediate action was taken, and the child is said to be safe now"
DO_YOU_AGREE = f"{TAKEN}: say whether you agree"
SEE_TO_IT = f"{TAKEN}, and nobody of {WHOM} has said whether they agree: see to it that they do"
IS_ASKED: Mapping[What, str] = {
    "read": f"{IN_DANGER}: {WHOM} is asked to say that they have read it",
    "record": f"{IN_DANGER}: {WHOM} is asked to record what was done",
    "agree": f"{TAKEN}: {WHOM} is asked whether they agree",
}
"""What the others in a post hear of the one who is asked."""
MESSAGES: Mapping[What, Message] = {"record": Message.RECORD_IT, "agree": Message.DO_YOU_AGREE}


def asked_to_acknowledge(protocol: Protocol, before: Case | None, after: Case) -> Iterator[Telling]:
    """Those who are asked something about danger now and were not before: because it was stated, or
    because of what was said of it since, or because nobody below them did in time.
    """
    for danger in after.standing:
        known = before.danger(danger.seq) if before else None
        earlier = [*asked_posts(protocol, before, known, ANYTHING)] if before and known else []
        were = {each.asking for each in earlier}
        had = {
            (each.wait, to)
            for each in earlier
            for to in (asked_by(protocol, before, each) if before else ())
        }
        now = {*asked_posts_now(protocol, after, danger, ANYTHING)}
        for each in asked_posts(protocol, after, danger, ANYTHING):
            is_new = each.asking not in were
            for to in asked_by(protocol, after, each):
                if is_new or (each in now and (each.wait, to) not in had):
                    yield asked_of(protocol, danger, to, each)


def asked_of(
    protocol: Protocol, danger: Danger, to: Recipient, each: AskedPost, before: str = ""
) -> Telling:
    """What is asked of them about a danger, and by when; `before` that, why it is now."""
    what, whom = _what(danger, each)
    asked = Telling(
        to,
        "acknowledge",
        worded(f"{before}{what}", protocol.words),
        each.by,
        whom=whom,
        about=danger.seq,
        danger=danger.seq,
    )
    return replace(asked, message=MESSAGES.get(each.what))


def _what(danger: Danger, each: AskedPost) -> tuple[str, str]:
    """What is asked, and the agency that it names."""
    if each.what == "read":
        return READ_IT, ""
    if each.what == "record":
        return (ACT_AGAIN, danger.refused.agency) if danger.refused else (RECORD_IT, "")
    return (SEE_TO_IT, each.agency) if each.to.side == "board" else (DO_YOU_AGREE, "")
