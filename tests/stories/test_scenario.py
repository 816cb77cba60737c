"""A story read into values: the times of its steps are London's."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from concordat.core.acts import CarriedOut
from concordat.stories.rehearse import protocol_of, rehearse
from concordat.stories.scenario import instant, read

STORIES = Path(__file__).with_name("told")


def test_a_time_without_an_offset_is_londons() -> None:
    summer, winter = datetime(2026, 7, 1, 10), datetime(2026, 12, 1, 10)  # noqa: DTZ001 - as in a story
    assert instant(summer) == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert instant(winter) == datetime(2026, 12, 1, 10, tzinfo=UTC)
    elsewhere = datetime(2026, 7, 1, 10, tzinfo=timezone(timedelta(hours=2)))
    assert instant(elsewhere) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert {instant(each).tzinfo for each in (summer, winter, elsewhere)} == {UTC}


def test_two_things_can_happen_in_one_minute(tmp_path: Path) -> None:
    step = '[[step]]\nat = 2026-12-22T15:00:00\ndid = "look"\n'
    story = tmp_path / "story.toml"
    story.write_text(
        f'protocol = "x"\n[case]\nraising = "school"\nanswering = "health"\n{step}{step}', "utf-8"
    )
    assert len(read(story).step) == 2


def test_what_both_sides_say_is_no_word_of_whoever_carries_it_out() -> None:
    path = STORIES / "sent-back.toml"
    scenario = read(path)
    told = rehearse(scenario, protocol_of(scenario, path))
    acts = [event.act for event in told.record.events if isinstance(event.act, CarriedOut)]
    assert [act.word for act in acts] == [None, None, "yes", "decided", None, None]
