"""What was told, as a sentence that stands by itself."""

from collections.abc import Mapping

from concordat.core.notices.values import NewsKind

_AROUND: Mapping[NewsKind, str] = {
    "raised": "a disagreement was raised with your agency",
    "raised here": "{whom} in your agency raised a disagreement",
    "handed on": "{whom} asks you to take this on: {}",
    "taken on": "{whom} has taken this on: {}",
    "given back": "{whom} does not take this on: {}",
    "raised for you": "{} by {by}, because you rang",
    "covering": "you stand in for {whom}, who is away and owes this: {}",
    "uncovered": "{whom} is away, nobody stands in for them, and they owe this: {}",
    "late": "the time for this passed: {}",
    "go on": "the time for this passed, and you can now take the case on: {}",
    "overtaken": "the case went on without this: {}",
    "new date": "this has another date now: {}",
    "moved up": "the case went on to stage {}",
    "ended": "the case ended: {}",
    "corrected": "you were told: {}",
    "brought in": "{whom} was brought in to the case: {}",
    "reminded": "a reminder: {}",
    "used": "this is asked of you: {}",
    "on both sides": (
        "{by} has roles on both sides of this case, and keeps a part on the side they were on first"
    ),
    "done": "this was done: {}",
    "decided": "{} decided",
    "part done": "a part of this is on record as done: {}",
    "beside": "this runs beside the case: {}",
    "recorded": "{by} recorded this for you: {}",
    "took over": "{}: {whom} goes on with it",
    "stepped aside": "{whom} stepped aside: {}",
    "asked": "{whom} {}",
    "advised": "{whom} {}",
    "noted": "{whom} {}",
    "readdressed": "{whom} {}",
    "misdirected": "{whom} says that {}",
}
"""What is said around what was told. News of any other kind says it by itself."""
NAMING = frozenset(kind for kind, around in _AROUND.items() if "{by}" in around)
"""Kinds of news that name whoever did what they tell, or whom they are about."""
COLLEAGUE = "a colleague"
_UNNAMED: Mapping[NewsKind, str] = {
    "handed on": COLLEAGUE,
    "taken on": COLLEAGUE,
    "given back": COLLEAGUE,
    "readdressed": "another agency",
}
"""What is said where nobody knows the name of whom news is about."""
WHOM = "{whom}"
"""Where the name stands in words that are kept: who it is said to looks it up."""


def say_news(kind: NewsKind, what: str, by: str = "", whom: str = "") -> str:
    """What was told, without a capital letter or a full stop; `by` is whoever did it and `whom` the
    person or agency that it is about, by name where that is known.
    """
    by = by or "the board's business manager"
    whom = whom or _UNNAMED.get(kind, "somebody")
    return _AROUND.get(kind, "{}").format(what, by=by, whom=whom).replace(WHOM, whom)
