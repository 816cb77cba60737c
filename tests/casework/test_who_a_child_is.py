"""Words that say who a child is are checked whoever sends them, and damaged ones keep no list, page
or other case from being shown.
"""

import pytest
from msgspec.structs import replace

from concordat.core.acts import Child, Corrected, IdentityCorrected, Note
from concordat.core.errors import Refused
from concordat.site import guard
from tests.casework.acting import (
    CHILD,
    OFFICER,
    RAISER,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    record_of,
    with_child,
)
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

OTHER = "e" * 32
WRONG = [
    '{"name":"Zed"}',
    '{"initials":5}',
    '{"initials":"J.","born":"nonsense"}',
    '{"initials":"J.","born":"2027-01-01"}',
    '{"initials":"J.","status":["has a brother"]}',
    "plain text",
    '"x"',
]


def words(text: str, note: str = CHILD) -> dict[str, object]:
    from concordat.casework.service import Words

    return {note: Words(text)}


@pytest.mark.parametrize("text", WRONG)
def test_nothing_is_raised_of_a_child_whom_nobody_could_read(text: str) -> None:
    before = everything()
    with pytest.raises(Refused, match=r"^(not-who-it-is|no-such-fact):"):
        raise_case(raised(children=(Child("1", CHILD),)), words=words(text))
    assert everything() == before


@pytest.mark.parametrize("text", WRONG)
def test_no_child_is_corrected_to_one_whom_nobody_could_read(text: str) -> None:
    ref = open_case(**with_child())
    act = IdentityCorrected("1", notes=(Note(OTHER, "child", "1"),))
    before = everything()
    with pytest.raises(Refused, match=r"^(not-who-it-is|no-such-fact):"):
        do(ref, act, RAISER, hours(1), words=words(text, OTHER))
    assert everything() == before
    do(ref, act, RAISER, hours(1), words=words('{"initials":"C.D."}', OTHER))
    again = replace(record_of(ref, hours(1)).events[1].act, notes=(Note("f" * 32, "child", "1"),))
    with pytest.raises(Refused, match=r"^(not-who-it-is|no-such-fact):"):
        do(ref, Corrected(2, again), RAISER, hours(2), words=words(text, "f" * 32))


def damaged() -> str:
    """A case of which nobody can read who its child is: raised past every check."""
    with pytest.MonkeyPatch.context() as unchecked:
        for name in ("who_it_is.check", "alike.index"):
            unchecked.setattr(f"concordat.casework.{name}", lambda *_: None)
        act = raised(children=(Child("1", CHILD),))
        ref: str = raise_case(act, words=words('{"name":"Zed"}')).ref
    return ref


def test_lists_show_every_other_case_as_before_and_that_one_without_a_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import queries

    whole, ref = open_case(), damaged()
    lines = {line.ref: line.child for line in queries.cases(OFFICER, hours(1)).lines}
    assert lines == {whole: "J.K.", ref: ""}
    assert {row.ref for row in queries.work(RAISER, hours(1)).rows} == {whole, ref}
    assert f"Entry 1 of case {ref} does not say who a child is" in caplog.text
    assert "Zed" not in caplog.text


def test_its_page_can_be_opened_and_the_child_be_put_right() -> None:
    from concordat.brief.children import UNREADABLE, children
    from concordat.casework import queries

    ref = damaged()
    view = queries.case(ref, RAISER, hours(1))
    assert view is not None
    assert children(view) == (UNREADABLE,)
    act = IdentityCorrected("1", notes=(Note(OTHER, "child", "1"),))
    do(ref, act, RAISER, hours(2), words=words('{"initials":"C.D."}', OTHER))
    assert queries.cases(OFFICER, hours(3)).lines[0].child == "C.D."
    assert guard.say_what_is_damaged() == []


def test_the_start_and_a_rebuild_name_it() -> None:
    from concordat.casework import models, projections
    from concordat.casework.damage import Damaged

    whole, ref = open_case(), damaged()
    models.CaseRow.objects.filter(case=whole).update(stage="nowhere")
    (sentence,) = guard.say_what_is_damaged()
    assert sentence.startswith(f"Entry 1 of case {ref} does not say who a child is")
    told: list[Damaged] = []
    projections.rebuild(told.append)
    assert [(each.ref, each.seq, each.child) for each in told] == [(ref, 1, True)]
    assert models.CaseRow.objects.get(case=whole).stage != "nowhere"
