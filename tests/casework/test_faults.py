"""Every use case with a fault at its queries: what was begun is done whole, or not at all.

A sample of the queries by default; `--every 1` tries each of them.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client

from concordat.core.acts import (
    Corrected,
    MovedUp,
    Noted,
    RiskStated,
    SafetyStated,
    Withdrawn,
)
from concordat.core.protocol import Version
from tests import counted
from tests.casework.acting import (
    BOARD,
    MONDAY,
    OFFICER,
    RAISER,
    SOCIAL_WORKER,
    TEAM_MANAGER,
    carry_out,
    disagree,
    do,
    hours,
    open_case,
)
from tests.casework.faults import faulty, half_done, points, rows_when_done, undone
from tests.house.source import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

SEED = 2026
NOTE = "b" * 32
TUESDAY = (MONDAY + timedelta(days=1)).date()


def use_cases() -> Iterator[tuple[str, Callable[[], Any]]]:
    """One after the other in one case; each is done when the next is asked for."""
    from concordat.casework import (
        absences,
        closed_days,
        day_jobs,
        drafts,
        projections,
        queries,
        returned,
        traces,
        versions,
    )
    from concordat.casework.service import Words
    from concordat.casework.sweep import sweep
    from concordat.people.load import load
    from concordat.vault import service as vault

    words = {NOTE: Words("a note")}
    yield "raise", open_case
    ref = open_case()
    yield "open", lambda: queries.case(ref, RAISER, hours(1))
    yield "draft", lambda: drafts.keep(RAISER, BOARD, None, {"decision": "closed"})
    (draft, *_) = drafts.mine(RAISER, hours(1)) or [None]
    yield "go on with a draft", lambda: drafts.keep(RAISER, BOARD, draft.id, {"decision": "open"})
    yield "throw a draft away", lambda: drafts.discard(RAISER, draft.id, hours(1))
    sent = returned.Page(board=BOARD, case=ref, form="1")
    yield "keep what can't be recorded", lambda: _keep(sent, "once")
    yield "keep it again", lambda: _keep(sent, "twice")
    yield "forget it", lambda: returned.sent_again(RAISER, "", "1", hours(1))
    yield "write", lambda: do(ref, Noted("both sides", NOTE), RAISER, hours(1), words=words)
    yield "do", lambda: carry_out(ref, RAISER, hours(2))
    yield "answer", lambda: carry_out(ref, TEAM_MANAGER, hours(3))
    yield "say", lambda: disagree(ref, hours(4))
    yield "danger", lambda: do(ref, RiskStated(), RAISER, hours(5))
    last = _last(ref)
    yield "correct", lambda: do(ref, Corrected(last, RiskStated("999", hours(1))), RAISER, hours(6))
    yield "safety", lambda: do(ref, SafetyStated("raising"), RAISER, hours(7))
    yield "move up", lambda: do(ref, MovedUp("risk to the child"), RAISER, hours(8))
    yield "withdraw", lambda: do(ref, Withdrawn(), RAISER, hours(9))
    other = open_case(at=hours(1))
    news = queries.news(SOCIAL_WORKER, hours(10)).rows
    yield "told", lambda: traces.shown(SOCIAL_WORKER, news, hours(10))
    days = (TUESDAY, TUESDAY + timedelta(days=3))
    yield (
        "absence",
        lambda: absences.take(TEAM_MANAGER, *days, None, by=TEAM_MANAGER, now=hours(10)),
    )
    yield "back", lambda: absences.come_back(TEAM_MANAGER, hours(24))
    older = Version.parse("2017-05-18")
    yield (
        "version",
        lambda: versions.put_in_force(BOARD, older, TUESDAY, OFFICER, hours(10), though_older=True),
    )
    yield "close", lambda: _closed(closed_days.proclaim, "Flooded")
    yield "carry on", lambda: day_jobs.carry_on(seconds=0)
    yield "take back", lambda: _closed(closed_days.take_back, "A slip")
    yield "carry that on", lambda: day_jobs.carry_on(seconds=0)
    yield "sweep", lambda: sweep(MONDAY + timedelta(days=9))
    yield "rebuild", lambda: projections.rebuild(lambda _: None)
    yield "load the directory", lambda: load(ROOT / "demo" / "directory", TUESDAY)
    yield "destroy a note", lambda: vault.destroy_note(ref, NOTE, hours(12))
    yield "erase", lambda: vault.erase(ref, hours(12))
    assert other


def _keep(sent: Any, text: str) -> str:
    """Keep a form that somebody sent and that can't be recorded."""
    from concordat.casework import returned

    kept = returned.keep(RAISER, sent, {"text": [text]}, hours(1))
    assert kept
    return kept


