"""Who sits where on a day, who stands in, and what it costs to ask."""

from datetime import date

import pytest

from concordat.core.posts import Party
from concordat.people import models, queries
from concordat.people.load import load
from tests.people.files import CHILD_ABUSE_UNIT, MISSING_PEOPLE, TODAY, Write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def away(
    person: str, since: date, until: date, cover: str | None = None, board: str = "northshire"
) -> None:
    models.Absence.objects.create(
        board_id=board, person_id=person, since=since, until=until, cover_id=cover
    )


def acting(
    agency: str, post: str, on: date, board: str = "northshire", service: str | None = None
) -> list[str | None]:
    return [
        seat.acting(on) for seat in queries.directory(board, on).seats_of(agency, post, service)
    ]


def test_a_board_s_directory_holds_its_agencies_and_its_own_posts():
    seats = queries.directory("northshire", TODAY).seats
    assert [(seat.agency, seat.post, seat.holder, seat.service) for seat in seats] == [
        ("northshire", "independent chair", "ines-duarte", None),
        ("hill-school", "practitioner", "tom-adeyemi", None),
        ("hill-school", "team manager", "ruth-okafor", None),
        ("hill-school", "safeguarding lead", "ruth-okafor", None),
        ("hill-school", "director", None, None),
        ("police", "practitioner", "wei-lin", None),
        ("police", "team manager", "asha-rao", CHILD_ABUSE_UNIT),
        ("police", "team manager", "asha-rao", MISSING_PEOPLE),
    ]


def test_an_agency_in_two_boards_has_the_posts_of_each():
    seats = queries.directory("southshire", TODAY).seats
    assert {seat.agency for seat in seats} == {"police"}
    assert [seat.title for seat in seats if seat.post == "director"] == ["Superintendent"]
    assert acting("police", "director", TODAY, "northshire") == []


def test_a_directory_of_the_agencies_of_one_case_still_has_the_board_s_own_posts():
    seats = queries.directory("northshire", TODAY, ["hill-school"]).seats
    assert {seat.agency for seat in seats} == {"northshire", "hill-school"}


def test_the_organisation_that_a_post_names_is_the_first_agency_of_that_name():
    models.Seat.objects.filter(holder="ines-duarte").update(organisation="Hill School")
    models.Agency.objects.create(
        id="other-school", board_id="northshire", name="Hill School", kind="school"
    )
    works_for = {
        seat.holder: seat.works_for for seat in queries.directory("northshire", TODAY).seats
    }
    assert works_for["ines-duarte"] == "hill-school"
    assert works_for["wei-lin"] == "", "an agency's own people work for it"


def test_the_service_asked_for_is_found():
    seats = queries.directory("northshire", TODAY)
    found = seats.seats_of("police", "team manager", MISSING_PEOPLE)
    assert [seat.service for seat in found] == [MISSING_PEOPLE]


def test_cover_acts_from_the_first_day_away_to_the_last():
    away("ruth-okafor", date(2026, 12, 22), date(2026, 12, 30), "tom-adeyemi")
    days = [date(2026, 12, day) for day in (21, 22, 30, 31)]
    assert [acting("hill-school", "team manager", day)[0] for day in days] == [
        "ruth-okafor",
        "tom-adeyemi",
        "tom-adeyemi",
        "ruth-okafor",
    ]


def test_an_absence_that_is_yet_to_come_is_told_and_changes_nothing():
    away("ruth-okafor", date(2026, 12, 28), date(2026, 12, 30), "tom-adeyemi")
    away("ruth-okafor", date(2027, 3, 1), date(2027, 3, 2))
    (seat,) = queries.directory("northshire", TODAY).seats_of("hill-school", "team manager")
    assert (seat.acting(TODAY), seat.stand_in, seat.away) == (
        "ruth-okafor",
        "tom-adeyemi",
        (date(2026, 12, 28), date(2026, 12, 30)),
    )


def test_an_absence_in_one_board_leaves_the_other_alone():
    away("asha-rao", TODAY, TODAY, "wei-lin", "southshire")
    assert acting("police", "team manager", TODAY, "southshire") == ["wei-lin", "wei-lin"]
    assert acting("police", "team manager", TODAY, "northshire") == ["asha-rao", "asha-rao"]


def test_cover_that_is_away_passes_it_on():
    away("ruth-okafor", TODAY, TODAY, "tom-adeyemi")
    away("tom-adeyemi", TODAY, TODAY, "wei-lin")
    assert acting("hill-school", "team manager", TODAY) == ["wei-lin"]


def test_covers_in_a_circle_leave_nobody():
    away("ruth-okafor", TODAY, TODAY, "tom-adeyemi")
    away("tom-adeyemi", TODAY, TODAY, "ruth-okafor")
    assert acting("hill-school", "team manager", TODAY) == [None]


def test_an_empty_post_is_acted_in_by_its_cover_if_it_has_one():
    assert acting("hill-school", "director", TODAY) == [None]
    assert acting("police", "director", TODAY, "southshire") == ["asha-rao"]


def test_a_post_s_own_cover_acts_when_the_absence_names_nobody():
    models.Seat.objects.filter(post="team manager", agency="hill-school").update(cover="wei-lin")
    away("ruth-okafor", TODAY, TODAY)
    assert acting("hill-school", "team manager", TODAY) == ["wei-lin"]
    assert acting("hill-school", "safeguarding lead", TODAY) == [None]


