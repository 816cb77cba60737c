"""The words that an act can't do without."""

from concordat.core.acts import (
    Reminded,
)
from tests.core.ladder import with_changed
from tests.core.stories import (
    RAISER,
    Story,
    refused,
)

# ── Moving up ─────────────────────────────────────────────────────────────────────────────────────


def test_moving_up_needs_its_reason_unless_it_is_late_for_all_to_see() -> None:
    story = Story().done("colleagues.raise", "2 11:00")
    with refused("words-needed", story):
        story.up("risk to the child", "3 10:00", who=RAISER, wordless=True)
    assert story.up("risk to the child", "3 10:00", reason="n").case.stage == "2"
    story = Story().done("colleagues.raise", "2 11:00")
    assert story.up(when="6 10:00", who=RAISER, wordless=True).case.stage == "2"


def test_a_clock_that_has_passed_needs_no_reason_and_one_over_other_stages_does_not_count() -> None:
    undated = with_changed("managers.meet", limit=None)
    late = Story(protocol=undated).at_managers()
    assert late.up(when="12 10:00", who=RAISER, wordless=True).case.stage == "3"
    early = Story(protocol=with_changed("colleagues.talk", limit=None)).done(
        "colleagues.raise", "2 11:00"
    )
    early.do(Reminded((early.the("colleagues.talk").id,)), "12 10:00")
    with refused("words-needed", early):
        early.up(when="12 11:00", who=RAISER, wordless=True)
