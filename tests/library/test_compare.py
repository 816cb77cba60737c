"""Two versions of a protocol, clause by clause."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import fields, replace

from concordat.cli import main
from concordat.core.protocol import Protocol
from concordat.library.files.load import load_file
from concordat.library.findings.compare import Change, compare, compared
from concordat.library.findings.differences import Difference
from tests.library.conftest import WHOLE

EVERY_KEY = load_file(WHOLE.with_name("every-key.toml"))
TABLES = (
    "kinds",
    "instead",
    "facts",
    "posts",
    "routes",
    "steps",
    "duties",
    "notices",
    "clocks",
    "permissions",
    "clauses",
    "remarks",
    "alongside",
)
# Whose word an outcome is follows from the act and the outcomes, which are said
FOLLOWS = ("settled",)


def with_less(protocol: Protocol) -> Iterator[tuple[str, Protocol]]:
    """The protocol without one thing that may be left out of a table, for each such thing."""
    for sort in TABLES:
        tables = getattr(protocol, sort)
        for key, table in tables.items() if isinstance(tables, dict) else enumerate(tables):
            for name, less in _less(table):
                some = (
                    {**tables, key: less}
                    if isinstance(tables, dict)
                    else (*tables[:key], less, *tables[key + 1 :])
                )
                yield f"{sort} {key} {name}", replace(protocol, **{sort: some})
    for name, less in _less(protocol.admission):
        yield f"admission {name}", replace(protocol, admission=less)


def _less(table: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(table):
        if not field.required and field.name not in FOLLOWS:
            default = field.default_factory() if callable(field.default_factory) else field.default
            if getattr(table, field.name) != default:
                yield field.name, replace(table, **{field.name: default})


@pytest.mark.parametrize(
    ("what", "less"), list(with_less(EVERY_KEY)), ids=[what for what, _ in with_less(EVERY_KEY)]
)
def test_whatever_is_left_out_is_a_difference(what: str, less: Protocol):
    assert compare(EVERY_KEY, less) != ()
    assert compare(less, EVERY_KEY) != ()


def test_a_version_is_the_same_as_itself(whole: Protocol, changed):
    assert compare(whole, whole) == ()
    assert compare(whole, load_file(changed(("# A small", "# A little")))) == ()


def test_words_and_deeds_that_changed_stand_under_their_clause(whole: Protocol, changed):
    new = load_file(
        changed(
            ('text = "Raise it."', 'text = "Raise it soon."'),
            ('within = "3 working days"', 'within = "4 working days"'),
            ('what = "raise it"', 'what = "raise it"\nneeds = "reasons"'),
        )
    )
    words, contents, deeds = compare(whole, new)
    assert words == Change("1", "words", ("1: Raise it.",), ("1: Raise it soon.",))
    assert (contents.clause, contents.sort) == ("1", "done")
    assert told(contents) == ["for the raising agency's Worker: new: with: reasons"]
    assert (deeds.clause, deeds.sort) == ("2", "done")
    whom = "the raising agency's Worker and the answering agency's Worker"
    assert deeds.parts == (
        Difference(
            "2",
            "duty workers.talk",
            "duty “talk it over”",
            whom,
            "within",
            "3 working days",
            "4 working days",
            f"for {whom}: within: 3 working days → 4 working days",
        ),
    )
    assert (deeds.before, deeds.after) == ((), ())


def told(change: Change) -> list[str]:
    return [part.text for part in change.parts]


WEIGH = ('who = "raising manager"', 'who = "answering manager"')
RAISING, ANSWERING = "the raising agency's Manager", "the answering agency's Manager"


def test_whom_a_duty_is_for_no_longer_and_for_whom_it_is_new(whole: Protocol, changed):
    (change,) = compare(whole, load_file(changed(WEIGH)))
    assert told(change) == [
        f"no longer for {RAISING}; new for {ANSWERING}",
        f"for {ANSWERING}: new: owed by: each answering agency",
    ]
    part = change.parts[0]
    assert (part.whom, part.part, part.old, part.new) == (ANSWERING, "for", RAISING, ANSWERING)


def test_one_more_who_owes_it_is_new_and_nobody_is_left_out(whole: Protocol, changed):
    both = load_file(
        changed(('who = "raising manager"', 'who = ["raising manager", "answering manager"]'))
    )
    more, less = compare(whole, both)[0].parts[0], compare(both, whole)[0].parts[0]
    assert (more.text, more.whom) == (f"new for {ANSWERING}", f"{RAISING} and {ANSWERING}")
    assert (less.text, less.whom) == (f"no longer for {ANSWERING}", RAISING)


def test_a_post_with_another_title_is_the_same_post(whole: Protocol, changed):
    new = load_file(
        changed(('"independent chair" = "Scrutineer"', '"independent chair" = "Adjudicator"'))
    )
    (duty,) = [change for change in compare(whole, new) if change.clause == "3"]
    assert told(duty) == ["for the Adjudicator: title: the Scrutineer → the Adjudicator"]


def test_each_part_of_clocks_and_notices_is_told_by_itself(whole: Protocol, changed):
    new = load_file(
        changed(
            ('within = "day 9"\nstrength = "must"', 'within = "day 12"\nstrength = "should"'),
            ('what = "nothing was heard"', 'what = "nothing came"'),
            ('to = ["board business manager"]', 'to = ["raising manager"]'),
        )
    )
    notice, clock = compare(whole, new)
    assert (notice.clause, told(notice)) == (
        "2",
        [
            f"no longer for the business manager; new for {RAISING}",
            f"for {RAISING}: what: nothing was heard → nothing came",
        ],
    )
    assert (clock.clause, told(clock)) == (
        "4",
        [
            "for everyone at stage 1: how binding: must → should",
            "for everyone at stage 1: within: day 9 → day 12",
        ],
    )


def test_of_contents_only_those_that_changed_are_told(whole: Protocol, changed):
    old, new = (
        load_file(changed(('what = "raise it"', f'what = "raise it"\nneeds = {needs}')))
        for needs in ('["reasons", "evidence"]', '["reasons", "the outcome"]')
    )
    assert told(compare(old, new)[0]) == [
        "for the raising agency's Worker: with: evidence → the outcome"
    ]


def test_the_same_contents_in_another_order_are_told_whole(whole: Protocol):
    raising = whole.duties["workers.raise"]
    old, new = (
        replace(whole, duties={**whole.duties, raising.key: replace(raising, needs=needs)})
        for needs in (("reasons", "evidence"), ("evidence", "reasons"))
    )
    assert told(compare(old, new)[0]) == [
        "for the raising agency's Worker: with: reasons; evidence → evidence; reasons"
    ]


def test_when_a_notice_is_given_is_a_part(whole: Protocol, changed):
    (change,) = compare(whole, load_file(changed(('on = "late talk"', 'on = "done talk"'))))
    assert told(change) == [
        "for the business manager: told: when “talk” is late → when “talk” is done"
    ]


def test_a_duty_that_changed_is_no_new_line(whole: Protocol, changed):
    new = load_file(changed(('within = "3 working days"', 'within = "4 working days"')))
    assert not [
        line for line in compared(whole, new).splitlines() if line.startswith(("  - ", "  + "))
    ]


def test_a_duty_under_another_clause_stands_where_it_is_now(whole: Protocol, changed):
    new = load_file(changed(('clause = "4"\nact = "act"', 'clause = "1"\nact = "act"')))
    (change,) = compare(whole, new)
    assert change.clause == "1"
    assert [(part.part, part.old, part.new) for part in change.parts] == [("clause", "4", "1")]


def test_a_duty_that_no_clause_asks_for_any_more_stands_where_it_was(whole: Protocol):
    danger = whole.duties["danger"]
    local = replace(whole, duties={**whole.duties, "danger": replace(danger, clause=None)})
    (change,) = compare(whole, local)
    assert change.clause == "4"
    assert [(part.old, part.new) for part in change.parts] == [("4", "not in the text")]


def test_what_no_clause_asks_for_is_told_where_nothing_else_is_said_there(whole: Protocol):
    steps = {key: replace(step, clause="1") for key, step in whole.steps.items()}
    posts = {key: replace(post, clause="1") for key, post in whole.posts.items()}
    routes = {key: replace(route, clause="1") for key, route in whole.routes.items()}
    bare = replace(
        whole, steps=steps, posts=posts, routes=routes, facts=(), instead=(), permissions=()
    )
    added = replace(whole.permissions[0], clause=None)
    (change,) = compare(bare, replace(bare, permissions=(added,)))
    assert (change.clause, change.sort, len(change.after)) == ("", "done", 1)


def test_another_name_in_the_file_is_no_difference(whole: Protocol):
    duties = {"peril" if key == "danger" else key: duty for key, duty in whole.duties.items()}
    assert (
        compare(
            whole, replace(whole, duties={**duties, "peril": replace(duties["peril"], key="peril")})
        )
        == ()
    )


def test_a_duty_that_is_new_or_gone_says_for_whom(whole: Protocol):
    less = replace(
        whole, duties={key: duty for key, duty in whole.duties.items() if key != "danger"}
    )
    (gone,), (come,) = compare(whole, less), compare(less, whole)
    assert (gone.before, gone.after) == (come.after, come.before)
    whom = "whoever says so and the answering agency's Worker"
    assert told(gone) == [f"no longer for {whom}: duty “act at once”"]
    assert told(come) == [f"new for {whom}: duty “act at once”"]
    assert gone.parts[0].old == gone.before[0] == come.parts[0].new
    # The line says it all: it isn't told a second time
    assert compared(whole, less).count("act at once") == 1


def test_one_version_of_two_that_differ_is_remarked_on(whole: Protocol, changed):
    new = load_file(changed(WEIGH))
    remark = (
        "Both files carry the version 2020-01-01 though they differ: a new version needs "
        "the date of its text, or the number of a revision."
    )
    assert compared(whole, new).splitlines()[1] == remark
    assert remark not in compared(whole, whole)
    later = load_file(changed(WEIGH, ("version = 2020-01-01", "version = 2020-02-01")))
    assert "Both files" not in compared(whole, later)
    assert "Both files" not in compared(whole, replace(new, id="another"))


def test_what_is_new_has_nothing_before_and_what_is_gone_nothing_after(whole: Protocol, changed):
    new = load_file(
        changed(
            (
                '[clause."1"]',
                (
                    '[clause."0"]\nat = "0"\ntext = "Scope."\nstrength = "none"\nonly = '
                    '"Scope."\n\n[clause."1"]'
                ),
            )
        )
    )
    assert [(change.clause, change.sort, change.before) for change in compare(whole, new)] == [
        ("0", "words", ()),
        ("0", "strength", ()),
        ("0", "done", ()),
    ]
    assert all(change.after == () for change in compare(new, whole))


def test_the_command_shows_both_sides(changed, tmp_path, capsys: pytest.CaptureFixture[str]):
    old = changed()
    kept = tmp_path / "old.toml"
    kept.write_bytes(old.read_bytes())
    new = changed(('text = "Raise it."', 'text = "Raise it soon."'))
    assert main(["protocol", "compare", str(kept), str(new)]) == 0
    assert (
        "1: the words of the text\n  - 1: Raise it.\n  + 1: Raise it soon.\n"
        in capsys.readouterr().out
    )
    assert main(["protocol", "compare", "--json", str(kept), str(new)]) == 0
    printed = capsys.readouterr()
    [change] = json.loads(printed.out)
    assert list(change) == ["clause", "sort", "before", "after", "parts"]
    assert change["clause"] == "1"
    assert "Both files carry the version 2020-01-01" in printed.err
    assert main(["protocol", "compare", str(kept), "whole@yesterday"]) == 1
    assert "“yesterday” is no version" in capsys.readouterr().err
