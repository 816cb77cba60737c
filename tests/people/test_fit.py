"""A directory is compared with the protocols its boards work by."""

import msgspec
import pytest

from concordat.core.posts import PostRef
from concordat.core.protocol import Notice, Post, Protocol, Version
from concordat.library.files.folder import NoSuchProtocol
from concordat.people import fit
from concordat.people.folder import WrongFolder, read
from concordat.people.load import load
from tests.people.files import AGENCIES, BOARDS, TODAY, Write

TIERS = ("practitioner", "team manager", "safeguarding lead", "director")


def protocol(*board: str) -> Protocol:
    """A protocol with those tiers that tells those posts of the board."""
    empty = {field.name: () for field in msgspec.structs.fields(Protocol)}
    tables = {key: {} for key in ("words", "routes", "steps", "duties", "clauses")}
    told = Notice("n", None, None, (), tuple(PostRef("board", post) for post in board), "told")
    posts = {tier: Post(tier, tier) for tier in TIERS}
    return Protocol(
        **{**empty, **tables, "posts": posts, "notices": (told,), "version": Version("2026-01-01")}
    )


def problems(write: Write, **files: str) -> list[str]:
    known = {"northshire": protocol("independent chair"), "southshire": protocol()}

    def protocol_of(id_: str, version: Version) -> Protocol:
        if id_ not in known:
            raise NoSuchProtocol(f"There is no protocol “{id_}”.")
        return known[id_]

    return [str(problem) for problem in fit.misfits(read(write(**files)), protocol_of)]


def test_a_directory_that_fits(write: Write):
    assert problems(write) == []


def test_a_post_that_no_protocol_names_would_never_be_asked(write: Write):
    (problem,) = problems(
        write, agencies=AGENCIES.replace('"safeguarding lead"', '"safegarding lead"')
    )
    said = (
        "the protocol of board northshire names no post safegarding lead: did you mean "
        "safeguarding lead?"
    )
    assert problem == f"agencies.toml: agency.hill-school.posts[3].post: {said}"


def test_a_post_is_compared_with_the_protocol_of_each_of_its_boards(write: Write):
    found = problems(
        write,
        agencies=AGENCIES.replace('"practitioner", title = "Detective', '"constable", title = "D'),
    )
    assert [problem.partition(" names")[0].rpartition(" ")[2] for problem in found] == [
        "northshire",
        "southshire",
    ]


def test_a_board_s_own_post_that_its_protocol_needs_has_to_be_there(write: Write):
    (problem,) = problems(
        write, boards=BOARDS.replace('"independent chair", title', '"chair", title')
    )
    said = (
        "its protocol names the post independent chair: add it, without a holder while it is empty"
    )
    assert problem == f"boards.toml: board.northshire.posts: {said}"


def test_a_protocol_that_is_not_there(write: Write):
    boards = BOARDS.replace('protocol = "southshire"', 'protocol = "southshir"')
    assert problems(write, boards=boards) == [
        "boards.toml: board.southshire.protocol: There is no protocol “southshir”."
    ]


@pytest.mark.django_db
def test_loading_with_protocols_refuses_what_does_not_fit(write: Write):
    with pytest.raises(WrongFolder, match="independent scrutineer: add it"):
        load(write(), TODAY, lambda *_: protocol("independent scrutineer"))