def _closed(change: Callable[..., Any], why: str) -> None:
    """Close a day or open it again, without carrying it into the cases: that is a job, a use case
    of its own.
    """
    from concordat.casework import day_jobs

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(day_jobs, "carry_on", lambda *_, **__: ())
        change(BOARD, date(2026, 12, 1), why, OFFICER, hours(11))


def _last(ref: str) -> int:
    from concordat.casework import models

    last = models.Event.objects.filter(case=ref).order_by("-seq").first()
    assert last is not None
    return last.seq


IN_SEVERAL = {
    "sweep",
    "carry on",
    "carry that on",
    "rebuild",
}  # one transaction a case, or a batch: what is left is done next


def test_with_a_fault_at_any_query_all_is_done_or_nothing(request: pytest.FixtureRequest) -> None:
    every, drawn = request.config.getoption("--every"), Random(SEED)
    found, tried = {}, 0
    for name, use in use_cases():
        if name not in IN_SEVERAL:
            whole, last = rows_when_done(use), points(use)
            counted.seen("use cases with their queries", f"{name} {last}")
            for at in range(1 + drawn.randrange(every), last + 1, every):
                tried += 1
                if tables := half_done(use, at, whole):
                    found[f"{name}, query {at}"] = tables
        use()
    assert found == {}
    counted.count("points", tried)
    assert tried >= 250 / every


def test_what_spans_cases_goes_on_after_a_fault_to_what_it_would_have_been(
    request: pytest.FixtureRequest,
) -> None:
    every, drawn = request.config.getoption("--every"), Random(SEED)
    every = every if every == 1 else 3 * every  # what spans cases takes long
    for name, use in use_cases():
        if name in IN_SEVERAL:
            whole, last = rows_when_done(use), points(use)
            counted.seen("use cases with their queries", f"{name} {last}")
            for at in range(1 + drawn.randrange(every), last + 1, every):
                counted.count("points")
                with undone():
                    with faulty(at), pytest.raises(Exception, match="disk I/O error"):
                        use()
                    assert rows_when_done(use) == whole, f"{name}, query {at}"
        use()


@pytest.fixture
def note_form(monkeypatch: pytest.MonkeyPatch, settings: Any) -> tuple[Client, str, dict[str, str]]:
    """A form filled in, and where it is sent."""
    import re

    from concordat import clock

    settings.DEMONSTRATION = True
    monkeypatch.setattr(clock, "now", lambda: hours(1))
    ref, client = open_case(), Client(raise_request_exception=False)
    assert client.post("/sign-in/", {"person": RAISER}).status_code == 302
    page = client.get(f"/cases/{ref}/note/").content.decode()
    (token,) = re.findall(r'name="request" value="([^"]*)"', page)
    sent = {"request": token, "text": "She is collected on Fridays.", "audience": "both sides"}
    return client, f"/cases/{ref}/note/", sent


def test_a_page_says_in_a_sentence_that_something_is_broken(
    note_form: tuple[Client, str, dict[str, str]], request: pytest.FixtureRequest
) -> None:
    client, address, sent = note_form
    every = request.config.getoption("--every")

    def send() -> Any:
        return client.post(address, sent)

    whole, last = rows_when_done(send), points(send)
    counted.seen("use cases with their queries", f"a form, from the browser on {last}")
    for at in range(1, last + 1, every):
        counted.count("points")
        assert half_done(send, at, whole) == [], f"query {at}"
        with undone(), faulty(at):
            answer = send()
        said = answer.content.decode()
        assert "Traceback" not in said
        assert "disk I/O" not in said
        if answer.status_code != 302:
            assert answer.status_code in (400, 500, 503), at
            assert sent["text"] in said, f"query {at}: what was typed is lost"
