"""What boards decided, beside what the system does with it; and trying it with dates of one's
own.
"""

import re
import shutil
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client

from concordat import clock
from concordat.demonstration.story import FOLDER
from concordat.library.files import folder
from concordat.library.files import load as protocols
from concordat.library.problems import BrokenProtocol
from concordat.people import queries

BEGIN = {
    "raising": "school",
    "answering": "childrens-services",
    "on_day": "21",
    "on_month": "12",
    "on_year": "2026",
    "at": "10:00",
}


def runnable() -> list[str]:
    """The protocols whose files can be run."""
    found = []
    for each in folder.protocol_ids():
        try:
            protocols.load(each)
        except BrokenProtocol:
            continue
        found.append(each)
    return found


@pytest.fixture
def teacher(db: None, client: Client) -> Client:
    from concordat.people.load import load

    load(FOLDER / "directory", date(2026, 11, 20))
    session = client.session
    session["person"] = "molly-entwistle"
    session.save()
    return client


def text_of(response: Any) -> str:
    """What a page says, without its tags and with single spaces."""
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", main)))


def test_strangers_are_sent_to_sign_in(db: None, client: Client) -> None:
    for address in ("/protocols/", "/protocols/sefton/", "/protocols/sefton/try/"):
        assert client.get(address)["Location"].startswith("/sign-in/")


def test_every_protocol_is_listed_with_its_ladder(teacher: Client) -> None:
    said = text_of(teacher.get("/protocols/"))
    for each in runnable():
        protocol = protocols.load(each)
        assert protocol.board in said
        assert " → ".join(dict.fromkeys(step.title for step in protocol.steps.values())) in said


@pytest.mark.parametrize("protocol_id", runnable())
def test_each_clause_stands_beside_what_is_done_with_it(teacher: Client, protocol_id: str) -> None:
    protocol = protocols.load(protocol_id)
    response = teacher.get(f"/protocols/{protocol_id}/")
    said, page = text_of(response), response.content.decode()
    for clause in protocol.clauses.values():
        section = page.split(f'aria-labelledby="{clause.id}"', 1)[1].split("</section>", 1)[0]
        shown = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", section)))
        assert re.sub(r"\s+", " ", clause.text) in shown
        assert "c-does" in section, f"{clause.id}: nothing is said of what is done with it"
        if clause.only:
            assert re.sub(r"\s+", " ", clause.only) in shown
    for remark in protocol.remarks:
        assert re.sub(r"\s+", " ", remark.text) in said, f"{remark.sort} {remark.key} is not told"
    for duty in protocol.duties.values():
        assert duty.what in said
        assert re.sub(r"\s+", " ", duty.local or "") in said
    assert "<title" in page.split("<svg", 2)[2], "the ladder as a picture has a title"


def test_ways_within_the_page_lead_somewhere(teacher: Client) -> None:
    page = teacher.get("/protocols/sefton/").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_a_version_keeps_its_address(teacher: Client) -> None:
    version = protocols.load("sefton").version
    assert teacher.get(f"/protocols/sefton/{version}/").status_code == 200
    assert teacher.get("/protocols/sefton/1999-01-01/").status_code == 404
    assert teacher.get("/protocols/sefton/yesterday/").status_code == 404
    assert teacher.get("/protocols/atlantis/").status_code == 404


@pytest.fixture
def revised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The shelf with a revision of Sefton's procedure that is newer than what is in force."""
    shelf = tmp_path / "protocols"
    shutil.copytree(folder.protocols_folder(), shelf)
    monkeypatch.setenv("CONCORDAT_PROTOCOLS", str(shelf))
    base = folder.find("sefton")
    newer = str(msgspec.structs.replace(folder.version_of(base), revision=99))
    (base.parent / f"{newer}.toml").write_text(
        f'[protocol]\nid = "sefton"\nversion = "{newer}"\nbase = "{base.name}"\n', "utf-8"
    )
    return newer


def test_versions_are_listed_with_the_boards_whose_cases_begin_under_them(
    teacher: Client, revised: str
) -> None:
    said = text_of(teacher.get("/protocols/sefton/"))
    assert f"Version {revised}, shown here: no board here begins cases under it" in said
    assert "Here it is used by" not in said
    board = queries.board("sefton")
    in_force = board.version_at(clock.now())
    assert f"Version {in_force} : new cases at {board.name} begin under it" in said
    older = text_of(teacher.get(f"/protocols/sefton/{in_force}/"))
    assert f"Here it is used by {board.name}." in older
    assert f"Version {in_force}, shown here" in older
    assert teacher.get(f"/protocols/sefton/{revised}/").status_code == 200


