"""What was left open when the disagreement was raised, asked again: all of it on one page."""

from concordat.core import sentences
from concordat.core.acts import OTHER_MATTER, Added
from concordat.core.labels import CHILD_VOICE, FAMILY, NOT_TO_REACH, OTHER_KIND
from concordat.pages.acting import said_of_it
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.forms.fields import Line, LongText
from concordat.pages.forms.sheet import Answer

LABEL = "Add what was left out"
LEAD = "Answer what you can now. What you leave empty can be added later."
TEXTS = (CHILD_VOICE, FAMILY, NOT_TO_REACH)


def form(ask: Ask) -> ActForm:
    open_ones = ask.view.case.left_open
    matter = ask.ask(said_of_it.matter(ask)) if "matter" in open_ones else None
    other = ask.ask(Line("matter_other", kept=OTHER_KIND)) if matter else None
    level = ask.ask(said_of_it.level(ask)) if "level" in open_ones else None
    texts = [_text(ask, each.key) for each in TEXTS if each.key in open_ones]
    written = [answer for answer in (other, *texts) if answer]
    chosen = [answer for answer in (matter, level) if answer]
    if ask.typed.sent and not any(answer.words for answer in (*chosen, *written)):
        ask.refuse(sentences.ANSWER_ONE)
    if other and other.value and matter and matter.value not in (OTHER_MATTER, None):
        ask.refuse(sentences.CHOOSE_SOMETHING_ELSE)
    return ActForm(
        heading=ask.names.said(LABEL),
        act=lambda: Added(matter=_value(matter), level=_value(level), notes=ask.notes(*written)),
        button="Add it",
        lead=(LEAD,),
    )


def _text(ask: Ask, key: str) -> Answer[str]:
    text = next(each for each in TEXTS if each.key == key)
    asked = ask.names.said(text.asked)
    hint = sentences.MAY_STAY_EMPTY
    return ask.ask(LongText(key, asked, kept=text, hint=hint, rows=3))


def _value(answer: Answer[str] | None) -> str | None:
    return answer.value if answer else None


PAGE = ActPage(LABEL, form)
