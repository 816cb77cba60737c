"""What a browser sends: the gaps of an address, what is asked for after it, the boxes of a form.

Nothing else in the house reads them. Each is declared here once, with the shape that it has: what
has another shape was made by no page of ours, and is not there (404).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, QueryDict, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import register_converter

from concordat.core.wording import NO_TEXT

LOST = "\ufffd"
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
MOST = 500  # boxes of a form that are given back

_ID = r"[-a-zA-Z0-9_]{1,64}"  # of a case, a board, an agency, a person, a draft
_A_LINE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffd-\uffff]"


def plain(text: str) -> str:
    """A text that can be stored and shown: line breaks as \\n, LOST for anything that isn't
    text.
    """
    return NO_TEXT.sub(LOST, _LINE_BREAKS.sub("\n", text))


# ── The gaps of an address ────────────────────────────────────────────────────────────────────────


class Gap:
    """A gap of an address, as text; an address in which it has another shape is none."""

    regex: str

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Id(Gap):
    regex = _ID


class Revision(Gap):
    """The date and the revision of a protocol."""

    regex = r"[0-9.-]{1,24}"


class OnDay(Gap):
    """A day, as 2026-12-23."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class Colour(Gap):
    regex = "[0-9a-f]{6}"


BOARD_ID, DRAFT, REF = "board_id", "draft", "ref"
GAPS: Mapping[str, type[Gap]] = {"id": Id, "version": Revision, "colour": Colour, "day": OnDay}


def declare_gaps() -> None:
    """Let addresses name them."""
    for name, gap in GAPS.items():
        register_converter(gap, name)


def gap(request: HttpRequest, name: str) -> str:
    """What stands in that gap of the address; "" where the address has no such gap."""
    found = request.resolver_match
    return str(found.kwargs.get(name, "")) if found else ""


def view_of(request: HttpRequest) -> object:
    """The view that the address leads to; None where it leads to none."""
    found = request.resolver_match
    return found.func if found else None


# ── What is asked for after an address, and single boxes of a form ────────────────────────────────


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that an address may ask for, by its name and its shape."""

    name: str
    shape: str = _ID

    def of(self, request: HttpRequest) -> str:
        """What is asked for; "" where nothing is. Raises Http404 where it can't be that."""
        value = self._sent(request).get(self.name, "")
        if value and not self._fits(value):
            raise Http404
        return value

    def if_right(self, request: HttpRequest) -> str:
        """What is asked for; "" also where it can't be that, for pages that come whatever is."""
        return next(reversed(self.every(request)), "")

    def every(self, request: HttpRequest) -> tuple[str, ...]:
        """All that is asked for under this name, without what it can't be."""
        return tuple(filter(self._fits, self._sent(request).getlist(self.name)))

    @property
    def in_a_form(self) -> "Box":
        """The same, where a form sends on what its page was asked for."""
        return Box(self.name, self.shape)

    def _fits(self, value: str) -> bool:
        return re.fullmatch(self.shape, value) is not None

    def _sent(self, request: HttpRequest) -> QueryDict:
        return request.GET


@dataclass(frozen=True, slots=True)
class Box(Parameter):
    """A box or a button of a form that no sheet asks for."""

    def pressed(self, request: HttpRequest) -> bool:
        """Whether it came with the form, whatever it holds."""
        return self.name in self._sent(request)

    def _sent(self, request: HttpRequest) -> QueryDict:
        return request.POST


ABOUT = Parameter("about", f"{_A_LINE}{{1,200}}")
DANGER = "danger"  # what is asked for to be about, where to sign in again
AFTER = Parameter("after", r"[-a-zA-Z0-9_:]{1,1000}")  # a place in a list
AGENCY = Parameter("agency")
BOARD = Parameter("board")
CASE = Parameter("case")
ENDED = Parameter("again")  # the case that is raised again
NEXT = Parameter("next", f"{_A_LINE}{{1,2000}}")
STAGE = Parameter("stage", f"{_A_LINE}{{1,40}}")
THEN = Parameter("then")
RETURNED = Parameter("returned")

ADD, ANOTHER, BACK, LATER, REMOVE = map(Box, ("add", "another", "back", "later", "remove"))
KEEP = Box("keep_it")
LEAVE = Box("leave")
PERSON = Box("person")
REQUEST = Box("request", f"{_A_LINE}{{1,400}}")  # the token of a form, for one sending of it
SHOWN = Box("shown")  # the cases about the same child that the check page named
SHOWN_TO = Box("shown_to", f"{_A_LINE}{{1,400}}")
TO = Box("to")
TO_BOARD = Box("to_board")

PARAMETERS: tuple[Parameter, ...] = (
    *(ABOUT, AFTER, AGENCY, BOARD, CASE, ENDED, NEXT, STAGE, THEN, RETURNED),
    *(
        ADD,
        ANOTHER,
        BACK,
        LATER,
        REMOVE,
        NEXT.in_a_form,
        KEEP,
        LEAVE,
        PERSON,
        REQUEST,
        SHOWN,
        SHOWN_TO,
        TO,
        TO_BOARD,
    ),
)
UNSEEN = (
    "csrfmiddlewaretoken",
    SHOWN_TO.name,
    REQUEST.name,
    KEEP.name,
    "seen",
    "as_shown",
)
"""Boxes that nobody types in."""


# ── All of a form, or of what is asked for ────────────────────────────────────────────────────────


def asked(request: HttpRequest) -> dict[str, list[str]]:
    """Everything that is asked for after an address, as text."""
    return _as_text(request.GET)


def boxes(request: HttpRequest) -> dict[str, list[str]]:
    """Everything in the boxes of a form, as text."""
    return _as_text(request.POST)


def written(request: HttpRequest) -> tuple[str, ...]:
    """What somebody wrote in a form, to give it back to them where no page can be made of it."""
    return tuple(
        text
        for name, texts in _whatever_can_be_read(request).items()
        if name not in UNSEEN
        for text in texts
        if text.strip()
    )


def _whatever_can_be_read(request: HttpRequest) -> Mapping[str, list[str]]:
    try:
        return boxes(request) or dict(_first_boxes(request))
    except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
        return {}


def _first_boxes(request: HttpRequest) -> Iterator[tuple[str, list[str]]]:
    """The first boxes of a form that had too many of them."""
    if request.method == "POST" and request.content_type == "application/x-www-form-urlencoded":
        for name, text in parse_qsl(request.body.decode(errors="replace"))[:MOST]:
            yield plain(name), [plain(text)]


def _as_text(query: QueryDict) -> dict[str, list[str]]:
    return {plain(name): [plain(str(each)) for each in sent] for name, sent in query.lists()}
