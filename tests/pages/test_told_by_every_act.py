"""Whatever can be done in a procedure, its form says beforehand who will be told, and they are. One
in twelve is tried, and under each procedure each kind of act.
"""

from functools import cache

from concordat.brief.foreseen import Foreseen, foreseen
from concordat.brief.view import CaseView
from concordat.core.acts import ActKind
from concordat.pages.acting.beforehand import OTHERS, who_will_be_told
from concordat.pages.acting.table import PAGES
from tests import share
from tests.pages import test_asked_for as asked_for
from tests.pages.test_asked_for import Walk
from tests.pages.test_told_beforehand import ALSO
from tests.pages.trying import Tried, Way
from tests.share import Share

Lines = tuple[tuple[str, str], ...]


def named(view: CaseView, text: str) -> set[str]:
    return {each.name for each in view.people.values() if each.name in text}


def chosen(view: CaseView, whole: Tried) -> set[str]:
    """Whom the answers name."""
    sent = (value.split(" ")[-1] for typed in (whole.sent or {}).values() for value in typed)
    return {view.people[person].name for person in sent if person in view.people}


def is_true(lines: Lines, view: CaseView, then: Foreseen, whole: Tried) -> bool:
    told = {view.people[person].name for person in then.heard}
    more = [named(view, names) for about, names in lines if about.startswith(ALSO)]
    also = set().union(*(each for each in more if each <= told))
    shown = [line for line in lines if line[0] != OTHERS and not line[0].startswith(ALSO)]
    sets = [named(view, names) for _, names in shown]
    leaves_open = any("depends on" in names for _, names in lines)
    if any(about.startswith("If ") for about, _ in lines):
        exactly = told in sets or told - also in sets
        return exactly or (leaves_open and any(each <= told for each in sets))
    sure = set().union(*sets) | also
    if leaves_open:
        return sure <= told
    if any("whoever you choose" in names for _, names in lines):
        return sure <= told and told - sure <= chosen(view, whole)
    return sure == told


SHARE = Share("acts whose forms say who will be told", one_in=12)


class Telling(Walk):
    """Tries each act, and what its empty form says of who will be told."""

    def try_one(self, person: str, kind: ActKind, about: str, way: Way) -> Tried:
        brief, procedure = self.brief(person), self.told.protocol.id
        _, whole = asked_for.filled(kind, brief, about, way)
        which = f"{procedure} {kind} {self.like(about)} {person} {way}"
        if not SHARE.has(which, (procedure, kind), (kind, way)):
            return whole
        lines = self.lines(person, kind, about, brief.view.seq)
        what = f"{self.told.protocol.id}: {kind} of “{about}” by {person}, way {way}: {lines}"
        assert lines, what
        command = whole.command
        then = foreseen(brief.view, command.act, command.also, behalf=command.behalf)
        assert isinstance(then, Foreseen), what
        assert is_true(lines, brief.view, then, whole), (what, sorted(then.heard.values()))
        return whole

    @cache  # noqa: B019
    def lines(self, person: str, kind: ActKind, about: str, _seq: int) -> Lines:
        empty = Tried(kind, self.brief(person), about)
        return who_will_be_told(empty.ask, empty.form, PAGES[kind].form)

    def __hash__(self) -> int:
        return id(self)


def test_the_form_of_every_act_says_who_will_be_told_and_they_are() -> None:
    tried: set[ActKind] = set()
    asked: set[tuple[str, ActKind]] = set()
    for each, always in asked_for.of_every_sort():
        walk = Telling(each.told, each.way, each.tried)
        walk.try_all()
        while (always or share.WHOLE) and walk.go_on():
            walk.try_all()
        tried |= {kind for kind, _ in walk.tried}
        asked |= {(walk.told.protocol.id, kind) for kind, _ in walk.tried}
    assert set(PAGES) - tried == asked_for.SHOWN_BELOW
    assert asked <= SHARE.kinds, "under each procedure each kind of act"


def test_so_do_the_forms_for_what_is_withdrawn_and_what_is_long_past() -> None:
    walk = asked_for.withdrawn()
    Telling(walk.told, walk.way, walk.tried).try_all()
    assert {kind for kind, _ in walk.tried} >= asked_for.SHOWN_BELOW
