"""Exploring finds what is recorded: ends, dead ends and the longest times."""

from pathlib import Path

from concordat.core.explore import explore
from concordat.core.explore.model import Model
from concordat.core.explore.moves import moves
from concordat.library.files.load import load_file
from tests.library.explored import CHANGES, EXPLORED, WHOLE, changed, protocols, told
from tests.recorded import Recorded


def test_exploring_finds_what_is_recorded(tmp_path: Path, recorded: Recorded) -> None:
    paths = protocols() | {name: changed(name, tmp_path) for name in CHANGES}
    recorded(EXPLORED, "\n".join(told(name, path) for name, path in paths.items()))


def test_as_many_states_as_are_allowed_are_all_of_them() -> None:
    whole = load_file(WHOLE)
    states = explore(whole).states
    assert explore(whole, most=states).complete
    assert not explore(whole, most=states - 1).complete


def test_what_a_clock_cuts_short_is_late_when_it_has_passed(tmp_path: Path) -> None:
    """The second clock ends before the three days for talking do; the first one long after."""
    model = Model(load_file(changed("two-clocks", tmp_path)))
    [begin] = list(model.beginnings("main", 1, [frozenset()]))
    told = next(after for way, after in moves(model, begin) if way.what == "workers.raise")
    after = {way.of: model.state(case) for way, case in moves(model, told) if way.what == "clock"}
    late = {
        of: {late for key, _, _, late in state.duties if key == "workers.talk"}
        for of, state in after.items()
    }
    assert late == {"second": {True}, "first": {False}}
