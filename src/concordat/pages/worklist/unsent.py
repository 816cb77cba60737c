"""What the reader wrote and that is not recorded: drafts, and forms that were not sent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.urls import reverse

from concordat.brief.words import day, when
from concordat.casework import values
from concordat.casework.drafts import DraftCard
from concordat.casework.returned import FormCard
from concordat.pages.dressing.drafts import NOTHING_YET
from concordat.pages.dressing.lists import parties
from concordat.pages.dressing.ringing import answers_now_at
from concordat.pages.returned import filled
from concordat.people.values import Contact

NOBODY_RUNG = "In danger, and nobody rung yet"
NOT_SENT = "In danger, and not sent yet"


@dataclass(frozen=True, slots=True)
class Ring:
    """The number to ring beside 999 about a child in danger; None where the board gave none."""

    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Unsent:
    """Something that the reader wrote and that is not recorded: what it is, where to go on with it
    ("" where they can't any more), and where to throw it away. `danger` says how it stands with it,
    where it is about a child in danger; `ring`: whom to ring, where it doesn't say that anybody was
    rung.
    """

    label: str
    href: str
    throw_away: str
    danger: str = ""
    ring: Ring | None = None


def unsent(
    drafts: Sequence[DraftCard], forms: Sequence[values.KeptForm], now: datetime
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
            yield form_not_sent(form, now)


def _draft(draft: DraftCard, sent: FormCard | None, now: datetime) -> Unsent:
    go_on, gone = (reverse(name, args=[draft.id]) for name in ("raise-go-on", "raise-throw-away"))
    about = (sent.about if sent else "") or draft.about or NOTHING_YET
    kept = max(draft.kept, sent.kept) if sent else draft.kept
    found = Unsent(f"{about}, kept {day(kept, now)}", go_on, gone)
    return _nobody_rung(found, draft.board, now) if draft.danger else found


def form_not_sent(form: values.KeptForm, now: datetime) -> Unsent:
    """A line for a form that was sent and not recorded."""
    card = form.card
    about = parties(form.case) if form.case else card.about
    named = ": ".join(filter(None, (card.title or "What you wrote", about)))
    found = Unsent(
        f"{named}, not sent yet, kept {when(card.kept, now)}",
        filled(card.address, card.id) if form.opens else "",
        reverse("throw-away-kept", args=[card.id]),
        NOT_SENT if card.danger else "",
    )
    return _nobody_rung(found, card.board, now) if card.to_ring else found


def _nobody_rung(found: Unsent, board: str, now: datetime) -> Unsent:
    return replace(found, danger=NOBODY_RUNG, ring=Ring(answers_now_at(board, now)))
