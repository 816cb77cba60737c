"""A folder's files are loaded whole or refused with every problem at once, each by file and key."""

from datetime import date
from pathlib import Path

import pytest

from concordat.people import cast, closing, danger, models, queries
from concordat.people.folder import WrongFolder, read
from concordat.people.ids import service_id
from concordat.people.load import Loaded, load
from tests.people.files import (
    AGENCIES,
    BOARDS,
    CHILD_ABUSE_UNIT,
    MISSING_PEOPLE,
    PEOPLE,
    TODAY,
    Write,
)

GONE = """
[[absence]]
person = "ruth-okafor"
from = -3
until = 9
cover = "tom-adeyemi"
"""


def problems(folder: Path) -> list[str]:
    with pytest.raises(WrongFolder) as refused:
        read(folder)
    return [str(problem) for problem in refused.value.problems]


def everything() -> list[object]:
    """What every query says, for both boards."""
    said: list[object] = [queries.boards()]
    for board in ("northshire", "southshire"):
        said += [
            queries.agencies(board, TODAY),
            queries.lines(board, TODAY),
            queries.people_of(board, TODAY),
        ]
        said += [queries.contacts(board), queries.closed_days(board)]
    return said


def changed(text: str, old: str, new: str) -> str:
    assert old in text, old
    return text.replace(old, new, 1)


def test_what_was_loaded_is_counted(loaded):
    assert loaded == Loaded(boards=2, agencies=2, people=5, posts=12, absences=0)


@pytest.mark.usefixtures("loaded")
def test_loading_again_changes_nothing(write: Write):
    before = everything()
    load(write(), TODAY)
    assert everything() == before


@pytest.mark.usefixtures("loaded")
def test_who_left_keeps_their_entry_without_a_post(write: Write):
    agencies = changed(
        AGENCIES,
        '  { post = "practitioner", title = "Class Teacher", holder = "tom-adeyemi" },\n',
        "",
    )
    people = "\n".join(line for line in PEOPLE.splitlines() if "tom-adeyemi" not in line)
    load(write(agencies=agencies, people=people), TODAY)
    assert queries.person("tom-adeyemi").name == "Tom Adeyemi"
    assert queries.parts_of("tom-adeyemi", TODAY) == ()


@pytest.mark.usefixtures("loaded")
def test_a_closed_day_of_the_file_that_the_board_took_back_stays_open(write: Write):
    (closed,) = queries.closed_days("northshire")
    closing.open_again("northshire", closed.day, TODAY)
    load(write(), TODAY)
    assert queries.closed_days("northshire") == ()


@pytest.mark.usefixtures("loaded")
def test_a_service_that_closed_keeps_its_name_and_can_t_be_chosen(write: Write):
    agencies = changed(AGENCIES, '"Child Abuse Unit" = "01632 960121", ', "")
    agencies = changed(agencies, '"Child Abuse Unit", "Missing People"]', '"Missing People"]')
    load(write(agencies=agencies), TODAY)
    police = queries.agencies("northshire", TODAY)[0]
    assert [service.id for service in police.services] == [MISSING_PEOPLE]
    named = cast.board_with("northshire", ["police"])
    assert {id_: service.name for id_, service in named.services.items()} == {
        CHILD_ABUSE_UNIT: "Child Abuse Unit",
        MISSING_PEOPLE: "Missing People",
    }


@pytest.mark.django_db
def test_a_service_somebody_entered_has_a_random_id_and_keeps_it(write: Write):
    load(write(agencies=changed(AGENCIES, ', "Missing People"]', "]")), TODAY)
    models.ServiceInBoard.objects.filter(service=MISSING_PEOPLE).delete()
    models.Service.objects.get(pk=MISSING_PEOPLE).delete()
    entered = models.Service.objects.create(
        board_id="northshire", agency_id="police", name="Missing People"
    )
    assert len(entered.pk) == 32
    assert entered.pk != MISSING_PEOPLE
    load(write(), TODAY)
    police = queries.agencies("northshire", TODAY)[0]
    assert [service.id for service in police.services] == [CHILD_ABUSE_UNIT, entered.pk]
    seats = queries.directory("northshire", TODAY).seats_of("police", "team manager", entered.pk)
    assert [seat.service for seat in seats] == [entered.pk]


