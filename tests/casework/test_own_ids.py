"""What the program records by itself has ids that nobody else can take beforehand: a party that
could would see to it that nobody is asked about a child in danger any more.
"""

from typing import Any

import pytest

from concordat.casework import door, requests, store, turns
from concordat.core.acts import AnyAct, Noted, RiskStated
from concordat.core.errors import Refused
from concordat.ids import new_id
from tests.casework.acting import (
    BOARD,
    RAISER,
    SOCIAL_WORKER,
    command,
    do,
    hours,
    open_case,
    raised,
    words_of,
)
from tests.casework.test_danger import kinds

pytestmark = pytest.mark.usefixtures("directory")
TEXT = "a" * 64


def note() -> AnyAct:
    return Noted(note_id=new_id(), audience="both sides")


def ids_of_the_program(ref: str) -> tuple[str, ...]:
    own = requests.own("nobody-there", ref, "3")
    return own, f"{own}+1", f"nobody-there/{ref}/3", f"own/{TEXT}", f"form/{TEXT}", "own/", "a/b"


def test_nobody_sends_an_id_that_the_program_makes(subtests: pytest.Subtests) -> None:
    from concordat.casework import service

    ref = open_case()
    before = store.events(ref)
    for taken in ids_of_the_program(ref):
        sent, act = command(note(), request=taken), raised()
        with subtests.test(taken=taken):
            with pytest.raises(Refused, match="no-request"):
                service.perform(ref, sent, SOCIAL_WORKER, words=words_of(sent.act), at=hours(1))
            with pytest.raises(Refused, match="no-request"):
                service.check(ref, sent, SOCIAL_WORKER, words=words_of(sent.act))
            opens = command(act, request=taken)
            with pytest.raises(Refused, match="no-request"):
                service.raise_case(BOARD, opens, RAISER, words=words_of(act), at=hours(1))
    assert store.events(ref) == before


def test_an_id_that_could_be_guessed_is_no_hindrance_to_asking_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Also where somebody took it before ids with a stroke were refused."""
    from concordat.casework.sweep import sweep

    ref = open_case()
    do(ref, RiskStated(), RAISER, hours(1))
    with monkeypatch.context() as patch:
        patch.setattr(door, "check", lambda *_, **__: None)
        for number in range(4, 12):
            act, taken = note(), f"nobody-there/{ref}/{number}"
            do(ref, act, SOCIAL_WORKER, hours(1), request=taken, words=words_of(act))
    leaves(SOCIAL_WORKER)
    sweep(hours(1.1))
    assert kinds(ref).count("nobody-there") == 1


def test_an_id_that_is_taken_after_all_is_told_and_holds_up_no_other(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = open_case(), open_case()
    for ref in (first, second):
        do(ref, RiskStated(), RAISER, hours(1))
    leaves(SOCIAL_WORKER)
    real = requests.own

    def own(*what: str) -> Any:
        return store.events(second)[0].request if first in what else real(*what)

    monkeypatch.setattr(requests, "own", own)
    turns.pass_over(hours(1.1))
    assert [kinds(ref).count("nobody-there") for ref in (first, second)] == [0, 1]
    (told,) = [each for each in caplog.messages if first in each]
    assert "IdTaken" in told


def leaves(person: str) -> None:
    from concordat.people.models import Seat

    Seat.objects.filter(holder=person).update(holder=None)
