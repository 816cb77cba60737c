"""Raising for somebody who rang, through the one door there is."""

import pytest

from concordat.core.acts import Needed
from concordat.core.errors import Refused
from concordat.core.posts import SideOf
from tests.casework.acting import (
    MONDAY,
    OFFICER,
    RAISER,
    case_of,
    command,
    raise_case,
    raised,
    words_of,
)
from tests.complete import with_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def test_an_officer_raises_for_somebody_who_rang() -> None:
    done = raise_case(raised(), by=OFFICER, behalf=RAISER)
    assert case_of(done.ref, MONDAY).raiser == RAISER
    event = done.events[0]
    assert (event.by, event.behalf, event.side) == (OFFICER, RAISER, "board")
    assert event.whose == SideOf("raising")


def test_who_types_it_cannot_be_kept_from_it_and_nor_can_the_raiser() -> None:
    from concordat.casework.service import Exclusion, raise_case

    for person in (OFFICER, RAISER):
        act = with_words(raised(), (Needed("taken-down", ""),))
        shut = (Exclusion(person, "She is the child's aunt."),)
        with pytest.raises(Refused, match=r"^not-yourself:"):
            raise_case(
                "sefton",
                command(act, behalf=RAISER),
                OFFICER,
                at=MONDAY,
                words=words_of(act),
                excluded=shut,
            )