# ── Try it ────────────────────────────────────────────────────────────────────────────────────────


def test_the_dates_are_ones_own_and_the_counting_is_shown(teacher: Client) -> None:
    said = text_of(
        teacher.get("/protocols/sefton/try/", BEGIN | {"then": "2026-12-22T15:00~SEF-1.1"})
    )
    assert "by 5pm on Tuesday 29 December" in said
    for day in (
        "Tue 22 day 0",
        "Wed 23 counted, day ✓ 1",
        "Fri 25 – not counted Christmas Day",
        "due 5pm",
    ):
        assert day in said


def test_one_step_leads_to_an_address_that_holds_the_whole_story(teacher: Client) -> None:
    step = {
        "next-what": "SEF-1.1",
        "next-on_day": "22",
        "next-on_month": "12",
        "next-on_year": "2026",
        "next-at": "15:00",
    }
    answer = teacher.get("/protocols/sefton/try/", BEGIN | step)
    assert answer.status_code == 302
    assert "then=2026-12-22T15%3A00~SEF-1.1" in answer["Location"]
    assert "Done: raise the matter" in text_of(
        teacher.get(f"/protocols/sefton/try/{answer['Location']}")
    )


def test_what_the_protocol_refuses_is_said_and_not_added(teacher: Client) -> None:
    step = {
        "next-what": "moved-up~~no answer",
        "next-on_day": "21",
        "next-on_month": "12",
        "next-on_year": "2026",
        "next-at": "11:00",
    }
    answer = teacher.get("/protocols/sefton/try/", BEGIN | step)
    assert answer.status_code == 200
    assert "You are waiting for nobody's answer here" in text_of(answer)
    assert "Stage 1: Practitioners and team managers, since Monday 21 December." in text_of(answer)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"on_day": "31", "on_month": "2"}, "Give a real date: February 2026 has 28 days"),
        ({"at": "ten"}, "Give a time, such as 2:30pm or 14:30"),
        ({"answering": []}, "Choose at least one agency"),
        ({"on_year": "1901"}, "Give a year from 2010 to 2045"),
        ({"then": "yesterday~SEF-1.1"}, "This address does not hold a whole story"),
        ({"then": "2020-01-01T10:00~SEF-1.1"}, "This is before what happened last"),
    ],
)
def test_a_wrong_answer_says_what_to_do(teacher: Client, change: dict[str, Any], said: str) -> None:
    answer = teacher.get("/protocols/sefton/try/", BEGIN | change)
    assert answer.status_code == 200
    assert said in text_of(answer)
    assert "<title>Error: " in answer.content.decode()


def test_every_choice_offered_can_be_told(teacher: Client) -> None:
    """Each thing that the form offers is understood, though the protocol may refuse it."""
    page = teacher.get("/protocols/sefton/try/", BEGIN).content.decode()
    offered = [
        unescape(value)
        for value in re.findall(r'name="next-what" type="radio" value="([^"]+)"', page)
    ]
    assert "SEF-1.1" in offered
    assert "look" in offered
    for value in offered:
        answer = teacher.get(
            "/protocols/sefton/try/", BEGIN | {"then": f"2026-12-22T09:00~{value}"}
        )
        assert "is neither a clause of this protocol" not in text_of(answer), value


def test_a_duty_of_the_raising_side_is_not_said_to_be_the_answering_agencies(
    teacher: Client,
) -> None:
    told = []
    for protocol in ("sefton", "liverpool", "blackpool", "berkshire"):
        page = teacher.get(f"/protocols/{protocol}/").content.decode()
        told += [text_of_part(part) for part in page.split('class="c-does__sentence"')[1:]]
    raisers = [each for each in told if "Duty The raising agency's" in each]
    assert [each for each in raisers if "It is owed once for each answering agency." in each]
    assert [each for each in raisers if "Each answering agency owes it." in each] == []


def text_of_part(page: str) -> str:
    """What is said of one thing that the system does: as far as its list of details goes."""
    return re.sub(
        r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page.split("</div>", maxsplit=1)[0]))
    )
