"""A form that was sent and not recorded names its case to whoever may open it, and nobody else."""

import pytest

from concordat.casework import excluding, models, queries, returned
from concordat.core.acts import SteppedAside
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    STRANGER,
    do,
    hours,
    open_case,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def shown(ref: str, person: str) -> tuple[bool, bool]:
    """Whether the form that somebody sent in a case leads there, and names it."""
    (form,) = queries.kept_forms(person, hours(3))
    assert form.card.case == ref
    return form.opens, form.case is not None


def sent(ref: str, person: str) -> None:
    page = returned.Page(case=ref, address=f"/cases/{ref}/note/", title="A note", listed=True)
    returned.keep(person, page, {"text": ["What was typed"]}, hours(2))


@pytest.mark.parametrize("person", [RAISER, SOCIAL_WORKER, OFFICER])
def test_the_case_is_named_and_opens_until_they_must_not_see_it(person: str) -> None:
    ref = open_case()
    sent(ref, person)
    assert shown(ref, person) == (True, True)
    head = models.CaseHead.objects.get(pk=ref)
    excluding.exclude(head, [excluding.Exclusion(person, "a relative")])
    assert shown(ref, person) == (False, False)


def test_nothing_is_kept_for_whoever_never_had_a_part() -> None:
    sent(open_case(), STRANGER)
    assert queries.kept_forms(STRANGER, hours(3)) == ()


def test_it_neither_opens_nor_is_named_to_whoever_stepped_aside() -> None:
    ref = open_case()
    sent(ref, OFFICER)
    do(ref, SteppedAside("business officer"), OFFICER, hours(1))
    assert shown(ref, OFFICER) == (False, False)
