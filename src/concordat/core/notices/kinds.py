"""The kinds of news, and how each is told: what is said around it, and where it comes in a list."""

from collections.abc import Mapping
from typing import Literal

import msgspec

NewsKind = Literal[
    "happened",
    "came",
    "more time",
    "is at",
    "raised",
    "raised again",
    "owed",
    "late",
    "go on",
    "overtaken",
    "not owed",
    "new date",
    "waits longer",
    "notice",
    "moved up",
    "ended",
    "corrected",
    "brought in",
    "took over",
    "newcomer",
    "handed on",
    "stepped aside",
    "taken on",
    "given back",
    "on both sides",
    "covering",
    "uncovered",
    "raised here",
    "alone",
    "not alone",
    "raised for you",
    "readdressed",
    "released",
    "said",
    "reminded",
    "asked",
    "who decided",
    "danger",
    "in danger",
    "acknowledge",
    "unsafe",
    "withdrawing",
    "misdirected",
    "died",
    "beside",
    "stated",
    "safety",
    "used",
    "advised",
    "done",
    "decided",
    "part done",
    "confirm",
    "noted",
    "recorded",
]
SOMEBODY = "somebody"
COLLEAGUE = "a colleague"
AN_AGENCY = "an agency"
PERSON = "{whom} {}"


class News(msgspec.Struct, frozen=True, kw_only=True):
    """How news of one kind is told.

    `around` is what is said around what was told (`{}`): `{whom}` is the person or agency that it
    is about, `{by}` whoever did it; `unnamed` stands where nobody knows the name of whom it is
    about. `happened`: it says best what happened, and comes first of what one entry tells;
    `beside`: it says what follows from that, and never comes first of what somebody did. `asks`:
    the reader is to do something, or may. `theirs`: it is told to those who owe what it names.
    `of_doing`: it tells what somebody did, and is no news to whoever did it; everything else
    follows from it, or from time, and is told to them as well. `of_whom`: nor to the person whom it
    is about, who knows it of themselves. `of_danger`: it concerns a linked case as well.
    """

    around: str = "{}"
    unnamed: str = SOMEBODY
    happened: bool = False
    beside: bool = False
    asks: bool = False
    theirs: bool = False
    of_doing: bool = False
    of_whom: bool = False
    of_danger: bool = False

    @property
    def names_who_did_it(self) -> bool:
        return "{by}" in self.around


PLAIN = News()
"""News that says it by itself."""
NEWS: Mapping[NewsKind, News] = {
    "raised": News(
        around="a disagreement was raised with {whom}",
        unnamed="your agency",
        happened=True,
        of_doing=True,
    ),
    "raised here": News(around="{whom} raised a disagreement for {}", happened=True, of_doing=True),
    "alone": News(unnamed=AN_AGENCY, beside=True, asks=True),
    "not alone": News(unnamed=AN_AGENCY),
    "raised for you": News(around="{} by {by}, because you rang", happened=True),
    "raised again": News(of_doing=True),
    "happened": News(unnamed=AN_AGENCY, happened=True, of_doing=True),
    "owed": News(beside=True, asks=True, theirs=True),
    "late": News(around="the time for this passed: {}", asks=True),
    "go on": News(
        around="the time for this passed, and you can now take the case on: {}", asks=True
    ),
    "overtaken": News(around="the case went on without this: {}", beside=True),
    "not owed": News(around="this no longer has to be done: {}", beside=True),
    "new date": News(around="this has another date now: {}", beside=True, asks=True, theirs=True),
    "waits longer": News(around="what you wait for has another date now: {}", beside=True),
    "more time": News(around="there is more time for this now: {}", beside=True),
    "reminded": News(around="a reminder: {}", asks=True, theirs=True, of_doing=True),
    "confirm": News(beside=True, asks=True),
    "acknowledge": News(asks=True, of_danger=True),
    "covering": News(
        around="you stand in for {whom}, who is away and has this to do: {}", asks=True
    ),
    "uncovered": News(
        around="{whom} is away and has this to do: {}",
        asks=True,
        of_whom=True,
    ),
    "handed on": News(
        around="{whom} asks you to take this on: {}", unnamed=COLLEAGUE, asks=True, of_doing=True
    ),
    "taken on": News(around="{whom} has taken this on: {}", unnamed=COLLEAGUE, of_doing=True),
    "given back": News(around="{whom} does not take this on: {}", unnamed=COLLEAGUE, of_doing=True),
    "used": News(asks=True, of_doing=True),
    "asked": News(around=PERSON, asks=True, of_doing=True),
    "who decided": News(unnamed="your agency", beside=True, asks=True),
    "misdirected": News(around="{whom} says that {}", asks=True, of_doing=True),
    "advised": News(around=PERSON, of_doing=True, of_whom=True),
    "noted": News(around=PERSON, of_doing=True),
    "readdressed": News(around=PERSON, unnamed=AN_AGENCY, of_doing=True),
    "brought in": News(around="{whom} was brought in to the case: {}", of_doing=True),
    "newcomer": News(around="you {}", happened=True),
    "took over": News(around="{}: {whom} goes on with it", of_doing=True),
    "stepped aside": News(around="{whom} stepped aside: {}", of_doing=True),
    "on both sides": News(
        around="{by} has roles on both sides of this case, and keeps a part on the side they were "
        "on first"
    ),
    "moved up": News(around="the case went on to stage {}", happened=True, of_doing=True),
    "is at": News(around="the case is at stage {} now", beside=True),
    "ended": News(around="the case ended: {}", happened=True, of_doing=True),
    "decided": News(around="{} decided", happened=True, of_doing=True),
    "done": News(around="this was done: {}", of_doing=True),
    "part done": News(around="a part of this is on record as done: {}", of_doing=True),
    "recorded": News(around="{by} recorded this for you: {}"),
    "came": News(unnamed=AN_AGENCY, of_doing=True),
    "corrected": News(unnamed=AN_AGENCY, happened=True, of_doing=True),
    "beside": News(around="this runs beside the case: {}", of_doing=True),
    "danger": News(
        unnamed="the agency that was asked about it", asks=True, of_doing=True, of_danger=True
    ),
    "in danger": News(asks=True, of_whom=True, of_danger=True),
    "safety": News(unnamed=AN_AGENCY, of_doing=True),
    "unsafe": News(unnamed=AN_AGENCY, beside=True, asks=True, of_doing=True),
    "notice": PLAIN,
    "released": News(unnamed="your agency"),
    "said": News(unnamed=AN_AGENCY, of_doing=True),
    "withdrawing": News(of_doing=True),
    "died": News(of_doing=True),
    "stated": News(of_doing=True),
}
"""Every kind of news."""
OF_DOING = tuple(kind for kind, news in NEWS.items() if news.of_doing)
"""The kinds that are no news to whoever did what they tell."""
OF_WHOM = tuple(kind for kind, news in NEWS.items() if news.of_whom)
"""The kinds that are no news to whom they are about."""
_NAMED: Mapping[str, News] = {str(kind): news for kind, news in NEWS.items()}


def news_of(kind: str) -> News:
    """How news of a kind is told; plainly, of one that was kept and that nobody knows any more."""
    return _NAMED.get(kind, PLAIN)
