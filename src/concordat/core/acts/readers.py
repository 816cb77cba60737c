"""Who reads the words of an act: that follows from which words of which act they are."""

from concordat.core.acts.base import Act
from concordat.core.acts.correcting import Corrected
from concordat.core.acts.stating import Audience, Noted


def readers(act: Act, note: str) -> Audience:
    """For whom the words of that id are; those that correct an entry's, for the readers of it."""
    if isinstance(act, Noted):
        return act.audience
    if isinstance(act, Corrected):
        own = any(each.id == note for each in act.notes)
        return "both sides" if own or act.instead is None else readers(act.instead, note)
    about = next((each.about for each in act.noted() if each.id == note), "")
    return "own agency" if about in act.own_words else "both sides"
