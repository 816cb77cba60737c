"""The page of an act, as a frozen value."""

from dataclasses import dataclass

from django.urls import reverse

from concordat.brief.audience import may_know
from concordat.brief.authors import author
from concordat.brief.danger import before_it_ends
from concordat.brief.owed import Deadline, Strip
from concordat.brief.view import CaseView
from concordat.brief.written import entry, entry_words
from concordat.casework.errors import Stale
from concordat.core.case import Owed
from concordat.core.events import Event
from concordat.core.protocol import Kind
from concordat.library.files.papers import papers_of
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.beforehand import who_will_be_told
from concordat.pages.acting.buttons import address
from concordat.pages.acting.check import Check
from concordat.pages.acting.form import ActForm
from concordat.pages.acting.on_the_form import still_empty
from concordat.pages.acting.overtaken import NOTE, Overtaken, overtaken
from concordat.pages.acting.tried import AnyForm
from concordat.pages.acting.when import When
from concordat.pages.components.fields import Field, FieldProblem
from concordat.pages.components.values import ClauseWhy, NoticePanel, Person, RecordEntry
from concordat.pages.dressing.cards import notice, why
from concordat.pages.dressing.elsewhere import Instead, to_another
from concordat.pages.shell import Link
from concordat.people import queries

GOES_ON = "Nothing was recorded, and nobody was told. The disagreement goes on beside it."
OK, CONFLICT, UNPROCESSABLE = 200, 409, 422


@dataclass(frozen=True, slots=True)
class OwedCard:
    """The duty that an act is about, above its questions. `still_empty` are the boxes of its form
    that the case doesn't fill.
    """

    sentence: str
    due: Deadline
    why: ClauseWhy
    counted: Strip | None
    paper: Link | None
    still_empty: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownAct:
    """The page of an act. `request` and `seen` are sent with the form; `reason` is shown where
    there is no form. `when` are the fields for its times, shown open where `earlier`. `standing`
    says, where the act may end the case, that danger still stands after that; `check` is what is to
    be checked before it counts, `told` who will be told; `overtaken` what is left of an act that
    can't be recorded any more; `instead` where to go with what isn't recorded here; `note` where to
    add a note about an entry that can't be corrected.
    """

    heading: str
    case: str
    status: int = OK
    request: str = ""
    seen: int = 0
    button: str = ""
    grave: bool = False
    about_danger: bool = False
    ring_again: bool = False
    stater: Person | None = None
    lead: tuple[str, ...] = ()
    reads: tuple[NoticePanel, ...] = ()
    fields: tuple[Field, ...] = ()
    when: tuple[Field, ...] = ()
    earlier: bool = False
    problems: tuple[FieldProblem, ...] = ()
    meanwhile: tuple[RecordEntry, ...] = ()
    owed: OwedCard | None = None
    reason: str = ""
    standing: str = ""
    check: Check | None = None
    told: tuple[tuple[str, str], ...] = ()
    overtaken: Overtaken | None = None
    instead: Instead | None = None
    note: Link | None = None

    @property
    def rings(self) -> bool:
        """Whether the numbers to ring stand above the form."""
        return self.about_danger or self.ring_again


def not_possible(ask: Ask, reason: str) -> ShownAct:
    """The page where there is no form, with the reason."""
    note = _about_the_entry(ask) if ask.kind == "correct" else None
    return ShownAct("Not possible now", _case(ask), reason=reason, note=note)


def _about_the_entry(ask: Ask) -> Link | None:
    """Where to add a note about the entry that the page is about; None for who can add none."""
    if ask.brief.why_not(NOTE, ""):
        return None
    return Link("Add a note about this entry", address(ask.view.ref, NOTE, ask.about))


def elsewhere(ask: Ask, other: Kind) -> ShownAct:
    """The page where what was answered is for another procedure. One query."""
    known, back = queries.contacts(ask.view.board.id), _case(ask)
    instead = to_another(other, known, ask.names.said, beside=GOES_ON, back=back)
    return ShownAct(instead.title, back, instead=instead)


