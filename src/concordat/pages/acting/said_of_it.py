"""What is said of a disagreement by a choice: its kind, and the level of need."""

from concordat.core import sentences
from concordat.core.acts import LEVELS, OTHER_MATTER
from concordat.pages.acting.ask import Ask
from concordat.pages.forms.fields import FromList

NOT_SAID = "Not said"


def matter(ask: Ask) -> FromList:
    """Asks for the kind of disagreement."""
    kinds = {kind.key: kind.title for kind in ask.protocol.kinds}
    kinds.setdefault(OTHER_MATTER, "Something else")
    return FromList("matter", sentences.ASK_KIND, options=kinds, nothing=NOT_SAID)


def level(ask: Ask) -> FromList:
    """Asks for the level of need."""
    question = ask.names.said(sentences.ASK_LEVEL)
    return FromList("level", question, options=LEVELS, nothing=NOT_SAID)
