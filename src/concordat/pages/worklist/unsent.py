"""What the reader wrote and that is not recorded: drafts, and forms that were not sent."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from django.http import QueryDict
from django.urls import resolve, reverse

from concordat.brief.reading import Brief
from concordat.brief.words import day, when
from concordat.casework import queries, values
from concordat.casework.drafts import DraftCard
from concordat.casework.returned import FormCard
from concordat.core.acts import ActKind
from concordat.pages import sent
from concordat.pages.dressing.drafts import NOTHING_YET
from concordat.pages.dressing.lists import parties
from concordat.pages.dressing.ringing import answers_now_at
from concordat.pages.returned import filled
from concordat.people.values import Contact

NOBODY_RUNG = "In danger, and nobody rung yet"
NOT_SENT = "In danger, and not sent yet"
SHUT = "This case doesn’t open to you any more."


@dataclass(frozen=True, slots=True)
class Ring:
    """The number to ring beside 999 about a child in danger; None where the board gave none."""

    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Unsent:
    """Something that the reader wrote and that is not recorded: what it is, where to go on with it
    ("" where they can't any more), and where to throw it away. `danger` says how it stands with it,
    where it is about a child in danger; `ring`: whom to ring, where it doesn't say that anybody was
    rung. `why_not` is why it can't be sent any more: where it is gone on with, the words can be
    taken into a note. `refused`: why it was not recorded when it was sent.
    """

    label: str
    href: str
    throw_away: str
    danger: str = ""
    ring: Ring | None = None
    why_not: str = ""
    refused: str = ""


ACT = "act-"
"""What the names of the pages of acts begin with; then comes the kind of act."""
WhyNot = Callable[[FormCard], str]
"""Why what was sent of a case can't be recorded any more; "" where it can."""


def unsent(
    drafts: Sequence[DraftCard],
    forms: Sequence[values.KeptForm],
    why_not: WhyNot,
    now: datetime,
) -> Iterator[Unsent]:
    """What they are still writing. What was sent of a draft and not kept in it is no line of its
    own: the draft is gone on with there.
    """
    of_drafts = {form.card.draft: form.card for form in reversed(forms) if form.card.draft}
    for draft in drafts:
        yield _draft(draft, of_drafts.get(draft.id), now)
    listed = {draft.id for draft in drafts}
    for form in forms:
        if form.card.draft not in listed:
            yield form_not_sent(form, why_not, now)


def _draft(draft: DraftCard, form: FormCard | None, now: datetime) -> Unsent:
    go_on, gone = (reverse(name, args=[draft.id]) for name in ("raise-go-on", "raise-throw-away"))
    about = (form.about if form else "") or draft.about or NOTHING_YET
    kept = max(draft.kept, form.kept) if form else draft.kept
    found = Unsent(f"{about}, kept {day(kept, now)}", go_on, gone)
    return _nobody_rung(found, draft.board, now) if draft.danger else found


def form_not_sent(form: values.KeptForm, why_not: WhyNot, now: datetime) -> Unsent:
    """A line for a form that was sent and not recorded."""
    card = form.card
    about = parties(form.case) if form.case else card.about
    named = ": ".join(filter(None, (card.title or "What you wrote", about)))
    why = why_not(card) if form.opens else SHUT
    found = Unsent(
        f"{named}, not sent{'' if why else ' yet'}, kept {when(card.kept, now)}",
        filled(card.address, card.id) if form.opens else "",
        reverse("throw-away-kept", args=[card.id]),
        NOT_SENT if card.danger and not why else "",
        why_not=why,
        refused="" if why else card.refused,
    )
    return _nobody_rung(found, card.board, now) if card.to_ring and not why else found


def why_not_any_more(card: FormCard, person: str, now: datetime) -> str:
    """Why the act of a form that was kept is not offered to its writer any more; "" where it is, or
    where it is none.
    """
    parts = urlsplit(card.address)
    page = (resolve(parts.path).url_name or "") if card.case else ""
    view = queries.glimpsed(card.case, person, now) if page.startswith(ACT) else None
    if view is None:
        return ""
    about = QueryDict(parts.query).get(sent.ABOUT.name) or ""
    return Brief(view).why_not(cast(ActKind, page.removeprefix(ACT)), about)


def _nobody_rung(found: Unsent, board: str, now: datetime) -> Unsent:
    return replace(found, danger=NOBODY_RUNG, ring=Ring(answers_now_at(board, now)))
