"""Acts are recorded whole: all that was sent together, with their words, or nothing."""

import pytest

from concordat.core.acts import Noted, RiskStated
from concordat.core.errors import Refused
from tests.casework.acting import (
    OFFICER,
    RAISER,
    REASONS,
    TEAM_MANAGER,
    case_of,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    view,
)
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

# ── Several acts in one request ───────────────────────────────────────────────────────────────────


def together(ref: str, **more):
    """Two notes of one request, each with its words."""
    from concordat.casework.service import Words, perform
    from concordat.core.commands import Command

    first, second = Noted("both sides", "1" * 32), Noted("board", "2" * 32)
    words = {"1" * 32: Words("for both"), "2" * 32: Words("for the board alone")}
    command = Command(first, "7" * 32, also=(second,))
    return perform(ref, command, RAISER, at=hours(1), words=words | more)


def test_acts_that_are_sent_together_keep_their_own_words_and_audience() -> None:
    ref = open_case()
    done = together(ref)
    assert [event.seq for event in done.events] == [2, 3]
    assert view(ref, OFFICER).words["2" * 32] == "for the board alone"
    assert "2" * 32 not in view(ref, TEAM_MANAGER).words
    assert view(ref, TEAM_MANAGER).words["1" * 32] == "for both"


def test_acts_that_are_sent_together_twice_are_recorded_once() -> None:
    ref = open_case()
    assert together(ref).events == together(ref).events
    assert case_of(ref, hours(2)).seq == 3


def test_acts_that_are_sent_together_are_recorded_all_or_not_at_all(monkeypatch) -> None:
    from concordat.casework import told

    def crash(*_args, **_more):
        raise RuntimeError("the machine was switched off")

    ref = open_case()
    before = everything()
    monkeypatch.setattr(told, "tell", crash)
    with pytest.raises(RuntimeError):
        together(ref)
    assert everything() == before


# ── All or nothing ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "broken", ["store.append", "projections.write", "told.tell", "notes.sealed"]
)
def test_a_crash_half_way_leaves_nothing(broken: str, monkeypatch) -> None:
    from concordat.casework.service import Words

    def crash(*_args, **_more):
        raise RuntimeError("the machine was switched off")

    ref = open_case()
    before = everything()
    monkeypatch.setattr(f"concordat.casework.{broken}", crash)
    with pytest.raises(RuntimeError, match="switched off"):
        do(ref, Noted("both sides", REASONS), RAISER, hours(1), words={REASONS: Words("words")})
    assert everything() == before


def test_a_crash_while_raising_leaves_no_case_and_no_key(monkeypatch) -> None:
    from concordat.casework import told
    from concordat.vault.models import CaseKey

    def crash(*_args, **_more):
        raise RuntimeError("the machine was switched off")

    monkeypatch.setattr(told, "tell", crash)
    before = everything()
    with pytest.raises(RuntimeError):
        raise_case(raised())
    assert everything() == before
    assert not CaseKey.objects.exists()


def test_words_and_act_belong_together() -> None:
    from concordat.casework.service import Words

    ref = open_case()
    with pytest.raises(Refused, match="Some words are missing"):
        do(ref, Noted("both sides", REASONS), RAISER, hours(1))
    with pytest.raises(Refused, match="Nothing in this refers to"):
        do(ref, RiskStated(), RAISER, hours(1), words={REASONS: Words("stray")})
    assert view(ref).seq == 1
