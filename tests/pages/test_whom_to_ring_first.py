"""Before anybody writes, the one page of raising says whom they can ring, and whether the procedure
asks for that. What it offers to disagree with is what the procedure is for.
"""

import re
from typing import Any

import pytest

from concordat.people import queries
from concordat.people.ids import service_id
from tests.house.source import ROOT
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import begin, in_short
from tests.pages.reading import shown
from tests.pages.test_raising_for_somebody import COLIN
from tests.pages.test_raising_for_somebody import begin as for_somebody

pytestmark = pytest.mark.usefixtures("demonstration")

ASKED_TO_SPEAK = "The procedure asks you to speak to them first."
SEE = "See whom to ring first"
EMPTY = ("child_name", "born_day", "born_month", "born_year", "decision", "reasons", "outcome")
NOTHING_WRITTEN: dict[str, Any] = dict.fromkeys(EMPTY, "") | {"safe": []}


def one_page(sign_in: SignIn, person: str, **typed: Any) -> str:
    """What the one page says to somebody who has written nothing yet, but what is given here."""
    client = sign_in(person)
    draft = begin(client)
    if not typed:
        return shown(client.get(f"{draft}/in-short/"))
    sent = in_short(client, draft, **NOTHING_WRITTEN | typed | {"leave": "ring"})
    if sent.status_code == 302:
        assert sent["Location"].endswith("#ring")
        sent = client.get(sent["Location"])
    return shown(sent)


@pytest.mark.parametrize(
    ("person", "asked"),
    [
        ("lamar-joseph", True),
        ("zac-holloway", True),
        ("dylan-amadi", True),
        ("molly-entwistle", False),
        ("jerome-clarke", False),
    ],
)
def test_it_says_so_where_the_procedure_begins_with_speaking(
    sign_in: SignIn, person: str, asked: bool
) -> None:
    page = one_page(sign_in, person)
    assert (ASKED_TO_SPEAK in page) is asked
    assert SEE in page
    assert page.index(SEE) < page.index("The decision, or what is not being done")


def test_the_counterpart_and_their_number_stand_there_before_anything_is_written(
    sign_in: SignIn,
) -> None:
    care = "blackpool-childrens-services"
    chosen = f"{care}/{service_id(care, 'Safeguarding Teams')}"
    page = one_page(sign_in, "jerome-clarke", board="blackpool", **{"with": chosen})
    before = page.split("The child's full name")[0]
    assert "Whom to ring first Practice Manager" in before
    assert "Deepak Joshi" in before
    assert "07700" in before
    assert "Switchboard" in before
    assert SEE not in page
    assert "There is a problem" not in page


def test_what_is_still_empty_is_no_mistake_until_the_answers_are_checked(sign_in: SignIn) -> None:
    day = {"reached_you_day": "31", "reached_you_month": "2", "reached_you_year": "2026"}
    page = one_page(sign_in, "molly-entwistle", **day)
    assert "Give the child's name." not in page
    assert "Give a real date" in page, "what was typed and is wrong is said at once"


def test_without_an_agency_it_says_to_choose_one_and_nothing_else(sign_in: SignIn) -> None:
    page = one_page(sign_in, "molly-entwistle", **{"with": ""})
    assert "Choose the agency you disagree with" in page
    assert "Give the child's name." not in page
    assert SEE in page


def test_who_writes_for_somebody_that_rang_is_told_to_ring_nobody(sign_in: SignIn) -> None:
    client = sign_in(COLIN)
    page = shown(client.get(f"{for_somebody(client)}/in-short/"))
    assert "Agency and service" in page
    assert SEE not in page


# ── What is listed is what it can be raised with ──────────────────────────────────────────────────

COVERED = "protocols/blackpool/2018-01-01.source.txt"


def listed(sign_in: SignIn, person: str) -> list[str]:
    """The agencies and services that the one page offers, as they are sent."""
    client = sign_in(person)
    page = client.get(f"{begin(client)}/in-short/").content.decode()
    [offered] = re.findall(r'<select[^>]* name="with".*?</select>', page, re.DOTALL)
    return [each for each in re.findall(r'<option value="([^"]*)"', offered) if each]


@pytest.mark.parametrize(
    ("board", "person"),
    [
        ("blackpool", "jerome-clarke"),
        ("liverpool", "lamar-joseph"),
        ("reading", "zac-holloway"),
        ("sefton", "molly-entwistle"),
        ("brighton-and-hove", "dylan-amadi"),
    ],
)
def test_everything_that_is_listed_can_be_raised_with_and_nothing_else_can(
    sign_in: SignIn, board: str, person: str
) -> None:
    client, offered = sign_in(person), listed(sign_in, person)
    own = {each.agency for each in seats_of(person)}
    for agency in queries.members(board):
        known = [agency.id, *(f"{agency.id}/{service.id}" for service in agency.services)]
        for each in known:
            draft = begin(client)
            sent = in_short(client, draft, board=board, route="enquiry", **{"with": each})
            assert (sent.status_code == 302) is (each in offered), each
            if each in offered:
                assert "Who will be told" in shown(client.get(f"{draft}/check/")), each
        assert agency.id not in own or agency.id not in offered


def seats_of(person: str) -> list[Any]:
    return [part.seat for part in queries.parts_of(person, NOW.date())]


def test_every_service_that_the_procedure_covers_is_listed_and_where_to_go_for_the_rest(
    sign_in: SignIn,
) -> None:
    text = " ".join((ROOT / COVERED).read_text("utf-8").split())
    covered = text.partition("operate within Blackpool Children's Social Care")[2][:250]
    page = one_page(sign_in, "jerome-clarke")
    [agency] = [each for each in queries.members("blackpool") if each.services]
    for service in agency.services:
        assert service.name in covered, service.name
        assert f"{agency.name}: {service.name}" in page
        covered = covered.replace(service.name, "")
    left = covered.partition(".")[0].strip(" ,:")
    assert set(re.findall(r"[A-Z]\w+", left)) == set(), "no service of the text is missing"
    assert "The disagreement is not with Blackpool Children's Social Care?" in page
    assert "The Pan Lancashire procedure" in page
