"""Who sees what: every address, asked for by every kind of person, in cases they have a part in and
in others.

Whoever has no part in a case gets what anybody gets for a case that isn't there. An address that
this file doesn't know fails it: say here who may ask for it.
"""

import html
import re
from collections.abc import Callable, Iterator

import pytest
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.asking import queries_of
from tests.pages.demonstrated import be, demonstration
from tests.pages.test_signin import addresses

__all__ = ["be", "demonstration"]

Be = Callable[[str], Client]

# The cases by who raised them, with everybody of whom there is something to say, by what they are
# to the case.
WITH_A_PART = {
    "paulina-kowalczyk": {  # Sefton, before the Chair; the answering team manager is away
        "raiser": "paulina-kowalczyk",
        "raiser's manager": "derek-ainscough",
        "raising director": "bernadette-sloane",
        "answering practitioner": "beth-lathom",
        "answering holder, who is away": "yusuf-demir",
        "cover": "helen-marsden",
        "answering service manager": "patrick-cullen",
        "board officer": "priya-nambiar",
        "chair": "margaret-oyelaran",
    },
    "anil-chatterjee": {  # Sefton, at the first stage, with two answering agencies
        "raiser, who is his own manager": "anil-chatterjee",
        "answering holder": "helen-marsden",
        "other answering practitioner": "callum-prescott",
        "other answering holder": "naomi-whitfield",
        "other answering lead": "gareth-penhaligon",
        "board officer": "colin-threlfall",
    },
    "ellie-thwaite": {  # Liverpool, at the second stage, about a child on a plan
        "raiser": "ellie-thwaite",
        "raiser's manager": "noreen-kavanagh",
        "from another organisation": "wendy-garston",
        "cover": "trudy-maddocks",
        "third party": "bronwen-tudor",
        "board officer": "nikhil-banerjee",
    },
}
WITHOUT_A_PART = {
    "paulina-kowalczyk": {
        "same agency, answering": "imran-qureshi",
        "another agency": "kwame-boateng",
        "officer of another board": "carmel-docherty",
        "chair of another board": "alan-whitcombe",
        "raiser of another case": "anil-chatterjee",
    },
    "anil-chatterjee": {
        "same agency, answering": "danielle-kershaw",
        "a manager whose stage has not come": "patrick-cullen",
        "the other agency's superintendent": "victoria-stanhope",
        "same agency on another board": "aisha-mahmood",
        "chair, before anybody wrote": "margaret-oyelaran",
        "cover for another service": "fiona-ravenscroft",
    },
    "ellie-thwaite": {
        "same agency, answering": "luca-romano",
        "mediator, before anybody was brought in": "oluwaseun-lawal",
        "chair, before anybody wrote": "alan-whitcombe",
        "officer of another board": "colin-threlfall",
    },
}
NOT_THERE = "9999"

OF_A_CASE = {"case", "paper", "hand-on-case", "raise-raised"}  # and every act
OF_A_DRAFT = {
    "raise-tasks",
    "raise-ring-first",
    "raise-instead",
    "raise-check",
    "raise-throw-away",
    "raise-page",
    "raise-short",
    "raise-go-on",
    "raise-conduct",
    "raise-who-rang",
}
OF_A_BOARD = {
    *("board-live", "board-waiting", "board-after-the-end", "board-closed-day", "board-nobody"),
    *("board-both-sides", "board-versions"),
}
ONES_OWN = {"work", "told", "away", "hand-on", "cases", "raise", "raise-for-somebody", "board"}
OF_A_FORM = {"throw-away-kept"}  # that was sent and not recorded: see test_listed_until_sent
OF_A_LEAD = {"away-for"}
OF_A_CLOSED_DAY = {"board-open-day"}  # once there is one: see test_board
FOR_ALL_SIGNED_IN = {"protocols", "protocol", "protocol-version", "try-protocol"}
FOR_ANYBODY = {"home", "help", "sign-in", "sign-out", "danger", "danger-in", "board-accent"}
FILLED = {
    "key": "procedure",
    "board": "sefton",
    "board_id": "sefton",
    "protocol_id": "sefton",
    "colour": "1f4e79",
}
FILLED |= {"version": "2017-05-18", "draft": "a" * 32, "kept": "a" * 32, "closed": "2026-12-29"}
OF_THIS_ONCE = re.compile(r'name="(?:csrfmiddlewaretoken|request)" value="[^"]*"|nonce="[^"]*"')


