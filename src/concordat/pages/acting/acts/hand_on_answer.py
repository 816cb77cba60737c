"""Say whether one takes on what a colleague asks, or give back what one took on."""

from django.http import Http404

from concordat.brief.values import Panel
from concordat.brief.view import CaseView
from concordat.brief.words import when
from concordat.brief.written import entry, words_about
from concordat.core import sentences
from concordat.core.acts import HandedOnAnswered
from concordat.core.case import Handed, Owed
from concordat.core.labels import REASON
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import OWN_READS, Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText, OneOf

ANSWER, GIVE_BACK = "Say whether you take this on", "Give this back"
NAME, YES, NO = "accepts", "yes", "no"


def label(view: CaseView, about: str) -> str:
    found = _found(view, about)
    return GIVE_BACK if found and found[1].accepted else ANSWER


def form(ask: Ask) -> ActForm:
    found = _found(ask.view, ask.about)
    if found is None:
        raise Http404
    duty, handed = found
    answer = None
    if not handed.accepted:
        options = {YES: "Yes, I take it on", NO: "No, I can't"}
        answer = ask.ask(
            OneOf(NAME, "Do you take it on?", options=options, needed="Say whether you take it on.")
        )
    refuses = answer is None or NO in ask.typed.many(NAME)
    reason = ask.ask(
        LongText(
            "reason",
            "Why do you give it back?" if answer is None else "If not, why?",
            kept=REASON,
            needed=sentences.SAY_WHY if refuses else "",
            read_by=OWN_READS,
            rows=3,
        )
    )
    if answer is not None:
        ask.only_if(answer, NO, then=reason)
    return ActForm(
        heading=label(ask.view, ask.about),
        act=lambda: HandedOnAnswered(
            handed.seq,
            accepts=answer is not None and answer.value == YES,
            notes=ask.notes(reason),
        ),
        lead=(_asked(ask, duty, handed), _until(ask, duty)),
        reads=_why(ask, handed),
        duty=duty,
    )


def _asked(ask: Ask, duty: Owed, handed: Handed) -> str:
    name = ask.names.person(handed.by)
    said = "handed this to you" if handed.accepted else "asks you to take this on"
    return f"{capitalised(name)} {said}: {duty.what}."


def _why(ask: Ask, handed: Handed) -> tuple[Panel, ...]:
    """Why the colleague hands it on, as they wrote it."""
    event = entry(ask.view, handed.seq)
    words = words_about(ask.view, event.act, REASON.key) if event else ""
    return (Panel(f"{ask.names.person(handed.by)} wrote", words),) if words else ()


def _until(ask: Ask, duty: Owed) -> str:
    by = f" It is due by {when(duty.due, ask.view.now)}." if duty.due else ""
    return f"The deadline stays as it is.{by}"


def _found(view: CaseView, about: str) -> tuple[Owed, Handed] | None:
    """The duty that was handed on in the entry that the page is about."""
    for duty in view.case.open_duties:
        for handed in duty.handed:
            if str(handed.seq) == about:
                return duty, handed
    return None


PAGE = ActPage(label, form)
