"""What comes with a command is refused in words where it doesn't fit its type, and nothing that is
kept in clear beside an act says anything.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from concordat.core.acts import ActionAgreed, Child, FactStated, Issue, Linked, Note, Noted
from concordat.core.commands import Command
from concordat.core.errors import Refused
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_CARE,
    command,
    do,
    hours,
    open_case,
    raised,
    words_of,
)
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

NOTE = "d" * 32
LOOKED_AFTER = FactStated("looked-after")


def sent(ref: str, what: Any, words: Any = None, **more: Any) -> str:
    """The code with which this is refused; nothing was recorded, and `check` says the same."""
    from concordat.casework.service import check, perform

    before = everything()
    with pytest.raises(Refused) as refused:
        perform(ref, what, RAISER, words=words or {}, at=hours(1), **more)
    with pytest.raises(Refused) as foreseen:
        check(ref, what, RAISER, words=words or {}, **more)
    assert everything() == before
    assert foreseen.value.code == refused.value.code
    return refused.value.code


@pytest.mark.parametrize(
    "wrong",
    [
        {"happened": "x"},
        {"happened": date(2026, 11, 23)},
        {"received": 5},
        {"behalf": 5},
        {"behalf": "\ud800"},
        {"also": [LOOKED_AFTER]},
        {"also": None},
        {"also": ("x",)},
        {"act": "x"},
        {"act": None},
        {"word_of": "raising"},
    ],
    ids=str,
)
def test_a_command_of_other_types_is_refused(wrong: dict[str, Any]) -> None:
    ref = open_case()
    assert sent(ref, replace(command(LOOKED_AFTER), **wrong)) == "no-such-thing"


@pytest.mark.parametrize("request_id", [None, 5, "", "two words", "Ann.Smith/born:2015", "x" * 32])
def test_a_request_that_no_form_can_have_is_refused(request_id: Any) -> None:
    from concordat.casework.service import raise_case

    ref, act = open_case(), raised()
    assert sent(ref, Command(LOOKED_AFTER, request_id)) == "no-request"
    with pytest.raises(Refused, match=r"^no-request:"):
        raise_case(BOARD, Command(act, request_id), RAISER, words=words_of(act), at=MONDAY)


@pytest.mark.parametrize("text", [None, b"words", 5, ["words"]])
def test_words_that_are_no_text_are_refused(text: Any) -> None:
    from concordat.casework.service import Words

    ref, note = open_case(), command(Noted("both sides", NOTE))
    assert sent(ref, note, {NOTE: Words(text)}) == "no-such-thing"
    assert sent(ref, note, {NOTE: text}) == "no-such-thing"
    assert sent(ref, note, [text]) == "no-such-thing"
    assert sent(ref, note, {5: Words("Some words.")}) == "no-such-thing"


def test_half_a_character_is_no_text() -> None:
    from concordat.casework.service import Words

    ref, note = open_case(), command(Noted("both sides", NOTE))
    assert sent(ref, note, {NOTE: Words("Some words \ud800.")}) == "no-text"


@pytest.mark.parametrize("seen", ["x", 1.5, [1]])
def test_the_last_entry_seen_is_a_number(seen: Any) -> None:
    ref = open_case()
    assert sent(ref, command(LOOKED_AFTER), seen=seen) == "no-such-thing"


SAYS = "Ann.Smith-born-2015-at-12-High-Street"


@pytest.mark.parametrize("id_", [SAYS, "x", "D" * 32, "d" * 33])
def test_ids_that_could_say_something_are_refused(id_: str) -> None:
    from concordat.casework.service import Words

    ref, words = open_case(), Words("Some words that say it.")
    assert sent(ref, command(Noted("both sides", id_)), {id_: words}) == "no-such-note"
    what = Note(NOTE, "what")
    agreed = ActionAgreed(id_, "answering", SOCIAL_CARE.id, date(2026, 12, 7), notes=(what,))
    assert sent(ref, command(agreed), {NOTE: words}) == "no-such-id"
    about = replace(LOOKED_AFTER, notes=(Note(NOTE, "summary", id_),))
    assert sent(ref, command(about), {NOTE: words}) == "no-such-id"


@pytest.mark.parametrize(
    "named",
    [{"children": (Child(SAYS, NOTE),)}, {"issues": (Issue(SAYS, note=NOTE),)}],
    ids=["child", "point"],
)
def test_nor_do_the_ids_of_a_child_or_a_point_say_anything(named: dict[str, Any]) -> None:
    from concordat.casework.service import raise_case

    act, before = raised(**named), everything()
    with pytest.raises(Refused, match=r"^no-such-id:"):
        raise_case(BOARD, command(act), RAISER, words=words_of(act), at=MONDAY)
    assert everything() == before


def test_the_words_of_another_case_are_not_sent_again() -> None:
    from concordat.casework.service import Words, perform, raise_case

    first, ref = open_case(), open_case()
    words = {NOTE: Words("Some words that say it.")}
    do(first, Noted("both sides", NOTE), RAISER, hours(1), words=words)
    with pytest.raises(Refused, match=r"^no-such-note:"):
        perform(ref, command(Noted("both sides", NOTE)), RAISER, words=words, at=hours(2))
    act = raised(issues=(Issue("1", note=NOTE),))
    with pytest.raises(Refused, match=r"^no-such-note:"):
        raise_case(BOARD, command(act), RAISER, words=words_of(act), at=hours(2))


@pytest.mark.parametrize(
    "more",
    [
        {"excluded": ["helen-marsden"]},
        {"alike_seen": [5]},
        {"board": 5},
    ],
    ids=str,
)
def test_what_comes_with_a_raising_alone_has_its_types_too(more: dict[str, Any]) -> None:
    from concordat.casework.service import raise_case

    act = raised()
    rest = {key: value for key, value in more.items() if key != "board"}
    with pytest.raises(Refused, match=r"^no-such-thing:"):
        raise_case(
            more.get("board", BOARD), command(act), RAISER, words=words_of(act), at=MONDAY, **rest
        )


def test_nobody_kept_out_without_a_reason_in_words() -> None:
    from concordat.casework.service import Exclusion, raise_case

    act = raised()
    for why in (None, 5):
        shut = [Exclusion("helen-marsden", why)]  # type: ignore[arg-type]
        with pytest.raises(Refused, match=r"^no-such-thing:"):
            raise_case(BOARD, command(act), RAISER, words=words_of(act), at=MONDAY, excluded=shut)


@pytest.mark.parametrize("other", ["BLACKPOOL-2026-0001", "SEF-2026-0999"])
def test_a_case_that_nobody_here_has_is_not_linked_to_with_the_raising_either(other: str) -> None:
    from concordat.casework.service import raise_case

    act, before = raised(), everything()
    linked = command(act, also=(Linked(other, "duplicate"),))
    with pytest.raises(Refused, match=r"^no-such-case:"):
        raise_case(BOARD, linked, OFFICER, words=words_of(act), at=MONDAY)
    assert everything() == before
