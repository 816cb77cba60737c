"""Where the lead of an agency is kept out of a case, is away, raised it themselves or isn't there,
the next post above follows it in their place; where nobody else is there, the board knows, also
where that comes to be so later.
"""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from concordat.casework import queries, sweep
from concordat.casework.excluding import Exclusion
from concordat.core.acts import TookOver
from tests.casework.acting import (
    OFFICER,
    RAISER,
    SCHOOL,
    SOCIAL_CARE,
    carry_out,
    case_of,
    do,
    raise_case,
    raised,
)
from tests.pages.cases import NOW
from tests.pages.conftest import SignIn
from tests.pages.raising import begin, in_short
from tests.pages.reading import shown

pytestmark = pytest.mark.usefixtures("demonstration")

LEAD, HEAD, CHAIR, MIDDLE = (
    "joanne-sutcliffe",
    "martin-escobar",
    "sheila-mulhearn",
    "louise-rimmer",
)
WESTSHIRE = replace(SCHOOL, id="westshire-primary")
RUTH, DESMOND = "ruth-abernathy", "desmond-achebe"
LATE = NOW + timedelta(days=25)


def kept_out(*people: str, by: str = RAISER, **more: object) -> str:
    shut = tuple(Exclusion(each, "Too close to the family.") for each in people)
    ref: str = raise_case(raised(**more), by, NOW, excluded=shut).ref
    return ref


def news(person: str, ref: str, at: object = NOW) -> list[str]:
    rows = queries.news(person, at).rows  # type: ignore[arg-type]
    return [row.kind for row in rows if row.ref == ref]


def lists(person: str, ref: str, at: object = NOW) -> bool:
    """Whether somebody has a case on their list, and can open it: never the one alone."""
    listed = ref in [line.ref for line in queries.cases(person, at).lines]  # type: ignore[arg-type]
    assert (queries.case(ref, person, at) is not None) is listed  # type: ignore[arg-type]
    return listed


@pytest.mark.parametrize(
    ("out", "instead"),
    [
        ((LEAD,), HEAD),
        ((LEAD, HEAD), CHAIR),
        ((LEAD, HEAD, CHAIR), MIDDLE),
    ],
)
def test_the_next_post_above_is_told_of_the_raising_and_each_limit_and_takes_it_on(
    out: tuple[str, ...], instead: str
) -> None:
    ref = kept_out(*out)
    assert "raised here" in news(instead, ref)
    carry_out(ref, RAISER, NOW)
    sweep.sweep(LATE)
    assert "go on" in news(instead, ref, LATE)
    assert lists(instead, ref, LATE)
    for other in {LEAD, HEAD, CHAIR, MIDDLE} - {instead}:
        assert not lists(other, ref, LATE), other
        assert news(other, ref, LATE) == []
    assert "alone" not in news(OFFICER, ref)
    act = TookOver(side="raising", agency=SCHOOL.id, person=instead, of=RAISER)
    do(ref, act, instead, LATE)
    assert case_of(ref, LATE).goes_on("raising") == instead


def test_where_nobody_else_of_an_agency_is_there_the_board_is_told_at_once_and_has_it_on_its_list(
    sign_in: SignIn,
) -> None:
    ref = kept_out(LEAD, HEAD, CHAIR, MIDDLE)
    assert "alone" in news("colin-threlfall", ref)
    said = "Nobody else at St Brendan's High School can act in this case now"
    assert said in shown(sign_in("colin-threlfall").get("/my-work/told/"))
    board = shown(sign_in("colin-threlfall").get("/board/sefton/nobody/"))
    assert f"at St Brendan's High School: case {ref}" in board
    by_one = kept_out(
        by="anil-chatterjee", raising=replace(SCHOOL, id="harbour-road-surgery", kind="health")
    )
    assert "alone" in news("colin-threlfall", by_one), "a practice of one"
    assert f"at Harbour Road Surgery: case {by_one}" in shown(
        sign_in("colin-threlfall").get("/board/sefton/nobody/")
    )


def test_a_lead_who_raised_it_themselves_has_somebody_above_them_who_follows_it() -> None:
    ref = kept_out(by=RUTH, raising=WESTSHIRE)
    assert "raised here" in news(DESMOND, ref)
    assert lists(DESMOND, ref)
    assert lists(RUTH, ref)
    colleagues = kept_out(by="molly-entwistle", raising=WESTSHIRE)
    assert not lists(DESMOND, colleagues)
    assert news(DESMOND, colleagues) == []
    assert "alone" not in news(OFFICER, ref)


def test_who_acts_in_their_place_is_named_before_it_is_raised(sign_in: SignIn) -> None:
    raiser = sign_in("molly-entwistle")
    draft = begin(raiser)
    in_short(raiser, draft)
    raiser.post(f"{draft}/check/", {"anyone": "yes"})
    out = {"people": [RUTH, "helen-marsden"], "why": "She is the child's aunt."}
    raiser.post(f"{draft}/kept-out/", out)
    page = shown(raiser.get(f"{draft}/check/"))
    assert "In the place of Ruth Abernathy: Desmond Achebe (Chair of Governors)." in page
    assert "In the place of Helen Marsden: Adaeze Nwosu (Head of Safeguarding)." in page
    raiser.post(f"{draft}/kept-out/", out | {"people": [RUTH, DESMOND]})
    page = shown(raiser.get(f"{draft}/check/"))
    assert "In the place of Ruth Abernathy: nobody there" in page
    told = page.split("Who will be told")[1].split("Who must not see this")[0]
    assert "Colin Threlfall (" in told, "nobody else at the school can act: the board is told"


