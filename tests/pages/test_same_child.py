"""The same child in several cases is noticed, by whoever has a part in both and nobody else; what
ended is raised again as a case that names the first.
"""

import html
import re

from django.test import Client

from concordat.core.acts import SafetyStated, TakenNoFurther
from tests.casework import acting
from tests.pages.cases import once
from tests.pages.conftest import NOW, SignIn
from tests.pages.raising import (
    ANSWERS,
    ASSESSMENT,
    CARE,
    DECISION,
    answer,
    begin,
    case,
    in_short,
    raised,
)
from tests.pages.reading import shown
from tests.pages.test_raising_for_somebody import RANG

ALREADY = "You or your agency may have raised this already"


def raise_one(sign_in: SignIn, person: str = "molly-entwistle", **other: str) -> str:
    client = sign_in(person)
    draft = begin(client)
    in_short(client, draft, **other)
    return raised(client, draft)


def stop(ref: str) -> None:
    """What keeps the child safe is known, so it is taken no further at once."""
    acting.do(ref, SafetyStated("raising"), "molly-entwistle", NOW)
    acting.do(ref, TakenNoFurther(), "molly-entwistle", NOW)


def check(sign_in: SignIn, person: str, **other: str) -> str:
    client = sign_in(person)
    draft = begin(client)
    in_short(client, draft, **other)
    return shown(client.get(f"{draft}/check/"))


