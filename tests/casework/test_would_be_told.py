"""What the check page says before a disagreement is raised is what raising it then does."""

from typing import Any

import pytest

from concordat.core.acts import Raised
from concordat.core.errors import Refused
from tests.casework.acting import BOARD, MONDAY, RAISER, command, raise_case, raised, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]


def would_be_told(act: Raised, words: dict[str, Any]) -> tuple[str, ...]:
    from concordat.casework.rehearsal import who_would_be_told

    return who_would_be_told(BOARD, command(act), RAISER, MONDAY, words=words)


def test_it_names_whom_it_tells_and_writes_nothing() -> None:
    from concordat.casework import models

    act = raised()
    found = would_be_told(act, words_of(act))
    assert any(line.startswith("Danielle Kershaw") for line in found), found
    assert not models.CaseHead.objects.exists()


@pytest.mark.parametrize(
    ("code", "after", "text"),
    [("no-such-case", "SEF-2026-0999", "She was seen."), ("blank-words", None, " ")],
)
def test_what_cannot_be_raised_is_refused_before_it_is_sent(
    code: str, after: str | None, text: str
) -> None:
    from concordat.casework.service import Words

    act = raised(after=after)
    words = words_of(act) | {act.issues[0].note: Words(text)}
    for refuse in (would_be_told, lambda act, words: raise_case(act, words=words)):
        with pytest.raises(Refused) as refused:
            refuse(act, words)
        assert refused.value.code == code
