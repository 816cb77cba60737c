"""Naming people for what the text lets somebody form: a panel, one member at a time."""

from msgspec.structs import replace

from concordat.core import sentences
from concordat.core.acts import Appointed
from concordat.core.appointing import why_not_appointed
from concordat.core.labels import REASON
from concordat.core.protocol import Permission
from concordat.core.wording import capitalised
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm
from concordat.pages.forms.fields import FromList, LongText


def naming(ask: Ask, allowed: Permission) -> ActForm:
    """The form that names one person under a permission."""
    role = allowed.of[0].post
    person = ask.ask(
        FromList(
            "person",
            "Who is it?",
            hint=ask.protocol.title_of_tier(role),
            options=fit_for(ask, Appointed(role, "")),
            needed=sentences.SAY_WHO,
        )
    )
    reason = ask.ask(
        LongText(
            "reason",
            "Why them?",
            kept=REASON,
            hint=sentences.MAY_STAY_EMPTY,
            rows=3,
        )
    )
    return ActForm(
        heading=capitalised(allowed.what),
        act=lambda: Appointed(role, person.given, notes=ask.notes(reason)),
        lead=(
            "Name one person at a time. Both sides see who it is.",
            "Whoever you name is told, and can read this case from then on.",
        ),
        dated=True,
    )


def fit_for(ask: Ask, *acts: Appointed) -> dict[str, str]:
    """Everybody who can be brought in by one of these acts, whoever it names, by id."""
    return ask.once(_fit_for, *acts)


def _fit_for(ask: Ask, *acts: Appointed) -> dict[str, str]:
    members = ask.members()
    named = {person: [replace(act, person=person) for act in acts] for person in members}
    view = ask.naming([act for each in named.values() for act in each])

    def can_be(person: str) -> bool:
        fit = (why_not_appointed(view.record, view.case, act) for act in named[person])
        return any(refused is None for refused in fit)

    return {person: name for person, name in members.items() if can_be(person)}