def named() -> dict[str, URLPattern]:
    """Every address of the site by its name. The demonstration's own is there only with its flag,
    and tells nothing.
    """
    resolver = get_resolver()
    assert isinstance(resolver, URLResolver)
    return {
        str(pattern.name): pattern
        for pattern in addresses(resolver)
        if pattern.name != "move-the-clock"
    }


def of_a_case() -> set[str]:
    return OF_A_CASE | {name for name in named() if name.startswith("act-")}


def place(name: str, **filled: str) -> str:
    """An address, with something in each of its gaps."""
    gaps = named()[name].pattern.converters or re.compile(str(named()[name].pattern)).groupindex
    return reverse(name, kwargs={gap: (FILLED | filled)[gap] for gap in gaps})


def masked(answer: HttpResponseBase) -> tuple[int, str, dict[str, str]]:
    """What came back, without what differs from one time to the next."""
    headers = {
        name: OF_THIS_ONCE.sub("", re.sub(r"nonce-[^']*", "", value))
        for name, value in answer.headers.items()
    }
    return answer.status_code, OF_THIS_ONCE.sub("", answer.content.decode()), headers  # type: ignore[attr-defined]


def ref_of(raiser: str) -> str:
    """The reference of the case that somebody raised; each of them raised one."""
    from concordat.casework.models import Event

    return str(Event.objects.get(kind="raised", by=raiser).case_id)


def ways(ref: str, paper: str) -> Iterator[tuple[str, str]]:
    """Every address of a case with its name. A correction is of an entry: the first."""
    for name in sorted(of_a_case()):
        yield name, place(name, ref=ref, key=paper) + ("?about=1" if name == "act-correct" else "")


def a_paper(ref: str) -> str:
    """The key of a paper that the case's procedure has."""
    return {"SEF": "notification", "LIV": "summary-log"}[ref[:3]]


def test_every_address_is_known_here() -> None:
    known = of_a_case() | OF_A_DRAFT | OF_A_BOARD | ONES_OWN | FOR_ALL_SIGNED_IN | FOR_ANYBODY
    known |= OF_A_FORM | OF_A_LEAD | OF_A_CLOSED_DAY
    assert set(named()) - known == set(), "say who may ask for it"
    assert known - set(named()) == set()


def test_no_address_takes_what_no_page_sends(be: Be) -> None:
    somebody, ref = be("paulina-kowalczyk"), ref_of("paulina-kowalczyk")
    draft = somebody.post(reverse("raise"), {"danger": "no"})["Location"].split("/")[2]
    answers = {
        name: somebody.put(place(name, ref=ref, draft=draft)).status_code
        for name in sorted(named())
    }
    assert {name: code for name, code in answers.items() if code != 405} == {}


@pytest.mark.parametrize(
    ("raiser", "what"), [(who, what) for who, each in WITH_A_PART.items() for what in each]
)
def test_whoever_has_a_part_sees_the_case(be: Be, raiser: str, what: str) -> None:
    ref = ref_of(raiser)
    somebody = be(WITH_A_PART[raiser][what])
    page = somebody.get(place("case", ref=ref))
    assert page.status_code == 200
    linked = set(re.findall(rf'href="(/cases/{ref}/[^"]*)"', page.content.decode()))
    for address in sorted(
        {html.unescape(each) for each in linked} | {place("paper", ref=ref, key=a_paper(ref))}
    ):
        assert somebody.get(address).status_code == 200, f"{what}: {address}"
    hands_on = somebody.get(place("hand-on-case", ref=ref))
    assert hands_on.status_code == 200, "it hands the case on, or says who can"
    ended_raising = somebody.get(place("raise-raised", ref=ref)).status_code
    assert ended_raising == (200 if WITH_A_PART[raiser][what] == raiser else 404)


