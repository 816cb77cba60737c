"""The words of an act are its own, and who reads them follows from what they are."""

from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import AnyAct, HandedOn, Misdirected, Note, Noted
from concordat.core.errors import Refused
from concordat.ids import new_id
from tests.casework.acting import (
    RAISER,
    SCHOOL,
    SOCIAL_WORKER,
    carry_out,
    case_of,
    do,
    hours,
    open_case,
    view,
)

pytestmark = pytest.mark.usefixtures("directory")
AGENCY = "sefton-childrens-services"
SAYS = "He was hit again last night and is at home."


def written(act: AnyAct, about: str) -> tuple[AnyAct, dict[str, Any]]:
    """An act with one text, and that text."""
    from concordat.casework.service import Words

    note = new_id()
    return replace(act, notes=(Note(note, about),)), {note: Words(SAYS)}


def refused(ref: str, act: AnyAct, by: str, hour: float, **more: Any) -> str:
    with pytest.raises(Refused) as info:
        do(ref, act, by, hours(hour), **more)
    return info.value.code


def test_why_a_task_is_handed_on_is_for_their_own_agency() -> None:
    from concordat.casework import models

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    mine = next(duty for duty in case_of(ref, hours(2)).open_duties if duty.side == "answering")
    act, words = written(HandedOn(mine.id, "helen-marsden"), "reason")
    do(ref, act, SOCIAL_WORKER, hours(2), words=words)
    note = models.Note.objects.get(pk=next(iter(words)))
    assert (note.audience, note.agency) == ("own agency", AGENCY)
    assert note.pk not in view(ref, RAISER, hours(3)).words


def test_nobody_refers_to_words_that_are_another_entrys() -> None:
    from concordat.casework.service import Words

    ref, note = open_case(), new_id()
    private = Noted("own agency", note, agency=SCHOOL.id)
    do(ref, private, RAISER, hours(1), words={note: Words("For the school alone.")})
    borrowed = Misdirected(notes=(Note(note, "summary"),))
    assert refused(ref, borrowed, SOCIAL_WORKER, 2, words={}) == "no-such-note"
    assert refused(ref, borrowed, RAISER, 2, words={}) == "no-such-note"
    again = {note: Words("Other words.")}
    assert refused(ref, borrowed, RAISER, 2, words=again) == "no-such-note"
    assert note not in view(ref, SOCIAL_WORKER, hours(3)).words
