"""The ladder as text, as a picture, and the schema for editors."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from concordat.cli import main
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file
from concordat.library.files.schema import schema
from concordat.library.findings.check import LongestWay, check
from concordat.library.findings.report import report
from concordat.library.telling.map import describe, map_svg
from concordat.library.telling.map.layout import LETTER, LINE
from concordat.library.telling.show import show
from tests.library.conftest import WHOLE

SVG = "{http://www.w3.org/2000/svg}"


def test_the_ladder_says_who_does_what_by_when_and_where_it_leads(whole: Protocol):
    text = re.sub(r"\s+", " ", show(whole))
    assert "the raising agency's Worker should: raise it" in text
    assert "the Scrutineer must: decide" in text
    assert (
        "when “weigh” comes to “yes”; within: 5 working days, counted from when “weigh” is received"
        in text
    )
    assert "not agreed → stage 2: The managers" in text
    assert "upheld → ends: upheld" in text
    assert "the business manager is told when “talk” is late" in text
    assert "day 9 over stage 1, counted from when the disagreement is raised" in text
    assert "the raising agency's Worker may ask for advice" in text
    assert "The raising side may move up." in text


def test_the_picture_can_be_heard(whole: Protocol):
    picture = ElementTree.fromstring(map_svg(whole))
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert picture.get("role") == "img"
    assert title is not None
    assert description is not None
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert "ot agreed, or if no answer comes: stage 2: The managers" in (description.text or "")
    assert "Decided: stage 1: Workers" in (
        description.text or ""
    ) or "decided: stage 1: Workers" in (description.text or "")


def test_a_step_that_leads_nowhere_is_named_and_nothing_else_said(changed):
    after = (
        '[step.after]\nstage = "3"\n\n[step.after.duty.note]\nclause = "2"\nact = '
        '"record"\nwhat = "note it"\n'
        'who = "raising worker"\nopens = "entered"\nstrength = "must"\n\n[duty.danger]'
    )
    path = changed(('decided = "workers"', 'decided = "after"'), ("[duty.danger]", after))
    assert "decided: stage 3: After. Stage 3, After. Clock" in describe(load_file(path))


def test_words_in_the_picture_dont_overlap(changed):
    long = "A title of which nobody would have thought that it could be quite so long " * 3
    picture = ElementTree.fromstring(
        map_svg(load_file(changed(('title = "The managers"', f'title = "{long}"'))))
    )
    width = float(picture.get("width", "0"))
    texts = [
        (float(it.get("x", "0")), float(it.get("y", "0")), len(it.text or "") * LETTER)
        for it in picture.iter(f"{SVG}text")
    ]
    assert len(texts) > 15
    for number, (x, y, length) in enumerate(texts):
        assert x + length <= width
        for other_x, other_y, other_length in texts[number + 1 :]:
            apart = abs(y - other_y) >= LINE or x + length <= other_x or other_x + other_length <= x
            assert apart


ANOTHER = (
    '[step.managers.duty.ask]\nclause = "3"\nact = "consider"\nwhat = "ask"\nwho = "answering '
    'manager"\n'
    'opens = "weigh: yes"\nstrength = "should"\nthen = { yes = "stay", no = "workers" '
    "}\n\n[step.managers.duty.decide]"
)


def picture_of(path: Path) -> ElementTree.Element:
    """The picture of the protocol in that file."""
    return ElementTree.fromstring(map_svg(load_file(path)))


def said_in(picture: ElementTree.Element) -> str:
    """The words of the picture, in one line."""
    return " ".join(it.text or "" for it in picture.iter(f"{SVG}text"))


def test_a_word_that_leads_two_ways_names_its_duty(whole: Protocol, changed):
    once = said_in(ElementTree.fromstring(map_svg(whole)))
    assert "no → ends: not taken further" in once
    twice = said_in(
        ElementTree.fromstring(
            map_svg(load_file(changed(("[step.managers.duty.decide]", ANOTHER))))
        )
    )
    assert "no (“weigh”) → ends: not taken further" in twice
    assert "no (“ask”) or decided → stage 1: Workers" in twice
    assert "yes → goes on here" in twice  # whoever says it


ALONE = (
    'who = ["raising worker", "answering worker"]\nopens = "done raise"\nwithin = "3 working days"',
    'who = "raising worker"\nopens = "done raise"\nwithin = "3 working days"',
)
NO_CLOCK = ('over = ["1"]', 'over = ["2"]')


def test_no_answer_is_drawn_only_where_one_is_waited_for(changed):
    assert "not agreed, or if no answer comes → stage 2" in said_in(picture_of(changed(NO_CLOCK)))
    for clock in ((), (NO_CLOCK,)):  # that a clock passes is nobody's silence
        alone = said_in(picture_of(changed(ALONE, *clock)))
        assert "not agreed → stage 2" in alone
        assert "no answer" not in alone


def test_moving_up_early_is_drawn_where_nothing_else_leads_up(changed):
    elsewhere = ('"not agreed" = "managers"', '"not agreed" = "stay"')
    alone = said_in(picture_of(changed(ALONE, NO_CLOCK, elsewhere)))
    assert "if it is moved up early → stage 2: The managers" in alone
    assert "early" not in said_in(picture_of(changed(NO_CLOCK, elsewhere)))


def test_what_is_owed_outside_the_steps_leads_somewhere_from_any_of_them(changed):
    leads = ('opens = "risk"\n', 'opens = "risk"\nthen = { late = "managers", done = "stay" }\n')
    path = changed(leads)
    assert "From any step: “danger”, nothing in time" in said_in(picture_of(path))
    sentence = "From any step, “danger”: nothing in time → stage 2: The managers."
    assert sentence in said_in(picture_of(path))
    assert sentence in describe(load_file(path))
    assert "“danger”: done" not in describe(load_file(path))


def test_clocks_are_in_the_picture_and_in_its_description(whole: Protocol, changed):
    clock = (
        '[clock.all]\nclause = "4"\nover = ["1", "2"]\nwithin = "5 working days"\nstrength '
        '= "must"\n\n[permission'
    )
    for protocol, boxes, sentences in (
        (
            whole,
            ["Clock: day 9"],
            ["Clock: day 9 over stage 1, counted from when the disagreement is raised."],
        ),
        (
            load_file(changed(("[permission", clock))),
            ["Clock A: day 9", "Clock B", "Clock B"],
            [
                "Clock A: day 9 over stage 1, counted",
                "Clock B: 5 working days over stages 1 and 2, counted from when",
            ],
        ),
    ):
        picture = ElementTree.fromstring(map_svg(protocol))
        words = [it.text or "" for it in picture.iter(f"{SVG}text")]
        assert [word for word in words if word.startswith("Clock") and "over" not in word] == boxes
        for sentence in sentences:
            assert sentence in said_in(picture)
            assert sentence in (picture.findtext(f"{SVG}desc") or "")
        assert max(float(it.get("y", "0")) for it in picture.iter(f"{SVG}text")) < float(
            picture.get("height", "0")
        )


def test_loops_are_dashed_and_every_arrow_has_its_own_end(whole: Protocol):
    picture = ElementTree.fromstring(map_svg(whole))
    arrows = [it for it in picture.iter(f"{SVG}path") if it.get("marker-end")]
    assert [bool(it.get("stroke-dasharray")) for it in arrows] == [False, True]
    assert len({it.get("d") for it in arrows}) == len(arrows)


def test_nothing_in_the_picture_needs_an_inline_style(whole: Protocol):
    assert "style" not in map_svg(whole)


def test_names_are_escaped_in_the_picture(changed):
    assert "Tom &amp; Jerry" in map_svg(
        load_file(changed(('title = "The managers"', 'title = "Tom & Jerry"')))
    )


def test_the_schema_knows_the_keys_of_the_files(capsys: pytest.CaptureFixture[str]):
    assert main(["protocol", "schema"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == schema()
    duty = printed["$defs"]["DutyShape"]
    assert {"from", "if", "opens", "within"} <= set(duty["properties"])
    assert duty["additionalProperties"] is False
    assert "null" not in json.dumps(printed)


def test_the_answering_side_doesnt_have_the_title_of_whoever_raises(changed):
    """A parent raises it: the other side's are those of the other kinds of agency."""
    admission = (
        "[post.worker]\n",
        '[admission]\nraisers = "family"\nclause = "1"\n[post.worker]\n',
    )
    titles = re.search(r'title = "Worker"\ntitles = \{ ([^}]*) \}', WHOLE.read_text("utf-8"))
    assert titles is not None
    theirs = ('title = "Worker"\ntitles = { ', 'title = "Parent"\ntitles = { family = "Parent", ')
    text = re.sub(r"\s+", " ", show(load_file(changed(admission, theirs))))
    assert "the Parent should: raise it" in text
    assert "the answering agency's Parent" not in text
    others = " or ".join(re.findall('= "([^"]*)"', titles[1]))
    assert f"towards the answering agency's {others}" in text


def test_a_title_with_an_article_gets_no_second_one(changed):
    text = re.sub(r"\s+", " ", show(load_file(changed(('"Scrutineer"', '"The scrutineer"')))))
    assert "the scrutineer must: decide" in text
    assert "the The" not in text


def test_what_counts_from_the_decision_received_says_so(whole: Protocol):
    text = re.sub(r"\s+", " ", show(whole))
    assert (
        "counted from when the disagreement is raised or when the decision that is disputed "
        "was received"
    ) in text


def test_a_single_working_day_is_one_day():
    way = LongestWay("Main", None, 1, ("1",), (), loops=False)
    verdict = replace(check(WHOLE), longest=(way, replace(way, days=1)))
    assert "(no time is given in 1); 1 working day without that\n" in report(verdict)
    assert "longest time on “Main”: 1 working day, if every limit is kept\n" in report(verdict)