@pytest.mark.parametrize(
    ("raiser", "what"), [(who, what) for who, each in WITHOUT_A_PART.items() for what in each]
)
def test_for_whoever_has_none_the_case_is_not_there(be: Be, raiser: str, what: str) -> None:
    ref = ref_of(raiser)
    paper, missing = a_paper(ref), f"{ref.rpartition('-')[0]}-{NOT_THERE}"
    somebody = be(WITHOUT_A_PART[raiser][what])
    somebody.get(place("help"))  # what waits is counted on the first page, and then kept
    for (name, there), (_, nowhere) in zip(ways(ref, paper), ways(missing, paper), strict=True):
        (asked, few), (elsewhere, many) = (
            queries_of(lambda there=there: masked(somebody.get(there))),
            queries_of(lambda nowhere=nowhere: masked(somebody.get(nowhere))),
        )
        assert asked[0] == 404, f"{what}: {asked[0]} for {there}"
        assert asked == elsewhere, f"{what} can tell that {there} is there"
        assert len(few) == len(many), f"{what} can count that {there} is there: {few}, not {many}"
        if name.startswith("act-") or name == "hand-on-case":
            sent = {"request": "once", "text": "x", "audience": "both sides"}
            assert masked(somebody.post(there, sent)) == masked(somebody.post(nowhere, sent)), there


@pytest.mark.parametrize("raiser", WITHOUT_A_PART)
def test_nobody_learns_anything_without_signing_in(
    demonstration: None, db: None, raiser: str
) -> None:
    ref = ref_of(raiser)
    for name in sorted(set(named()) - FOR_ANYBODY):
        answer = Client().get(place(name, ref=ref))
        assert answer.status_code == 302, name
        assert answer["Location"].startswith(reverse("sign-in")), name
    for name in sorted(FOR_ANYBODY):
        assert ref not in Client().get(place(name), follow=True).content.decode(), name


EVERYBODY = sorted(
    {
        who
        for group in (WITH_A_PART, WITHOUT_A_PART)
        for each in group.values()
        for who in each.values()
    }
)


@pytest.mark.parametrize("person", EVERYBODY)
def test_lists_name_only_cases_that_one_may_open(be: Be, person: str) -> None:
    somebody = be(person)
    named_in: dict[str, str] = {}
    for name in sorted(ONES_OWN | OF_A_BOARD | FOR_ALL_SIGNED_IN):
        answer = somebody.get(place(name), follow=True)
        assert answer.status_code in ((200, 404) if name in OF_A_BOARD | {"board"} else (200,)), (
            name
        )
        named_in |= dict.fromkeys(
            re.findall(r"[A-Z]{3}-20\d\d-\d{4}", answer.content.decode()), name
        )
    for ref, name in named_in.items():
        assert somebody.get(place("case", ref=ref)).status_code == 200, (
            f"{name} names {ref} to {person}"
        )


@pytest.mark.parametrize("person", EVERYBODY)
def test_a_board_is_for_its_officers(be: Be, person: str) -> None:
    officers = {
        "priya-nambiar": "sefton",
        "colin-threlfall": "sefton",
        "nikhil-banerjee": "liverpool",
    }
    officers |= {"carmel-docherty": "liverpool"}
    somebody = be(person)
    for board in ("sefton", "liverpool", "nowhere"):
        for name in sorted(OF_A_BOARD):
            answer = somebody.get(place(name, board_id=board))
            assert answer.status_code == (200 if officers.get(person) == board else 404), (
                f"{person}: {name} of {board}"
            )


def test_a_draft_is_only_its_authors(be: Be) -> None:
    author, colleague = be("danielle-kershaw"), be("imran-qureshi")
    draft = author.post(reverse("raise"), {"danger": "no"})["Location"].split("/")[2]
    assert author.get(place("raise-tasks", draft=draft)).status_code == 200
    for name in sorted(OF_A_DRAFT):
        for ask in (colleague.get, colleague.post):
            there, nowhere = masked(ask(place(name, draft=draft))), masked(ask(place(name)))
            assert there[0] in (404, 405), name
            assert there == nowhere, name