def no_longer(ask: Ask, again: AnyForm, stale: Stale | None, why: str) -> ShownAct:
    """The page where what was sent can't be recorded: what was recorded meanwhile, if anything was,
    and what was written.
    """
    return ShownAct(
        "This can’t be recorded any more" if stale else "This can’t be recorded now",
        _case(ask),
        CONFLICT,
        seen=ask.view.seq,
        meanwhile=_meanwhile(ask, stale),
        overtaken=overtaken(ask, again, stale.events[0].seq - 1 if stale else ask.view.seq, why),
    )


def shown(
    ask: Ask,
    form: ActForm,
    when: When,
    again: AnyForm,
    *,
    refused: str = "",
    stale: Stale | None = None,
    check: Check | None = None,
) -> ShownAct:
    """The page with its form. `refused` is why the act was refused as a whole; `stale` what
    was recorded since the page was opened. Either is answered as a conflict.
    """
    whole = (FieldProblem(refused),) if refused else ()
    problems = (*whole, *ask.problems, *when.problems)
    wrong = UNPROCESSABLE if problems else OK
    return ShownAct(
        heading=form.heading,
        case=_case(ask),
        status=CONFLICT if refused or stale else wrong,
        request=_token(ask),
        seen=_seen(ask, stale),
        button=form.button,
        grave=form.grave,
        about_danger=form.about_danger,
        ring_again=form.ring_again,
        stater=form.stater,
        lead=form.lead,
        reads=tuple(map(notice, form.reads)),
        fields=ask.fields,
        when=when.fields,
        earlier=when.is_typed,
        problems=problems,
        meanwhile=_meanwhile(ask, stale),
        owed=_owed(ask, form.duty, form.paper) if form.duty else None,
        standing=before_it_ends(ask.names, ask.kind, form.duty),
        check=check,
        told=() if check else who_will_be_told(ask, form, again),
        note=_about_the_entry(ask) if form.add_note else None,
    )


def number(typed: str) -> int | None:
    """The number of an entry; None where none was sent."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None


def _token(ask: Ask) -> str:
    """The token that was sent with the form, or a new one; also where that has been recorded."""
    sent = ask.typed.text("request")
    if not ask.shown_as.accepts(sent):
        return ask.shown_as.token()
    used = {event.request for event in ask.view.record.events}
    return ask.shown_as.token() if ask.shown_as.request(sent) in used else sent


def _case(ask: Ask) -> str:
    return reverse("case", args=[ask.view.ref])


def _seen(ask: Ask, stale: Stale | None) -> int:
    """The last entry that the reader has seen."""
    sent = number(ask.typed.text("seen"))
    return sent if sent and not stale else ask.view.seq


def _owed(ask: Ask, owed: Owed, paper: str | None) -> OwedCard:
    duty = ask.brief.of(owed)
    return OwedCard(
        sentence=duty.sentence,
        due=duty.deadline,
        why=why(duty.why, ask.protocol),
        counted=duty.counted,
        paper=_paper(ask.view, paper) if paper else None,
        still_empty=still_empty(ask, owed, paper),
    )


def _paper(view: CaseView, key: str) -> Link | None:
    title = papers_of(view.record.protocol).title(key)
    if not title:
        return None
    return Link(f"{title}, filled from this case", reverse("paper", args=[view.ref, key]))


def _meanwhile(ask: Ask, stale: Stale | None) -> tuple[RecordEntry, ...]:
    """What was recorded since the page was opened, perhaps by the reader in another window."""
    events = stale.events if stale else ()
    return tuple(_entry(ask, event) for event in events if may_know(ask.view, event))


def _entry(ask: Ask, event: Event) -> RecordEntry:
    names = ask.names.at(event)
    reads = entry(ask.view, event.seq)
    return RecordEntry(
        f"entry-{event.seq}",
        event.act.sentence(names),
        author(names, event),
        event.happened,
        words=entry_words(names, reads.act) if reads else "",
    )
