"""The demonstration's own directory: the peculiar agencies that its stories need, and nothing that
is real.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from concordat.library.files import load as protocols
from concordat.people import fit, models, queries
from concordat.people.ids import service_id
from concordat.people.load import load
from concordat.people.shapes import contrast_with_white
from tests.people.files import TODAY

FOLDER = Path(__file__).parents[2] / "demo" / "directory"
DRAMA = re.compile(r"999|01632 960\d{3}|07700 900\d{3}")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demonstration() -> None:
    load(FOLDER, TODAY, protocols.load)


def acting(board: str, agency: str, post: str, service: str | None = None) -> list[str | None]:
    asked = service_id(agency, service) if service else None
    seats = queries.directory(board, TODAY).seats_of(agency, post, asked)
    return [seat.acting(TODAY) for seat in seats]


def test_the_five_boards_and_the_protocols_they_work_by():
    found = {(board.id, board.protocol) for board in queries.boards()}
    assert found == {
        ("sefton", "sefton"),
        ("liverpool", "liverpool"),
        ("blackpool", "blackpool"),
        ("reading", "berkshire"),
        ("brighton-and-hove", "sussex"),
    }


def test_whoever_raises_has_every_post_the_procedure_asks_of_their_side():
    lacking = {}
    for board in queries.boards():
        asked = fit.posts_of(protocols.load(board.protocol), "raising", "own")
        for agency in queries.agencies(board.id, TODAY):
            # a side that can only answer has posts for answering alone
            if agency.kind != "childrens-services" and (
                missing := asked - {line.seat.post for line in agency.lines}
            ):
                lacking[agency.id] = missing
    assert lacking == {}


def test_children_s_services_have_every_post_the_procedure_asks_of_who_answers():
    for board in queries.boards():
        (answering,) = (
            each for each in queries.agencies(board.id, TODAY) if each.kind == "childrens-services"
        )
        asked = fit.posts_of(protocols.load(board.protocol), "answering")
        assert asked <= {line.seat.post for line in answering.lines}


@pytest.mark.parametrize(
    "table", [models.Person, models.Contact, models.AgencyInBoard, models.ServiceInBoard]
)
def test_nobody_is_rung_by_mistake(table):
    numbers = list(table.objects.values_list("telephone", flat=True))
    assert numbers
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []


def test_nobody_has_a_number_or_an_address_of_somebody_else():
    people = list(models.Person.objects.values_list("telephone", "email"))
    assert (
        len({telephone for telephone, _ in people})
        == len({email for _, email in people})
        == len(people)
        > 100
    )
    assert [email for _, email in people if not email.endswith(".example.org")] == []


def test_every_board_says_whom_to_ring_in_danger():
    for board in queries.boards():
        sorts = [contact.sort for contact in queries.contacts(board.id)]
        assert sorts == ["emergency", "front-door", "out-of-hours", "allegations", "other"]


def test_accents_can_be_read_on_white():
    assert all(contrast_with_white(board.accent) >= 4.5 for board in queries.boards())


def test_a_head_teacher_who_is_everything_in_one():
    posts = {part.seat.post for part in queries.parts_of("ruth-abernathy", TODAY)}
    assert posts == {"practitioner", "team manager", "safeguarding lead", "service manager"}


@pytest.mark.parametrize(
    ("board", "agency"),
    [
        ("sefton", "harbour-road-surgery"),
        ("blackpool", "promenade-surgery"),
        ("reading", "caversham-lock-surgery"),
    ],
)
def test_a_practice_of_one(board, agency):
    (only,) = queries.people_of(board, TODAY, agency)
    assert len(only.parts) > 1


def test_empty_posts_with_and_without_cover():
    assert acting("sefton", "rivermouth-nhs-trust", "service manager") == [None]
    assert acting("blackpool", "lighthouse-family-centre", "line manager") == ["norman-yates"]


def test_managers_who_are_away_have_cover_and_come_back():
    assert acting("sefton", "sefton-childrens-services", "team manager", "Child Protection") == [
        "helen-marsden"
    ]
    assert acting("blackpool", "blackpool-childrens-services", "group manager", "Awaken") == [
        "anne-marie-gill"
    ]
    later = queries.directory("sefton", TODAY + timedelta(days=22))
    care = "sefton-childrens-services"
    (seat,) = later.seats_of(care, "team manager", service_id(care, "Child Protection"))
    assert seat.acting(TODAY + timedelta(days=22)) == "yusuf-demir"


def test_agencies_and_people_in_two_boards():
    shared = {agency.id for agency in queries.agencies("sefton", TODAY)} & {
        agency.id for agency in queries.agencies("liverpool", TODAY)
    }
    assert shared == {"mersey-bay-police", "rivermouth-nhs-trust"}
    assert queries.boards_of("gareth-penhaligon", TODAY) == ("liverpool", "sefton")


def test_every_board_has_agencies_enough_for_two_to_answer():
    for board in queries.boards():
        kinds = [agency.kind for agency in queries.agencies(board.id, TODAY)]
        assert kinds.count("childrens-services") == 1
        assert {"school", "health", "police"} <= set(kinds)


def test_an_independent_chair_of_a_meeting_can_come_from_an_agency_that_is_not_involved():
    chairs = queries.directory("reading", TODAY, []).seats_of("reading", "board member")
    theirs = [queries.parts_of(str(seat.holder), TODAY) for seat in chairs]
    agencies = {part.seat.agency for parts in theirs for part in parts if part.kind is not None}
    assert agencies == {"thames-reach-police", "kennet-valley-nhs", "thames-reach-probation"}


def test_whoever_acts_for_an_agency_that_is_not_theirs_is_shown_with_their_own():
    seats = models.Seat.objects.exclude(agency=None).exclude(holder=None)
    agencies: dict[tuple[str, str], set[str]] = {}
    for seat in seats.filter(organisation=""):
        agencies.setdefault((seat.board_id, seat.holder_id), set()).add(seat.agency_id)
    assert {who: where for who, where in agencies.items() if len(where) > 1} == {}
