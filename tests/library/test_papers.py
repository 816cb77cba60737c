"""The files of forms and letters: read, with every slip told, and in step with the protocols beside them."""

from pathlib import Path

import pytest

from concordat.documents.filling import BY_HAND, FILLS
from concordat.documents.papers import FILL_OF, PARTS
from concordat.library.folder import protocol_ids
from concordat.library.load import load
from concordat.library.papers import BrokenPapers, Papers, _read, papers_of, problems

WRONG = """
fills = ["agency"]
parts = ["outcome"]

[form.notification]
title = "Notification"
clause = "A-1"
supplied = false

[[form.notification.field]]
label = "Agency"
fill = "agancy"

[form.half]
clause = "A-1"

[letter.notification]
clause = "A-1"
title = "Twice"
from = "each side"
to = "other side"
parts = ["outcomes"]

[latter.x]
"""


@pytest.mark.parametrize("id_", protocol_ids())
def test_every_paper_that_a_protocol_asks_for_is_there(id_: str) -> None:
    protocol = load(id_)
    assert problems(protocol, papers_of(protocol)) == ()


@pytest.mark.parametrize("id_", protocol_ids())
def test_every_box_and_part_has_something_to_fill_it(id_: str) -> None:
    found = papers_of(load(id_))
    fills = {field.fill for form in found.forms.values() for field in form.field}
    parts = {part for letter in found.letters.values() for part in letter.parts}
    assert fills <= FILLS.keys() | BY_HAND
    assert parts <= PARTS.keys()
    assert {FILL_OF.get(part, part) for part in parts} <= FILLS.keys() | BY_HAND


def test_every_slip_is_told_at_once() -> None:
    with pytest.raises(BrokenPapers) as broken:
        _read(Path("x.forms.toml"), WRONG.encode())
    told = "\n".join(broken.value.problems)
    for slip in ("“agancy” is not among the fills", "[form.half]: Object missing required field `title`", "“outcomes”",
                 "both a form and a letter", "“latter” is not known here"):  # fmt: skip
        assert slip in told


def test_a_file_that_is_no_toml_is_told() -> None:
    with pytest.raises(BrokenPapers):
        _read(Path("x.forms.toml"), b"[form")


def test_a_paper_that_is_not_there_is_named_with_the_nearest() -> None:
    protocol = load("sefton")
    told = problems(protocol, Papers(letters={"outcomes": papers_of(protocol).letters["outcome"]}))
    assert any("asks for the paper “outcome”, which is not there. Did you mean “outcomes”?" in each for each in told)
