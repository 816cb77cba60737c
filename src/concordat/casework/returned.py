"""Returned forms: sent and not recorded, because whoever sent them was signed out or something has
to be put right. They come back filled, until they are sent again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from concordat import clock
from concordat.casework import drafts, models, theirs, unrecorded
from concordat.core.errors import Refused
from concordat.vault.errors import Erased

KEPT_FOR = timedelta(days=7)
Boxes = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Returned:
    """What was in the boxes of a page when it was sent. `back`: they were signed in, and it came
    back to be put right; `refused` is why, where the boxes alone don't show it. `later`: they kept
    it themselves.
    """

    id: str
    boxes: Boxes
    back: bool = False
    refused: Refused | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What the page that was sent is about: a case, a draft, or no more than a board. `form` says
    which it is of somebody's forms, of each of which one copy is kept. `address` is where the page
    is, `title` what it is called, `about` what was typed is about, where the page can tell.
    `listed`: it is all that is kept of something that was typed, so whoever typed it finds it in
    their lists. `danger`: it is about a child in danger; `to_ring`: and says that nobody was rung.
    """

    case: str = ""
    draft: str = ""
    board: str = ""
    form: str = ""
    address: str = ""
    title: str = ""
    about: str = ""
    listed: bool = False
    danger: bool = False
    to_ring: bool = False


@dataclass(frozen=True, slots=True)
class FormCard:
    """A returned form in a list: where its page is, what that is called, and what is known of what
    was typed: the `case` or the `draft` it belongs to, or else `about`; "" where nothing is.
    `danger` and `to_ring` are as in Page. `board` is that of the case or of the page. `refused` is
    why it was refused, where the boxes alone don't show it.
    """

    id: str
    kept: datetime
    address: str
    title: str
    about: str
    case: str
    draft: str = ""
    danger: bool = False
    to_ring: bool = False
    board: str = ""
    refused: str = ""


def keep(
    person: str,
    page: Page,
    boxes: Mapping[str, list[str]],
    at: datetime | None = None,
    *,
    back: bool = False,
    later: bool = False,
    refused: Refused | None = None,
) -> str:
    """Keep what was sent in the place of what the same form sent before, and return its id; ""
    where there is nothing that it could belong to: no such case, or one that was never theirs or
    whose words were erased, a draft that was thrown away, no board.
    """
    now = at or clock.now()
    board = _board(person, page, now)
    if not board:
        return ""
    why = [refused.code, refused.sentence] if refused else []
    card = {"address": page.address, "title": page.title, "about": page.about}
    belongs = {"case": page.case, "draft": page.draft, "board": board}
    urgent = {"danger": page.danger, "to_ring": page.to_ring}
    listed = {"card": card | belongs | urgent} if page.listed else {}
    said = {"boxes": dict(boxes), "back": back, "later": later, "why": why}
    text = json.dumps(said | listed)
    owner = page.case or (unrecorded.own_key(page.draft) if page.draft else "")
    until, form = now + KEPT_FOR, _form(page.form)
    try:
        with transaction.atomic():
            kept = unrecorded.keep(
                person, board, text, now, belongs_to=owner, until=until, form=form
            )
            before = unrecorded.returned(person).filter(form=form).exclude(pk=kept)
            unrecorded.discard(before, now)
    except Erased:
        return ""
    return kept


def get(person: str, id_: str, at: datetime | None = None) -> Returned | None:
    """What that person sent under this id; None where they sent nothing, it was sent since, a week
    is over, or what it belonged to is gone.
    """
    rows = unrecorded.of(person).filter(pk=id_, until__gte=at or clock.now())
    for found in unrecorded.read(rows):
        kept = json.loads(found.text)
        refused = Refused(*kept["why"]) if kept["why"] else None
        return Returned(id_, kept["boxes"], kept["back"], refused, kept.get("later", False))
    return None


def mine(person: str, at: datetime) -> tuple[FormCard, ...]:
    """The returned forms that somebody finds in their lists, the latest first. Two queries, or one
    where there is none.
    """
    rows = unrecorded.of(person).filter(until__gte=at).order_by("-kept", "id")
    opened = ((row, json.loads(text)) for row, text in unrecorded.read(rows))
    return tuple(
        FormCard(row.id, row.kept, **kept["card"], refused="".join(kept["why"][1:]))
        for row, kept in opened
        if kept.get("card")
    )


def discard(person: str, id_: str, at: datetime | None = None) -> None:
    """Throw a returned form away, and its key with it. Safe to repeat."""
    rows = unrecorded.returned(person).filter(pk=id_)
    unrecorded.discard(rows, at or clock.now())


def sent_again(person: str, id_: str, form: str, at: datetime | None = None) -> None:
    """Throw away what was returned under this id, and what this form sent before: it has been sent
    again. Safe to repeat.
    """
    rows = unrecorded.returned(person).filter(Q(pk=id_) | Q(form=_form(form)))
    unrecorded.discard(rows, at or clock.now())


def latest_of(person: str, draft: str, at: datetime) -> FormCard | None:
    """The form of a draft that was returned last, as long as it is kept; None where none is."""
    return next((card for card in mine(person, at) if card.draft == draft), None)


def discard_with_draft(person: str, draft: str, at: datetime | None = None) -> None:
    """Throw away what belongs to a draft, which was raised."""
    theirs = {"sealed_by": unrecorded.own_key(draft), "until__isnull": False}
    unrecorded.discard(unrecorded.of(person).filter(**theirs), at or clock.now())


def forget(now: datetime) -> None:
    """Throw away what anybody sent more than a week ago, and its keys with it."""
    unrecorded.discard(models.Unrecorded.objects.filter(until__lt=now), now)


def _board(person: str, page: Page, now: datetime) -> str:
    """The board of the case or the draft, or of the page; "" where there is none, or the case was
    never theirs: what is kept would tell them that there is such a case.
    """
    if page.case:
        if not theirs.may_be(page.case, person, now):
            return ""
        cases = models.CaseHead.objects.filter(pk=page.case)
        return cases.values_list("board", flat=True).first() or ""
    return drafts.board_of(person, page.draft) if page.draft else page.board


def _form(which: str) -> str:
    return sha256(which.encode()).hexdigest()
