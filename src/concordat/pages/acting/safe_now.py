"""What keeps the child safe now. Every act that stops the case asks this."""

from concordat.core import sentences
from concordat.core.labels import SAFETY
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import LongText
from concordat.pages.forms.sheet import Answer


def safe_now(ask: Ask) -> Answer[str]:
    """Asks it; “nothing” is an answer."""
    return ask.ask(
        LongText(
            "safety",
            kept=SAFETY,
            needed=sentences.SAY_WHAT_KEEPS_SAFE,
            rows=3,
        ).said(ask.names.said)
    )
