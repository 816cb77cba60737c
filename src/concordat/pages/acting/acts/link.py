"""Link a case with another one about the same child, or say that it is another child."""

from typing import cast

from django.http import Http404

from concordat.brief.other_cases import in_words
from concordat.core import sentences
from concordat.core.acts import ANOTHER_CHILD, HOW_LINKED, HowLinked, Linked
from concordat.core.labels import REASON
from concordat.pages.acting.ask import READ_BY, Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import LongText, OneOf

LABEL = "Link these, or say that they are not about the same child"
WHO_SEES_IT = (
    "Each case then names the other to whoever has a part in both. Nobody else is told, and nobody "
    "else sees it. Both stay cases of their own."
)


def form(ask: Ask) -> ActForm:
    likely = {each.ref: each for each in ask.other_cases() if each.how is None}
    if not likely:
        raise Http404
    other = ask.ask(
        OneOf(
            "other",
            "Which case?",
            options={ref: f"{ref}. {in_words(each, ask.view.now)}" for ref, each in likely.items()},
            needed="Choose the other case.",
            start=ask.about if ask.about in likely else "",
        )
    )
    how = ask.ask(
        OneOf(
            "how",
            "How do they belong together?",
            options={each: ask.names.said(words) for each, words in HOW_LINKED.items()},
            needed="Say how they belong together, or that it is another child.",
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "What makes you sure?",
            kept=REASON,
            needed=sentences.SAY_HOW_ANOTHER_CHILD if how.value == ANOTHER_CHILD else "",
            rows=3,
            read_by=READ_BY["both cases"],
        )
    )
    return ActForm(
        heading=ask.names.said(LABEL),
        act=lambda: Linked(other.given, cast(HowLinked, how.given), notes=ask.notes(reason)),
        lead=(WHO_SEES_IT,),
    )


PAGE = ActPage(LABEL, form)