def test_the_id_of_a_service_says_nothing():
    assert service_id("police", "Child Abuse Unit") == CHILD_ABUSE_UNIT
    assert service_id("other-police", "Child Abuse Unit") != CHILD_ABUSE_UNIT
    assert set(CHILD_ABUSE_UNIT) <= set("0123456789abcdef")


@pytest.mark.usefixtures("loaded")
def test_an_absence_entered_by_the_person_survives_loading(write: Write):
    models.Absence.objects.create(
        board_id="northshire", person_id="wei-lin", since=TODAY, until=TODAY
    )
    load(write(), TODAY)
    assert models.Absence.objects.get().person_id == "wei-lin"


@pytest.mark.django_db
def test_absences_in_days_are_counted_from_today(write: Write):
    load(write(absences=GONE), TODAY)
    absence = models.Absence.objects.get()
    assert (absence.since, absence.until, absence.board_id) == (
        date(2026, 12, 18),
        date(2026, 12, 30),
        "northshire",
    )


@pytest.mark.django_db
def test_somebody_in_two_boards_is_away_from_both_unless_one_is_named(write: Write):
    gone = '[[absence]]\nperson = "asha-rao"\nfrom = 2026-12-21\nuntil = 2026-12-24\n'
    load(write(absences=gone), TODAY)
    assert {row.board_id for row in models.Absence.objects.all()} == {"northshire", "southshire"}
    models.Absence.objects.all().delete()
    load(write(absences=gone + 'boards = ["southshire"]\n'), TODAY)
    assert {row.board_id for row in models.Absence.objects.all()} == {"southshire"}


@pytest.mark.django_db
def test_the_numbers_are_kept_where_no_database_is_needed(
    write: Write, tmp_path, settings, django_capture_on_commit_callbacks
):
    settings.DATA_DIR = tmp_path
    assert danger.kept(tmp_path) == ()
    with django_capture_on_commit_callbacks(execute=True):
        load(write(), TODAY)
    northshire, southshire = danger.kept(tmp_path)
    assert northshire.board.name == "Northshire Safeguarding Children Board"
    assert northshire.contacts == queries.contacts("northshire")
    assert [contact.name for contact in southshire.contacts] == ["Danger"]


@pytest.mark.usefixtures("loaded")
def test_a_refused_folder_leaves_everything_as_it_was(write: Write):
    with pytest.raises(WrongFolder):
        load(
            write(people=changed(PEOPLE, "Wei Lin", "Wei Lin Chen") + "unknown = { name = 'X' }"),
            TODAY,
        )
    assert queries.person("wei-lin").name == "Wei Lin"


@pytest.mark.usefixtures("loaded")
def test_a_prefix_that_another_board_of_the_installation_uses(tmp_path):
    (tmp_path / "more.toml").write_text(
        '[board.eastshire]\nname = "E"\nprefix = "NOR"\naccent = "1f5f66"\nnation = '
        '"england"\nprotocol = "e"\n'
        'in_force = [{ version = "undated", from = 2026-01-01T09:00:00 }]\n'
        'contacts = [{ sort = "emergency", name = "Danger", telephone = "01632 960200" }]\n'
    )
    with pytest.raises(
        WrongFolder, match=r"more.toml: board.eastshire.prefix: is the prefix of board northshire"
    ):
        load(tmp_path, TODAY)


def test_every_problem_is_told_at_once(write: Write):
    folder = write(
        boards=changed(changed(BOARDS, "1f5f66", "ffcc00"), 'nation = "wales"\n', ""),
        agencies=changed(changed(AGENCIES, "holder", "holdr"), "01632 960110", "ring us"),
        people=changed(PEOPLE, "ines@example.org", "ines"),
    )
    school, accent = "agencies.toml: agency.hill-school", "boards.toml: board.northshire.accent"
    assert problems(folder) == [
        (
            f"{school}.telephone: must be a telephone number, such as 01632 960123 or 01632 960123 "
            "ext 4"
        ),
        f"{school}.posts[1].holdr: is not a key that can be used here: did you mean holder?",
        (
            f"{accent}: is too pale to be read on white (1.5 : 1, at least 4.5 : 1): choose a "
            "darker shade"
        ),
        "boards.toml: board.southshire.nation: is missing",
        (
            "people.toml: person.ines-duarte.email: must be an e-mail address, such as "
            "name@example.org"
        ),
    ]


