"""The business manager puts a version of the protocol in force: never into the past, and never for
a case that runs.
"""

from datetime import date, timedelta
from typing import Any

import pytest

from concordat.casework import versions
from concordat.core.errors import Refused
from concordat.core.protocol import Version
from concordat.people import queries
from tests.casework import acting
from tests.casework.acting import RAISER
from tests.pages.cases import raise_case
from tests.pages.conftest import NOW, SignIn
from tests.pages.reading import shown

MANAGER = "colin-threlfall"
ADDRESS = "/board/sefton/versions/"
OTHER = "2017-05-18"


def version_at(at: Any = NOW) -> str:
    return str(queries.board("sefton").version_at(at))


def typed(on: date, version: str = OTHER) -> dict[str, str]:
    day = {"since_day": str(on.day), "since_month": str(on.month), "since_year": str(on.year)}
    return {"version": version, **day}


MEANT = {"older": "meant"}


def test_an_older_version_is_asked_about_once_more(sign_in: SignIn) -> None:
    client, before = sign_in(MANAGER), version_at()
    answer = client.post(ADDRESS, typed(NOW.date()))
    assert answer.status_code == 422
    assert f"{OTHER} is older than {before}. Do you mean the older one?" in shown(answer)
    assert version_at() == before, "one press is not enough"
    client.post(ADDRESS, typed(NOW.date()) | MEANT)
    assert version_at() == OTHER
    assert client.post(ADDRESS, typed(NOW.date(), before)).status_code == 302, "newer: at once"


def test_the_receipt_names_nobody_as_told_where_nobody_is(sign_in: SignIn) -> None:
    client = sign_in(MANAGER)
    client.post(ADDRESS, typed(NOW.date()) | MEANT)
    receipt = client.get(ADDRESS).content.decode()
    assert f"Version {OTHER} is in force from" in receipt
    assert "<dt>Told</dt>" not in receipt


def test_the_page_says_what_is_in_force_and_what_another_would_change(sign_in: SignIn) -> None:
    client = sign_in(MANAGER)
    assert f'href="{ADDRESS}"' in client.get("/board/sefton/").content.decode()
    page = shown(client.get(ADDRESS))
    assert f"{version_at()} In force now." in page
    assert f"{OTHER} Not in force. What it would change, and for whom" in page
    assert "No longer: " in page
    assert "What was put in force" in page


def test_cases_that_begin_from_that_day_on_run_by_it_and_running_ones_do_not(
    sign_in: SignIn,
) -> None:
    from concordat.casework.models import CaseHead

    before, running = version_at(), raise_case()
    sent = sign_in(MANAGER).post(ADDRESS, typed(NOW.date()) | MEANT)
    assert sent.status_code == 302
    page = shown(sign_in(MANAGER).get(ADDRESS))
    assert f"{OTHER} In force now." in page
    assert "put in force by Colin Threlfall" in page
    assert CaseHead.objects.get(ref=running).rules.version == before != OTHER
    assert CaseHead.objects.get(ref=acting.open_case(at=NOW)).rules.version == OTHER


def test_a_day_to_come_changes_nothing_before_it(sign_in: SignIn) -> None:
    before, then = version_at(), NOW.date() + timedelta(days=3)
    sign_in(MANAGER).post(ADDRESS, typed(then) | MEANT)
    assert version_at() == before
    assert version_at(NOW + timedelta(days=3)) == OTHER
    assert f"{OTHER} In force from Thursday 24 December." in shown(sign_in(MANAGER).get(ADDRESS))
    sign_in(MANAGER).post(ADDRESS, typed(then, before))
    assert version_at(NOW + timedelta(days=3)) == before, "what was put last counts"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (typed(NOW.date() - timedelta(days=1)), "This day has passed."),
        (typed(NOW.date(), "2031-01-01"), "Choose a version."),
        ({"version": OTHER}, "Give the day from which cases begin under it."),
        (typed(NOW.date()) | {"since_month": "13"}, "month from 1 to 12"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_before_anything_is_written(
    sign_in: SignIn, sent: dict[str, str], says: str
) -> None:
    before = queries.board("sefton").in_force
    answer = sign_in(MANAGER).post(ADDRESS, sent)
    assert answer.status_code == 422
    assert says in shown(answer)
    assert queries.board("sefton").in_force == before


def test_nobody_but_the_business_manager_comes_to_it(sign_in: SignIn) -> None:
    assert sign_in(RAISER).get(ADDRESS).status_code == 404
    assert sign_in(RAISER).post(ADDRESS, typed(NOW.date())).status_code == 404
    assert sign_in(MANAGER).get("/board/liverpool/versions/").status_code == 404
    assert version_at() != OTHER


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize(
    ("by", "version", "days", "code"),
    [
        (RAISER, OTHER, 0, "officer-only"),
        (MANAGER, OTHER, -1, "in-the-past"),
        (MANAGER, "2031-01-01", 0, "no-version"),
        (MANAGER, "2017-05-18.3", 0, "in-force"),
        (MANAGER, OTHER, 0, "older-version"),
    ],
)
def test_whoever_asks_by_another_way_is_refused_alike(
    by: str, version: str, days: int, code: str
) -> None:
    since = NOW.date() + timedelta(days=days)
    with pytest.raises(Refused) as refused:
        versions.put_in_force("sefton", Version.parse(version), since, by, NOW)
    assert refused.value.code == code


@pytest.mark.usefixtures("demonstration")
def test_a_version_that_asks_for_a_role_nobody_made_is_refused() -> None:
    from concordat.people.models import Seat

    Seat.objects.filter(board_id="sefton", agency=None, post="independent chair").delete()
    with pytest.raises(Refused) as refused:
        versions.put_in_force(
            "sefton", Version.parse(OTHER), NOW.date(), MANAGER, NOW, though_older=True
        )
    assert refused.value.code == "roles-missing"
    assert "chair" in refused.value.sentence
