"""The files of forms and letters: read, with every slip told, and in step with the protocols beside
them.
"""

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from concordat.documents.filling import BY_HAND, FILLS
from concordat.documents.papers import FILL_OF, PARTS
from concordat.library.files.folder import protocol_ids
from concordat.library.files.load import load, load_file
from concordat.library.files.papers import (
    BrokenPapers,
    Field,
    Form,
    Letter,
    Papers,
    _read,
    papers_beside,
    papers_of,
    problems,
)

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
    assert broken.value.path == Path("x.forms.toml")
    assert broken.value.problems == (
        "[form.half]: Object missing required field `title`.",
        "[form.notification] “Agency”: “agancy” is not among the fills. Did you mean “agency”?",
        "[letter.notification]: “outcomes” is not among the parts. Did you mean “outcome”?",
        "“notification” is both a form and a letter: a duty could not say which.",
        "“latter” is not known here: there are fills, parts, [form.…] and [letter.…].",
    )
    assert str(broken.value) == "\n".join(
        f"x.forms.toml: {problem}" for problem in broken.value.problems
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"[form.a", (
            "line 1: A heading is one pair of square brackets around names, with dots between "
            "them. Write: [form.a]"
        )),
        (b'[form.a]\ntitle = "\xff"', (
            "line 2: This file was saved in an old encoding of Windows; here it shows first: "
            "“title = \"\u00ff\"”. Save it again with the encoding UTF-8."
        )),
        (b"[form.a]\ntitle = 'A'\nclause = ''\nsupplied = true\nx = 1", (
            "[form.a]: Object contains "
            "unknown field `x`."
        )),
        (b'[letter.a]\ntitle = "A"\nclause = "1"\nfrom = "x"', (
            "[letter.a]: Object missing "
            "required field `to`."
        )),
    ],
)  # fmt: skip
def test_a_file_that_cant_be_used_is_told(content: bytes, problem: str) -> None:
    with pytest.raises(BrokenPapers) as broken:
        _read(Path("x.forms.toml"), content)
    assert broken.value.problems == (problem,)


def test_what_a_file_of_papers_says() -> None:
    content = b"""
fills = ["agency", "child"]
parts = ["outcome", "reasons"]

[form.notice]
title = "Notice"
clause = "1"
supplied = true
for_completion = "the worker"
[[form.notice.field]]
label = "Agency"
fill = "agency"
note = "Its name."
heading = "Who"
choices = ["yes", "no"]
[[form.notice.field]]
label = "By hand"

[letter.told]
title = "Told"
clause = "2"
from = "board chair"
to = "both sides"
copies = ["the group"]
parts = ["outcome", "reasons"]
"""
    read = _read(Path("x.forms.toml"), content.replace(b"\n", b"\r\n"))
    boxes = (Field("Agency", "agency", "Its name.", "Who", ("yes", "no")), Field("By hand"))
    form = Form("Notice", "1", supplied=True, for_completion="the worker", field=boxes)
    letter = Letter(
        "Told", "2", "board chair", "both sides", ("the group",), ("outcome", "reasons")
    )
    assert read == Papers({"notice": form}, {"told": letter})
    assert read.all == {"notice": form, "told": letter}
    assert (read.title("notice"), read.title("told"), read.title("other")) == (
        "Notice",
        "Told",
        None,
    )
    assert list(read.titles) == ["notice", "told"]


def test_a_protocol_without_papers_has_none() -> None:
    assert papers_beside(Path(__file__).with_name("whole.toml")) == Papers()


def test_papers_that_are_asked_for_and_clauses_that_are_cited_have_to_be_there() -> None:
    protocol = load_file(Path(__file__).with_name("every-key.toml"))
    referral = Form("Referral", "5.1", supplied=True)
    assert (
        problems(
            protocol, Papers({"referral": referral}, {"outcome": Letter("Outcome", "2", "a", "b")})
        )
        == ()
    )
    assert problems(
        protocol, Papers({"referal": referral}, {"other": Letter("Other", "7", "a", "b")})
    ) == (
        (
            "“workers.raise” asks for the paper “referral”, which is not there. Did you mean "
            "“referal”?"
        ),
        "“workers: workers.told” asks for the paper “outcome”, which is not there.",
        "“other” cites 7, which the protocol doesn't have.",
    )
    told = msgspec.structs.replace(protocol.notices[1], paper="end")
    asking = msgspec.structs.replace(protocol, notices=(told,), duties={})
    assert problems(asking, Papers()) == (
        "“case: end” asks for the paper “end”, which is not there.",
    )


def test_a_paper_that_is_not_there_is_named_with_the_nearest() -> None:
    protocol = load("sefton")
    told = problems(protocol, Papers(letters={"outcomes": papers_of(protocol).letters["outcome"]}))
    assert any(
        "asks for the paper “outcome”, which is not there. Did you mean “outcomes”?" in each
        for each in told
    )


def test_a_stage_that_no_step_has_is_named_with_those_there_are() -> None:
    protocol = load("liverpool")
    form = replace(papers_of(protocol).forms["summary-log"], stages=("1", "Stage 2"))
    letter = replace(papers_of(protocol).letters["representations"], stages=("5",))
    found = problems(protocol, Papers({"log": form}, {"views": letter}))
    told = [each for each in found if "collects from" in each]
    assert told == [
        "“log” collects from stage “Stage 2”, which no step has. There are “1”, “2”, “3”, “4”.",
        "“views” collects from stage “5”, which no step has. There are “1”, “2”, “3”, “4”.",
    ]
