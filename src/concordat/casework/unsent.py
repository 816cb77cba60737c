"""What somebody sent that was not recorded, because they were signed out or something in it has to
be put right: sealed, theirs alone, until they have sent it. It is sealed as a note of the case or
the draft it belongs to, so that it can't outlive either.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q, QuerySet

from concordat import clock
from concordat.casework import drafts, models, notes
from concordat.core.errors import Refused
from concordat.vault import service as vault
from concordat.vault.errors import Destroyed, Erased

KEPT_FOR = timedelta(days=7)
_FIELD = "unsent"
Boxes = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was in the boxes of a page when it was sent. `back`: they were signed in, and it came
    back to be put right; `refused` is why, where the boxes alone don't show it.
    """

    id: str
    boxes: Boxes
    back: bool = False
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What the page that was sent is about: a case, a draft, or no more than a board. `form` is the
    token of the form, "" where it has none.
    """

    case: str = ""
    draft: str = ""
    board: str = ""
    form: str = ""


def keep(
    person: str,
    page: Page,
    boxes: Mapping[str, list[str]],
    at: datetime | None = None,
    *,
    back: bool = False,
    refused: Refused | None = None,
) -> str:
    """Keep what was sent, and return its id; "" where there is nothing that it could belong to: no
    such case, or one whose words were erased, a draft that was thrown away, no board.
    """
    now, new = at or clock.now(), notes.new_id()
    board = _board(person, page)
    if not board:
        return ""
    why = [refused.code, refused.sentence] if refused else []
    text = json.dumps({"boxes": dict(boxes), "back": back, "why": why})
    key = _key(page, new)
    with transaction.atomic():
        try:
            vault.begin(key, board)
            sealed = vault.seal_notes(key, board, {_label(new): text})
        except Erased:
            return ""
        models.Unsent.objects.create(
            id=new,
            board=board,
            person=person,
            kept=now,
            sealed_by=key,
            form=_form(page.form),
            sealed=sealed[new],
        )
    return new


def get(person: str, unsent: str, at: datetime | None = None) -> Unsent | None:
    """What that person sent under this id; None where they sent nothing, it was sent since, a week
    is over, or what it belonged to is gone.
    """
    since = (at or clock.now()) - KEPT_FOR
    row = models.Unsent.objects.filter(pk=unsent, person=person, kept__gte=since).first()
    if row is None:
        return None
    ring = vault.keyrings([row.sealed_by], [row.id])[row.sealed_by]
    try:
        kept = json.loads(ring.open_note(_label(row.id), bytes(row.sealed)))
    except (Erased, Destroyed):
        return None
    refused = Refused(*kept["why"]) if kept["why"] else None
    return Unsent(unsent, kept["boxes"], kept["back"], refused)


def sent_again(person: str, unsent: str, form: str, at: datetime | None = None) -> None:
    """Throw away what was kept under this id, and whatever else the form with this token sent: it
    has been sent again. Doing it twice changes nothing.
    """
    if unsent or form:
        same = Q(pk=unsent) | Q(form=_form(form)) if form else Q(pk=unsent)
        _discard(models.Unsent.objects.filter(same, person=person), at or clock.now())


def discard_with_draft(person: str, draft: str, at: datetime | None = None) -> None:
    """Throw away what belongs to a draft, which was raised."""
    theirs = models.Unsent.objects.filter(person=person, sealed_by=drafts.key(draft))
    _discard(theirs, at or clock.now())


def forget(now: datetime) -> None:
    """Throw away what anybody sent more than a week ago, and its keys with it."""
    _discard(models.Unsent.objects.filter(kept__lt=now - KEPT_FOR), now)


def _discard(rows: QuerySet[models.Unsent], now: datetime) -> None:
    for unsent, key in rows.values_list("id", "sealed_by"):
        with transaction.atomic():
            models.Unsent.objects.filter(pk=unsent).delete()
            if key == _own_key(unsent):
                vault.erase(key, now)
            else:
                vault.destroy_note(key, unsent, now)


def _board(person: str, page: Page) -> str:
    """The board of the case or the draft, or of the page; "" where there is none."""
    if page.case:
        cases = models.CaseHead.objects.filter(pk=page.case)
        return cases.values_list("board", flat=True).first() or ""
    if page.draft:
        mine = models.Draft.objects.filter(pk=page.draft, person=person)
        return mine.values_list("board", flat=True).first() or ""
    return page.board


def _key(page: Page, unsent: str) -> str:
    """The vault's key by which it is sealed: that of the case or the draft, or else its own."""
    return page.case or (drafts.key(page.draft) if page.draft else _own_key(unsent))


def _own_key(unsent: str) -> str:
    return f"unsent/{unsent}"


def _label(unsent: str) -> vault.Label:
    return vault.Label(unsent, _FIELD)


def _form(token: str) -> str:
    return sha256(token.encode()).hexdigest() if token else ""