SCHOOL, POLICE, GONE_FROM = (
    "agencies: agency.hill-school",
    "agencies: agency.police",
    "absences: absence[1]",
)
SHUT = '{ day = 2026-12-29, why = "Shut", proclaimed = 2026-01-01 }, '
DATES = "must be a date where from is a date, and a number of days where from is a number"
WEI = "[person]\nwei-lin = { name = 'Wei', telephone = '07700 900009' }\n"
WRONG: dict[str, tuple[dict[str, str], list[str]]] = {
    "a person nobody knows": (
        {"agencies": changed(AGENCIES, "tom-adeyemi", "tom-adeyem")},
        [
            f"{SCHOOL}.posts[1].holder: there is no person tom-adeyem: did you mean tom-adeyemi?",
            "people: person.tom-adeyemi: has no post and covers none",
        ],
    ),
    "a board nobody knows": (
        {"agencies": changed(AGENCIES, '"northshire", "southshire"', '"northshire", "southshir"')},
        [
            f"{POLICE}.boards: there is no board southshir: did you mean southshire?",
            f"{POLICE}.posts[3].boards: there is no board of this agency southshire",
        ],
    ),
    "a service the agency does not have": (
        {"agencies": changed(AGENCIES, '"Missing People"]', '"Missing Persons"]')},
        [
            (
                f"{POLICE}.posts[2].services: there is no service of this agency Missing Persons: "
                "did you mean"
            )
        ],
    ),
    "an agency with a board's id": (
        {"agencies": changed(AGENCIES, "agency.police", "agency.southshire")},
        ["agencies: agency.southshire: is the id of a board: an agency needs another"],
    ),
    "two boards with one prefix": (
        {"boards": changed(BOARDS, '"SOU"', '"NOR"')},
        ["boards: board.southshire.prefix: is the prefix of board northshire"],
    ),
    "a closed day twice": (
        {"boards": changed(BOARDS, "closed = [", f"closed = [{SHUT}")},
        ["boards: board.northshire.closed[2].day: 2026-12-29 is here twice"],
    ),
    "an id in two files": (
        {"more": WEI},
        ["people: person.wei-lin: is already in more.toml: give it another id, or remove one"],
    ),
    "an absence that ends before it begins": (
        {"absences": changed(GONE, "until = 9", "until = -9")},
        [f"{GONE_FROM}.until: is before from"],
    ),
    "an absence from a number of days until a date": (
        {"absences": changed(GONE, "until = 9", "until = 2026-12-30")},
        [f"{GONE_FROM}.until: {DATES}"],
    ),
    "an absence twice": (
        {"absences": GONE + GONE},
        ["absences: absence[2].person: there are two absences of ruth-okafor from -3"],
    ),
    "somebody who stands in for themselves": (
        {"absences": changed(GONE, 'cover = "tom-adeyemi"', 'cover = "ruth-okafor"')},
        [f"{GONE_FROM}.cover: is the person who is away: somebody else has to cover"],
    ),
    "a date in words": (
        {"absences": changed(GONE, "until = 9", 'until = "soon"')},
        [f"{GONE_FROM}.until: must be a date without quotes, such as 2026-12-24"],
    ),
    "a file that is not TOML": ({"people": "[person"}, ["people: is not TOML: "]),
    "an id with a capital": (
        {"people": changed(PEOPLE, "tom-adeyemi", "Tom")},
        [
            (
                "people: person.Tom: must be small letters and digits joined by hyphens, such as "
                "hill-school"
            )
        ],
    ),
    "an agency in no board": (
        {"agencies": changed(AGENCIES, 'boards = ["northshire"]', "boards = []")},
        [f"{SCHOOL}.boards: "],
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_by_file_and_key(write: Write, what):
    files, said = WRONG[what]
    found = [sentence.replace(".toml", "", 1) for sentence in problems(write(**files))]
    assert len(found) == len(said), found
    assert all(sentence.startswith(start) for sentence, start in zip(found, said, strict=True)), (
        found
    )


def test_a_folder_without_files(tmp_path):
    assert problems(tmp_path) == [
        f"{tmp_path}: has no .toml file: give the folder of the directory"
    ]