def test_the_answering_side_has_somebody_in_the_place_of_its_lead_as_well() -> None:
    ref = kept_out("helen-marsden")
    assert "raised" in news("adaeze-nwosu", ref), "the lead of the whole agency, for a service's"
    assert lists("adaeze-nwosu", ref)
    further = kept_out("helen-marsden", "adaeze-nwosu")
    assert lists("patrick-cullen", further)
    theirs = kept_out(answering=(replace(SOCIAL_CARE, person="helen-marsden"),))
    assert lists("adaeze-nwosu", theirs), "she looks after what the service's lead decided"


def empty(*people: str) -> None:
    """They leave the school."""
    from concordat.people.models import Seat

    Seat.objects.filter(agency=SCHOOL.id, holder__in=people).update(holder=None, cover=None)


def told_of(ref: str) -> list[str]:
    """What the business manager was told of who is alone, the first first."""
    from concordat.casework.models import ToldRow

    rows = ToldRow.objects.filter(case=ref, post="business manager").order_by("pk")
    return [row.kind for row in rows if row.kind in {"alone", "not alone"}]


def test_the_board_is_told_once_when_the_last_one_above_leaves_and_again_when_somebody_comes(
    sign_in: SignIn,
) -> None:
    from concordat.people.models import Seat

    ref = kept_out()
    for _ in range(2):
        sweep.sweep(NOW)
    assert told_of(ref) == []
    empty(LEAD, HEAD, CHAIR)
    sweep.sweep(NOW)
    assert told_of(ref) == [], "the last one above is still there"
    empty(MIDDLE)
    for _ in range(2):
        sweep.sweep(NOW)
    assert told_of(ref) == ["alone"]
    manager = sign_in("colin-threlfall")
    said = "St Brendan's High School can act in this case"
    assert f"Nobody else at {said} now" in shown(manager.get("/my-work/told/"))
    line = f"Nobody else can act at St Brendan's High School: case {ref}"
    assert line in shown(manager.get("/board/sefton/nobody/"))
    Seat.objects.filter(agency=SCHOOL.id, lead=True).update(holder=LEAD)
    for _ in range(2):
        sweep.sweep(NOW)
    assert told_of(ref) == ["alone", "not alone"]
    assert f"Somebody else at {said} again" in shown(manager.get("/my-work/told/"))
    assert line not in shown(manager.get("/board/sefton/nobody/"))
    empty(LEAD)
    sweep.sweep(NOW)
    assert told_of(ref) == ["alone", "not alone", "alone"]


def test_whoever_goes_away_without_cover_or_comes_to_work_for_the_other_side_is_not_there() -> None:
    from concordat.people.models import Absence, Agency, Seat

    empty(HEAD, CHAIR, MIDDLE)
    ref = kept_out()
    day = NOW.date()
    away = Absence.objects.create(board_id="sefton", person_id=LEAD, since=day, until=day)
    sweep.sweep(NOW)
    assert told_of(ref) == ["alone"]
    away.delete()
    sweep.sweep(NOW)
    theirs = Agency.objects.get(pk=SOCIAL_CARE.id).name
    Seat.objects.filter(agency=SCHOOL.id, holder=LEAD).update(organisation=theirs)
    sweep.sweep(NOW)
    assert told_of(ref) == ["alone", "not alone", "alone"]


def test_where_the_directory_marks_no_lead_the_next_above_follows_it_and_the_board_has_a_line(
    sign_in: SignIn,
) -> None:
    from concordat.people.models import Seat

    Seat.objects.filter(agency=SCHOOL.id, lead=True).update(lead=False)
    ref = kept_out()
    (above,) = {each for each in (LEAD, HEAD, CHAIR, MIDDLE) if "raised here" in news(each, ref)}
    assert lists(above, ref)
    assert told_of(ref) == []
    manager = sign_in("colin-threlfall")
    page = shown(manager.get("/board/sefton/nobody/"))
    assert "Nobody is marked as" in page
    assert f"at St Brendan's High School, so {names_of(above)} follows it: case {ref}" in page
    Seat.objects.filter(agency=SCHOOL.id, holder=LEAD).update(lead=True)
    assert "Nobody is marked as" not in shown(manager.get("/board/sefton/nobody/"))


def test_a_manager_in_the_leads_place_who_raised_it_has_somebody_above_them_who_follows_it() -> (
    None
):
    from concordat.people.models import Seat

    Seat.objects.filter(agency=SCHOOL.id, lead=True).update(lead=False)
    first = next(each for each in (LEAD, MIDDLE, HEAD) if "raised here" in news(each, kept_out()))
    ref = kept_out(by=first)
    (above,) = {each for each in (LEAD, HEAD, CHAIR, MIDDLE) if "raised here" in news(each, ref)}
    assert above != first
    assert lists(above, ref)


def names_of(person: str) -> str:
    from concordat.people.models import Person

    return str(Person.objects.get(pk=person).name)
