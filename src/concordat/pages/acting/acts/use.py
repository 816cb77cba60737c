"""Use what the procedure allows but nobody owes: advice, guidance, a shorter route."""

from functools import cache

from concordat.brief.duties import to_you
from concordat.brief.view import CaseView
from concordat.core.acts import Used
from concordat.core.acts.asking import WHEN_USED
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.asked_of import asks_for
from concordat.pages.acting.danger_said import lead, who_was_rung
from concordat.pages.acting.form import ActForm, ActPage
from concordat.pages.acting.naming import naming
from concordat.pages.acting.permission import people, permission
from concordat.pages.forms.fields import AnyOf, OneOf

LEAD = (
    "Whoever it goes to is told, and can open this case from then on.",
    "Deadlines keep running.",
)


EVERYBODY = "If you tick nobody, all of them are asked."


def label(view: CaseView, key: str) -> str:
    return capitalised(to_you(permission(view, key).what))


def form(ask: Ask) -> ActForm:
    allowed = permission(ask.view, ask.about)
    if allowed.act == "appoint":
        return naming(ask, allowed)
    danger = who_was_rung(ask) if allowed.states_danger else None
    named = people(ask, allowed)
    needs = [ask.ask(asks_for(need, number)) for number, need in enumerate(allowed.needs, 1)]
    whom = _whom(ask, named)
    summary = ask.summary(*WHEN_USED[allowed.act])
    heading = label(ask.view, ask.about)

    @cache
    def used() -> tuple[Used, ...]:
        """One for each of them, in the same words; where nobody is named, one for all."""
        return tuple(
            Used(allowed.key, of, notes=ask.notes(*needs, summary)) for of in whom or [None]
        )

    if danger is None:
        return ActForm(
            heading=heading,
            act=lambda: used()[0],
            also=lambda: used()[1:],
            lead=LEAD,
            dated=True,
        )
    stated, times = danger
    # the danger is stated first, in the words that say why it is used
    return ActForm(
        heading=heading,
        act=lambda: stated(
            ask.text("\n\n".join(each.given for each in (*needs, summary)), "summary")
        ),
        also=used,
        lead=(*lead(ask), *LEAD),
        grave=True,
        about_danger=True,
        times=times,
    )


def _whom(ask: Ask, named: dict[str, str]) -> tuple[str, ...]:
    """Those of the people whom a permission names that are asked by name; () for all of them."""
    if len(named) > 1:
        return ask.ask(AnyOf("of", "Who?", hint=EVERYBODY, options=named)).value or ()
    one = ask.ask(OneOf("of", "Who?", options=named)).value if named else None
    return (one,) if one else ()


PAGE = ActPage(label, form)
