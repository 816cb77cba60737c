"""“Where … acts first” names exactly those who then owe the next step, and each can open the case:
whatever sends it there, in every procedure.
"""

import html
import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from concordat import clock
from concordat.core.acts import NO_ANSWER, RISK_TO_CHILD
from concordat.core.case import Case
from concordat.core.who.parts import actor
from tests.casework import acting
from tests.pages.cases import Visitor, visit, words
from tests.pages.conftest import NOW, SignIn
from tests.pages.filling import answers
from tests.pages.test_acting_to_the_end import STARTS, opened, owed_links, owers
from tests.pages.test_promises import everybody, shut_out

__all__ = ["visit"]
pytestmark = pytest.mark.usefixtures("demonstration")


def away(ref: str) -> set[str]:
    """Those in whose place somebody else acts, or nobody: they read it when they are back."""
    seats = acting.record_of(ref, NOW).directory.seats
    return {each.holder for each in seats if each.holder and each.acting(NOW.date()) != each.holder}


def who_owes_the_step(ref: str, before: Case, now: datetime) -> set[str]:
    """Everybody who owes something at the step that was not open before, and acts today."""
    record = acting.record_of(ref, now)
    case = record.case(now)
    here = record.protocol.steps[case.step].duties
    new = [each for each in case.owed_now if each.id not in before.owing.open]
    people = {seat.holder for seat in record.directory.seats} | {
        seat.acting(now.date()) for seat in record.directory.seats
    }
    people |= {each.person for each in case.appointed} | {case.raiser}
    return {
        person
        for person in people - away(ref)
        if person
        for duty in new
        if duty.key in here
        and actor(record.protocol, case, record.directory, person, now.date()).owes(
            record.protocol.duty(duty.key), duty
        )
    }


def promised(board: str, reader: str, text: str) -> set[str] | None:
    """Whom a form says that it is then with; None where it says nothing."""
    found = re.search(r"goes on (?:at once )?to “[^”]*”, where (.*?) acts? first\.", text)
    if found is None:
        return None
    named = {person for person, name in everybody(board).items() if name in found[1]}
    return named | ({reader} if re.search(r"\byou\b", found[1]) else set())


def check(visitor: Visitor, text: str, before: Case, sign_in: SignIn, now: datetime = NOW) -> bool:
    """Whether the form said whom it is then with, once that is seen to be true."""
    ref, reader = visitor.ref, visitor.client.session["person"]
    board = acting.record_of(ref, now).directory.board
    case = acting.case_of(ref, now)
    if case.end is not None or case.visit == before.visit:
        return False
    owe = who_owes_the_step(ref, before, now)
    said = promised(board, reader, text)
    assert (said or set()) == owe, (case.step, text)
    assert shut_out(owe, ref, sign_in) == set()
    return True


def the_choice_taken(form: str, sent: dict[str, Any]) -> str:
    """What the form says of the choice that is sent; of everything else all that it says."""
    text = words(form)
    word = sent.get("word")
    if not word:
        return text
    label = re.search(rf'value="{re.escape(word)}"(.*?)(?:</div>\s*</div>)', form, re.DOTALL)
    return words(f"<main>{label[1]}</main>") if label else text


@pytest.mark.parametrize("board", STARTS)
def test_who_is_named_where_nothing_is_agreed_owes_what_comes_next(
    board: str, sign_in: SignIn
) -> None:
    ref, seen = opened(board), 0
    for _ in range(40):
        case = acting.case_of(ref, NOW)
        step = next(
            (
                (person, link)
                for person in dict.fromkeys(owers(ref))
                for link in owed_links(Visitor(sign_in(person), ref).case())
            ),
            None,
        )
        if case.end is not None or step is None:
            break
        person, link = step
        visitor = Visitor(sign_in(person), ref)
        form = visitor.client.get(link).content.decode()
        sent = answers(form, ("not agreed", "yes"))
        visitor.client.post(link, sent)
        text = the_choice_taken(form, sent)
        if "/say/" in link or "word" in sent:
            seen += check(visitor, text, case, sign_in)
    assert seen


def moved_up(visitor: Visitor, ground: str) -> str | None:
    """What the page of moving up said before the case was moved on that ground; None where it can't
    be.
    """
    page = visitor.page("move-up")
    if f'value="{ground}"' not in page:
        return None
    visitor.act("move-up", **(answers(page, (ground,)) | {"ground": ground}))
    assert visitor.status == 200
    return words(page)


def nudge(visitor: Visitor) -> None:
    """Do what one owes oneself, and remind those whose answer is waited for."""
    page = visitor.case()
    links = re.findall(r'href="(/cases/[^"]+/remind/[^"]+)"', page)
    for link in (*owed_links(page), *map(html.unescape, links)):
        form = visitor.client.get(link).content.decode()
        visitor.client.post(link, answers(form, ("not agreed",)))


@pytest.mark.parametrize("board", STARTS)
@pytest.mark.parametrize("ground", [NO_ANSWER, RISK_TO_CHILD])
def test_who_is_named_by_moving_up_owes_what_comes_next(
    board: str, ground: str, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, seen, now = opened(board), 0, NOW
    visitor = Visitor(sign_in(acting.case_of(ref, NOW).raiser), ref)
    for _ in range(12):
        now += timedelta(days=10, hours=1)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        case = acting.case_of(ref, now)
        if case.end is not None:
            break
        said = moved_up(visitor, ground)
        if said is None:
            nudge(visitor)
        else:
            seen += check(visitor, said, case, sign_in, now)
    assert seen


@pytest.mark.parametrize("there", ["martin-escobar", None])
def test_who_covers_is_named_and_whoever_is_away_is_not(there: str | None, sign_in: SignIn) -> None:
    from concordat.casework import absences

    today, holder = NOW.date(), "joanne-sutcliffe"
    absences.take(holder, today, today + timedelta(days=9), there, by=holder, now=NOW)
    ref = acting.open_case(at=NOW)
    raiser, case = Visitor(sign_in(acting.RAISER), ref), acting.case_of(ref, NOW)
    said = moved_up(raiser, RISK_TO_CHILD)
    assert said
    assert check(raiser, said, case, sign_in)


def test_where_another_agency_is_still_spoken_to_it_goes_nowhere_and_says_so(
    sign_in: SignIn,
) -> None:
    ref = acting.open_case(at=NOW, answering=(acting.SOCIAL_CARE, acting.HOUSING))
    acting.carry_out(ref, acting.RAISER, NOW)
    acting.carry_out(ref, acting.TEAM_MANAGER, NOW)
    case = acting.case_of(ref, NOW)
    raiser = Visitor(sign_in(acting.RAISER), ref)
    text = words(raiser.page("say", acting.SOCIAL_CARE.id))
    said = {"said-1": "not agreed", "words-1": "They see no need."}
    raiser.act("say", acting.SOCIAL_CARE.id, **said)
    assert acting.case_of(ref, NOW).visit == case.visit
    assert "goes on at once" not in text
    assert "acts first" not in text
    assert "act first" not in text