def test_whoever_raised_it_already_is_asked(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    page = check(sign_in, "molly-entwistle", number="", child_name="JASMINE  Káye")
    assert f"{ALREADY} {ref}" in page, "by name and birthday, however they are written"
    page = check(sign_in, "molly-entwistle", number="p 7713", child_name="J Kaye", born_year="2018")
    assert f"{ALREADY} {ref}" in page, "by number"


def test_what_was_raised_in_another_tab_meanwhile_is_asked_about_before_it_is_sent(
    sign_in: SignIn,
) -> None:
    """Two tabs stand at “Check your answers” before either is sent, here or at a colleague's."""
    for second, name in (("molly-entwistle", "Tilly Tamm"), ("ruth-abernathy", "Oskar Quint")):
        first, other = sign_in("molly-entwistle"), sign_in(second)
        tabs = [(client, begin(client)) for client in (first, other)]
        for client, draft in tabs:
            in_short(client, draft, number="", child_name=name)
            assert ALREADY not in shown(client.get(f"{draft}/check/"))
        ref = raised(*tabs[0])
        sent = other.post(f"{tabs[1][1]}/check/", {"anyone": "no"})
        page = shown(sent)
        assert "so nothing was sent yet" in page
        assert f"{ALREADY} {ref}" in page
        assert name in page, "nothing that was typed is lost"
        assert 'value="no" checked' in sent.content.decode()
        assert f'name="shown" value="{ref}"' in sent.content.decode()
        again = other.post(f"{tabs[1][1]}/check/", {"anyone": "no", "shown": ref})
        assert again.status_code == 302, "it is another matter"
        assert ref not in again["Location"]


def test_another_child_of_these_initials_is_another_child(sign_in: SignIn) -> None:
    raise_one(sign_in)
    page = check(sign_in, "molly-entwistle", number="", child_name="Jamie Kerr")
    assert ALREADY not in page


def test_nothing_is_disclosed_to_those_without_a_part(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    page = check(sign_in, "kwame-boateng")
    assert ALREADY not in page
    assert ref not in page


def test_the_warning_says_what_there_is_to_know_of_the_other_case(sign_in: SignIn) -> None:
    first = raise_one(sign_in)
    about = (
        "Raised by Westshire Primary School with Sefton Children's Social Care on Monday 21 "
        "December: the kind of disagreement is not said yet. Open: Stage 1, Practitioners and team "
        "managers."
    )
    assert f"{first} {about}" in check(sign_in, "molly-entwistle")
    second = raise_one(sign_in, "kwame-boateng")
    page = shown(sign_in("helen-marsden").get(f"/cases/{second}/"))
    assert f"It is likely to be about the same child: {first} {about}" in page
    stop(first)
    page = shown(sign_in("helen-marsden").get(f"/cases/{second}/"))
    assert "Ended on Monday 21 December: not taken further." in page


def test_the_answering_agency_and_the_board_see_both(sign_in: SignIn) -> None:
    first = raise_one(sign_in)
    second = raise_one(sign_in, "kwame-boateng")
    for person in ("helen-marsden", "colin-threlfall"):
        client = sign_in(person)
        likely = "It is likely to be about the same child:"
        assert f"{likely} {second}" in shown(client.get(f"/cases/{first}/"))
        assert f"{likely} {first}" in shown(client.get(f"/cases/{second}/"))
    raiser = shown(sign_in("molly-entwistle").get(f"/cases/{first}/"))
    assert second not in raiser


def test_no_child_can_be_read_off_what_is_looked_up(sign_in: SignIn) -> None:
    from concordat.casework.models import ChildToken

    raise_one(sign_in)
    tokens = [row.token for row in ChildToken.objects.filter(near=False)]
    assert len(tokens) == 2
    assert all(len(token) == 64 and int(token, 16) for token in tokens)


def test_an_ended_matter_offers_to_be_raised_again_and_the_new_case_names_it(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in)
    client = sign_in("molly-entwistle")
    assert "Raise it again" not in shown(client.get(f"/cases/{first}/"))
    stop(first)
    page = client.get(f"/cases/{first}/").content.decode()
    assert f'href="/raise/?again={first}"' in page
    draft = client.post(f"/raise/?again={first}", {"danger": "no"})["Location"].rsplit("/", 2)[0]
    in_short(client, draft)
    assert ALREADY not in shown(client.get(f"{draft}/check/")), "it is that one, again"
    second = raised(client, draft)
    assert f"Raised again after {first}" in shown(client.get(f"/cases/{second}/"))
    assert second in shown(client.get(f"/cases/{first}/"))


WHAT_REMAINS = {**DECISION, **ANSWERS["reasons"], **ANSWERS["outcome"], "safe": "nothing"}


def filled(client: Client, draft: str) -> dict[str, str]:
    """What the one page has in its boxes, and chosen from its list."""
    page = client.get(f"{draft}/in-short/").content.decode()
    boxes = dict(re.findall(r'name="([^"]+)" type="text" value="([^"]+)"', page))
    chosen = re.findall(r'<option value="([^"]+)" selected', page)
    return boxes | {"with": chosen[0] if chosen else ""}


def test_raised_again_it_opens_with_what_is_known_and_says_that_it_is_linked(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in)
    stop(first)
    client = sign_in("molly-entwistle")
    draft = client.post(f"/raise/?again={first}", {"danger": "no"})["Location"].rsplit("/", 2)[0]
    known = filled(client, draft)
    assert known["child_name"] == "Jasmine Kaye"
    assert known["born_day"] == "27 3 2019"
    assert known["number"] == "P-7713"
    assert known["with"] == f"{CARE}/{ASSESSMENT}"
    linked = f"This will be linked to {first} , which ended on Monday 21 December."
    assert linked in shown(client.get(f"{draft}/in-short/"))
    client.post(f"{draft}/in-short/?board=sefton", known | WHAT_REMAINS)
    assert linked in shown(client.get(f"{draft}/check/"))
    (party,) = case(raised(client, draft))[0].answering
    assert (party.id, party.service) == (CARE, ASSESSMENT)


def test_raised_again_for_several_it_opens_with_all_that_was_said_of_them(sign_in: SignIn) -> None:
    client = sign_in("molly-entwistle")
    before = begin(client)
    answer(client, before)
    client.post(f"{before}/child-2/", {"child_name": "Jamie Kaye"})
    first = raised(client, before)
    stop(first)
    draft = client.post(f"/raise/?again={first}", {"danger": "no"})["Location"].rsplit("/", 2)[0]
    tasks = client.get(f"{draft}/in-short/", follow=True)
    assert f"This will be linked to {first}" in shown(tasks)
    assert 'value="Jamie Kaye"' in client.get(f"{draft}/child-2/").content.decode()
    child = client.get(f"{draft}/child-1/").content.decode()
    assert 'value="P-7713"' in child
    assert re.search(r'value="child-protection-plan"[^>]* checked', child)


def test_for_whoever_rang_the_board_raises_it_again_and_fills_in_what_it_may_read(
    sign_in: SignIn,
) -> None:
    first = raise_one(sign_in)
    stop(first)
    client = sign_in("colin-threlfall")
    there = f"/raise/for-somebody/?board=sefton&again={first}"
    page = client.get(f"/cases/{first}/").content.decode()
    assert there in html.unescape(page)
    linked = f"This will be linked to {first} , which ended on Monday 21 December."
    assert linked in shown(client.get(there))
    draft = client.post(there, RANG)["Location"].rsplit("/", 2)[0]
    known = filled(client, draft)
    assert known["with"] == f"{CARE}/{ASSESSMENT}"
    assert known["child_name"] == "Jasmine Kaye"
    assert linked in shown(client.get(f"{draft}/in-short/"))


def test_whoever_may_not_open_it_reads_nothing_of_it_by_raising_it_again(sign_in: SignIn) -> None:
    first = raise_one(sign_in)
    stop(first)
    client = sign_in("kwame-boateng")
    assert client.get(f"/cases/{first}/").status_code == 404
    assert client.get(f"/raise/?again={first}").status_code == 404
    assert client.post(f"/raise/?again={first}", {"danger": "no"}).status_code == 404


def test_who_the_child_is_stands_first_on_the_case(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    page = shown(sign_in("helen-marsden").get(f"/cases/{ref}/"))
    told = "Jasmine Kaye, born 27 March 2019, P-7713"
    assert told in page
    assert page.index(told) < page.index("Where this is")


def test_the_answering_agency_says_first_whether_it_knows_the_child(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    helen = sign_in("helen-marsden")
    assert "Say whether this is the child you know" in shown(helen.get(f"/cases/{ref}/"))
    address = f"/cases/{ref}/confirm-child/?about=1"
    assert "Jasmine Kaye" in shown(helen.get(address))
    sent = {"request": once(helen, address), "known": "no"}
    assert "Say what does not fit" in shown(helen.post(address, sent))
    sent |= {"reason": "The birthday is another one."}
    assert helen.post(address, sent).status_code == 302
    raiser = sign_in("molly-entwistle")
    assert "says that this is not the child they know" in shown(raiser.get(f"/cases/{ref}/"))
    assert "doesn't know this child" in shown(raiser.get("/my-work/told/")).replace("’", "'")
    helen.post(address, {"request": once(helen, address), "known": "yes"})
    page = shown(helen.get(f"/cases/{ref}/"))
    assert "confirmed that this is the child they know" in page
    assert "Say whether this is the child you know" not in page


def test_only_the_board_sees_how_often_a_child_was_raised(sign_in: SignIn) -> None:
    ref = raise_one(sign_in)
    raise_one(sign_in, "kwame-boateng")
    counted = "2 cases are likely to be about this child"
    assert counted in shown(sign_in("colin-threlfall").get(f"/cases/{ref}/"))
    assert counted not in shown(sign_in("helen-marsden").get(f"/cases/{ref}/"))