def test_whom_to_ring_about_an_agency():
    away("ruth-okafor", TODAY, date(2026, 12, 30), "tom-adeyemi")
    police, school = queries.agencies("northshire", TODAY)
    assert (police.name, police.telephone) == ("Bay Police", "01632 960120")
    assert [(each.id, each.name, each.telephone) for each in police.services] == [
        (CHILD_ABUSE_UNIT, "Child Abuse Unit", "01632 960121"),
        (MISSING_PEOPLE, "Missing People", "01632 960122"),
    ]
    head = school.lines[1]
    assert head.holder is not None
    assert head.acting is not None
    assert (head.holder.name, head.acting.name, head.acting.telephone, head.away_until) == (
        "Ruth Okafor",
        "Tom Adeyemi",
        "07700 900002",
        date(2026, 12, 30),
    )
    assert school.lines[3].acting is None
    assert police.party(MISSING_PEOPLE) == Party("police", "police", MISSING_PEOPLE)


def test_only_agencies_that_belong_to_the_board_are_found():
    assert [
        agency.id for agency in queries.agencies("southshire", TODAY, ["hill-school", "police"])
    ] == ["police"]


def test_what_somebody_may_act_in_across_boards():
    parts = queries.parts_of("asha-rao", TODAY)
    assert [
        (part.board, part.seat.post, part.seat.service, part.agency_name, part.kind)
        for part in parts
    ] == [
        ("northshire", "team manager", CHILD_ABUSE_UNIT, "Bay Police", "police"),
        ("northshire", "team manager", MISSING_PEOPLE, "Bay Police", "police"),
        ("southshire", "team manager", CHILD_ABUSE_UNIT, "Bay Police", "police"),
        ("southshire", "team manager", MISSING_PEOPLE, "Bay Police", "police"),
        ("southshire", "director", None, "Bay Police", "police"),
    ]
    assert queries.boards_of("asha-rao", TODAY) == ("northshire", "southshire")
    assert queries.boards_of("tom-adeyemi", TODAY) == ("northshire",)


def test_who_stands_in_acts_in_the_post_and_is_known_to_stand_in():
    away("ruth-okafor", TODAY, TODAY, "tom-adeyemi")
    covered = [(part.seat.post, part.covering) for part in queries.parts_of("tom-adeyemi", TODAY)]
    assert covered == [
        ("practitioner", None),
        ("team manager", "ruth-okafor"),
        ("safeguarding lead", "ruth-okafor"),
    ]
    assert all(part.away for part in queries.parts_of("ruth-okafor", TODAY))
    assert not any(part.away for part in queries.parts_of("ruth-okafor", date(2026, 12, 22)))


def test_everybody_of_a_board_or_of_one_agency():
    away("ruth-okafor", TODAY, TODAY, "wei-lin")
    everybody = queries.people_of("northshire", TODAY)
    assert [member.person.name for member in everybody] == [
        "Asha Rao",
        "Ines Duarte",
        "Ruth Okafor",
        "Tom Adeyemi",
        "Wei Lin",
    ]
    school = queries.people_of("northshire", TODAY, "hill-school")
    assert [member.person.id for member in school] == ["ruth-okafor", "tom-adeyemi", "wei-lin"]
    assert [part.covering for part in school[2].parts] == ["ruth-okafor", "ruth-okafor"]
    (chair,) = queries.people_of("northshire", TODAY, "northshire")
    assert chair.parts[0].agency_name == "Northshire Safeguarding Children Board"


def test_a_board_with_its_numbers_and_closed_days():
    board = queries.board("northshire")
    assert (board.prefix, board.nation, board.words) == (
        "NOR",
        "england",
        {"independent chair": "Independent Scrutineer"},
    )
    assert [board.id for board in queries.boards()] == ["northshire", "southshire"]
    assert [contact.telephone for contact in queries.contacts("northshire")] == [
        "01632 960100",
        "01632 960101",
    ]
    (closed,) = queries.closed_days("northshire")
    assert (closed.day, closed.why, closed.proclaimed) == (
        date(2026, 12, 29),
        "Offices closed",
        date(2026, 9, 1),
    )
    assert queries.closed_days("southshire") == ()


def test_who_is_not_there():
    with pytest.raises(queries.NotThere, match="nowhere"):
        queries.board("nowhere")
    with pytest.raises(queries.NotThere, match="nobody"):
        queries.person("nobody")
    assert queries.person("wei-lin").name == "Wei Lin"
    assert queries.parts_of("nobody", TODAY) == ()


@pytest.mark.parametrize("size", [1, 300])
def test_asking_costs_the_same_in_a_small_board_and_a_large_one(
    write: Write, size, django_assert_num_queries
):
    people = "".join(
        f'p{n} = {{ name = "Person {n}", telephone = "07700 900100" }}\n' for n in range(size)
    )
    schools = "".join(
        f'[agency.s{n}]\nname = "School {n}"\nkind = "school"\nboards = '
        '["northshire"]\ntelephone = "01632 960150"\n'
        f'posts = [{{ post = "practitioner", title = "Teacher", holder = "p{n}" }}]\n'
        for n in range(size)
    )
    more = f"[person]\n{people}\n{schools}"
    more += "".join(
        f'[[absence]]\nperson = "p{n}"\nfrom = 0\nuntil = 1\ncover = "wei-lin"\n'
        for n in range(size)
    )
    load(write(more=more), TODAY)
    with django_assert_num_queries(2):
        assert len(queries.directory("northshire", TODAY).seats) == 8 + size
    with django_assert_num_queries(5):
        assert len(queries.agencies("northshire", TODAY)) == 2 + size
    with django_assert_num_queries(3):
        assert len(queries.people_of("northshire", TODAY)) == 5 + size
    with django_assert_num_queries(2):
        assert len(queries.parts_of("wei-lin", TODAY)) == 2 + size
