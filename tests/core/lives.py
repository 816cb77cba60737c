"""Whole stories on the invented ladder and on changes of it, each of which `told/` has an account
of.
"""

from datetime import date

from msgspec.structs import replace

from concordat.core.acts import (
    DIED,
    ActionAgreed,
    Advised,
    Alongside,
    Answering,
    CarriedOut,
    DateSet,
    FactStated,
    HolidayProclaimed,
    Issue,
    LocalFigure,
    Misdirected,
    Noted,
    OpenedInError,
    Positioned,
    Reminded,
    RiskStated,
    SafetyStated,
    TakenNoFurther,
    Used,
    Withdrawn,
)
from concordat.core.calendar import Calendar
from concordat.core.ids import DutyId
from concordat.core.posts import Party, Seat
from concordat.core.protocol import Anchor, Clock, Signal
from concordat.library.files.limits import parse_limit
from tests.core.accounts import Account
from tests.core.ladder import CALENDAR, changed, done, duty, entered, posts, to, with_duties
from tests.core.other_lives import OTHER_LIVES
from tests.core.stories import CARE, CLINIC, IN_POST, REASON, SCHOOL, at, directory

TWO = (Issue("1"), Issue("2"))
POLICE = Party("police", "police", "child-protection")


# ── One agency ────────────────────────────────────────────────────────────────────────────────────


def up_to_the_chair_and_back() -> Account:
    """Nobody agrees; the chair sends it back once, and decides when it comes again."""
    story = Account(received="2 12:00", raised="2 13:00", matter="thresholds", level="high")
    story.at_chair().done("chair.refer", "4 12:00", happened="4 10:30", received="4 11:00")
    story.done("chair.decide", "5 10:00", word="reconvene")
    story.done("managers.meet", "6 10:00").say("not agreed").done("chair.refer", "6 11:00")
    return story.done("chair.decide", "12 10:00", happened="11 10:00", word="decided").pass_to(
        "20 10:00"
    )


def agreed_at_once() -> Account:
    """Agreed and confirmed at the first step; the letter that was owed falls late after the end,
    and is written.
    """
    story = (
        Account()
        .talked()
        .say("agreed", when="3 11:00", happened="3 10:30")
        .say("agreed", "answering", "3 12:00")
    )
    return story.pass_to("6 10:00").done("colleagues.letter", "9 10:00")


def agreed_in_part() -> Account:
    """One point is agreed and taken back, the other is not, and the raising side stops there."""
    story = (
        Account(issues=TWO)
        .talked()
        .say({"1": "agreed"}, when="3 11:00")
        .say({"1": "not agreed"}, "answering")
    )
    story.say({"1": "agreed"}).say({"1": "agreed"}, "answering", "3 12:00").say(
        {"2": "agreed"}, "answering", "3 13:00"
    )
    story.say({"2": "not agreed"}, when="3 14:00")
    return story.do(TakenNoFurther(notes=REASON), "4 10:00").pass_to("9 10:00")


def nobody_answers() -> Account:
    """Everything falls late: what lateness opens, and moving up for want of an answer."""
    story = Account().pass_to("5 10:00").done("colleagues.raise", "5 11:00").pass_to("11 10:00")
    story.done("colleagues.chase", "11 10:30", word="no").up(when="11 11:00", happened="11 10:40")
    talk = CarriedOut((story.the("colleagues.talk").id,))
    story.pass_to("20 10:00").do(talk, "20 11:00", happened="10 16:00")
    return story.up("risk to the child", "23 10:00", reason="n").pass_to("30 10:00")


CHASED = with_duties(
    duty(
        "colleagues.note",
        "record",
        "answering team lead",
        done("colleagues.talk"),
        within="1 working day",
        holds=False,
        owed="agency",
    ),
    duty(
        "colleagues.ask",
        "write",
        "raising practitioner",
        Signal("late", "colleagues.note"),
        owed="agency",
    ),
)


def agreed_before_it_was_chased() -> Account:
    """What both sides agreed is entered after something fell late that was owed by the agency that
    leaves.
    """
    story = Account(CARE, CLINIC, protocol=CHASED).talked("3 10:00").pass_to("9 10:00")
    story.say("agreed", when="9 11:00", happened="4 11:00")
    return story.say("agreed", "answering", when="9 12:00", happened="4 12:00")


def in_time_after_all() -> Account:
    """Done in time and entered late: what its lateness had opened is void."""
    story = Account().done("colleagues.raise", "2 11:00").pass_to("9 10:00")
    return story.done("colleagues.talk", "9 10:00", happened="5 17:00").do(Withdrawn(), "9 11:00")


def danger_and_other_things() -> Account:
    """What happens beside the ladder: danger, a fact, an action, what keeps the child safe, who is
    brought in.
    """
    story = Account(raised="6 16:00", people=IN_POST)
    story.do(RiskStated(), "7 22:00").do(RiskStated(), "7 23:00")
    story.do(SafetyStated("raising", nothing=True))
    story.do(FactStated("on-a-plan"), "8 10:00").do(Alongside(DIED, date(2026, 11, 8)), "8 11:00")
    story.do(Alongside("court proceedings")).do(Misdirected()).do(Noted("board", "n1"))
    story.do(FactStated("on-a-plan", holds=False), "9 09:00")
    story.do(FactStated("on-a-plan"), "9 09:02").done("emergency", "9 09:03").at_managers("9 10:00")
    story.do(SafetyStated("answering", CARE.id, until=date(2026, 11, 19)), "9 11:00").do(
        Used("advice")
    )
    story.do(Advised("ivy")).appoint("mediator", "mia", DutyId("managers.panel")).do(
        RiskStated(), "9 12:00"
    )
    story.appoint("companion", "pat", side="answering", agency=CARE.id).appoint(
        "supporter", "sue", side="third", agency="club"
    )
    story.do(ActionAgreed("a1", "answering", CARE.id, date(2026, 11, 20)), "9 13:00")
    shared = ActionAgreed("a2", "raising", by=date(2026, 11, 20))
    story.do(shared, "9 14:00").done("managers.meet", "9 15:00").say("agreed")
    return (
        story.say("agreed", "answering", "10 10:00").pass_to("23 10:00").done("action", "23 11:00")
    )


def opened_in_error() -> Account:
    """The wrong child: the board's officer ends it."""
    return Account(route="high", facts=("on-a-plan",)).do(OpenedInError(notes=REASON), "3 10:00")


# ── Dates ─────────────────────────────────────────────────────────────────────────────────────────


def dates_move() -> Account:
    """A holiday proclaimed, dates that the parties and the officer set, and a clock that cuts
    short.
    """
    story = (
        Account()
        .done("colleagues.raise", "2 11:00")
        .do(HolidayProclaimed(date(2026, 11, 4)), "3 10:00")
    )
    story.done("colleagues.talk", "3 11:00").say("not agreed", when="3 12:00")
    meet = story.the("managers.meet").id
    story.do(DateSet(date(2026, 11, 18), meet), "3 13:00").do(
        DateSet(date(2026, 11, 5), meet), "3 14:00"
    )
    story.do(LocalFigure(story.the("managers.panel").id, date(2026, 11, 6)), "3 15:00")
    story.do(Reminded((meet,)), "6 10:00").do(HolidayProclaimed(date(2026, 11, 6)), "6 11:00")
    return (
        story.up(when="12 10:00")
        .done("chair.refer", "12 11:00")
        .do(HolidayProclaimed(date(2026, 11, 13)), "12 12:00")
    )


CLOCKS = replace(
    with_duties(
        changed("colleagues.talk", limits=(("on-a-plan", parse_limit("1 working day")),)),
        changed(
            "managers.meet",
            limit=parse_limit("10 working days"),
            extended_at_most=parse_limit("20 working days"),
        ),
        changed("colleagues.letter", limit=parse_limit("agreed by the parties")),
    ),
    clocks=(
        Clock(
            "first",
            "C-1",
            ("1", "2"),
            parse_limit("9 working days"),
            "should",
            Anchor(Signal("entered", "colleagues"), received=True),
            limits=(("on-a-plan", parse_limit("6 working days")),),
        ),
        Clock(
            "set",
            "C-3",
            ("2",),
            parse_limit("set by the chair"),
            "aim",
            Anchor(entered("managers")),
        ),
        Clock(
            "last",
            "C-4",
            ("3",),
            parse_limit("8 working days"),
            "must",
            Anchor(entered("chair")),
            nation="other",
        ),
    ),
)
OTHER = Calendar(
    "other", "o", {date(2026, 11, 10): "Their day"}, date(2026, 1, 1), date(2028, 12, 31)
)


def several_clocks() -> Account:
    """Clocks over two stages, with a limit that a fact brings, with a date that is set, and by
    another's days.
    """
    calendar = replace(CALENDAR, beside={"other": OTHER})
    story = Account(protocol=CLOCKS, calendar=calendar, received="2 09:00", raised="3 10:00")
    story.done("colleagues.raise", "3 11:00").do(FactStated("on-a-plan"), "3 12:00").pass_to(
        "5 10:00"
    )
    story.done("colleagues.talk", "5 11:00").say("not agreed", when="5 12:00")
    story.do(DateSet(date(2026, 11, 9), clock="set"), "5 13:00")
    story.do(DateSet(date(2026, 11, 25), story.the("managers.meet").id), "5 14:00")
    story.do(FactStated("on-a-plan", holds=False), "6 10:00").do(
        HolidayProclaimed(date(2026, 11, 9)), "6 11:00"
    )
    story.pass_to("11 10:00").done("managers.meet", "11 11:00").say("not agreed").done(
        "chair.refer", "11 12:00"
    )
    story.do(HolidayProclaimed(date(2026, 11, 12)), "11 13:00")
    story.done("chair.decide", "12 10:00", word="reconvene").pass_to("20 10:00")
    return story.done("managers.meet", "20 11:00").agree("20 12:00").pass_to("30 10:00")


# ── Several agencies ──────────────────────────────────────────────────────────────────────────────


def two_agencies() -> Account:
    """One agrees, the other doesn't; each owes its own, and the clock of the stage is
    everybody's.
    """
    issues = (Issue("1"), Issue("2", (CLINIC.id,)))
    story = Account(CARE, CLINIC, issues=issues).done("colleagues.raise", "3 10:00")
    story.done("colleagues.talk", "3 11:00", agency=CARE.id).say("not agreed", agency=CARE.id)
    story.done("colleagues.talk", "3 12:00", agency=CLINIC.id).say(
        {"1": "agreed"}, agency=CLINIC.id
    )
    story.say({"1": "agreed"}, "answering", "3 13:00", agency=CLINIC.id).say(
        {"2": "not agreed"}, agency=CLINIC.id
    )
    story.done("managers.meet", "5 10:00", agency=CLINIC.id).say({"2": "agreed"}, agency=CLINIC.id)
    story.say({"2": "agreed"}, "answering", "5 11:00", agency=CLINIC.id)
    return story.done("managers.meet", "5 12:00").agree("6 10:00")


def who_answers_changes() -> Account:
    """The case goes to the right agency, and another is added that was left out."""
    issues = (Issue("1", (CARE.id,)), Issue("2", (CLINIC.id,)))
    story = Account(CARE, CLINIC, issues=issues).done("colleagues.raise", "3 10:00")
    story.do(
        Answering(POLICE, instead_of=CLINIC.id), "4 10:00", happened="4 09:00", received="4 09:30"
    )
    story.done("colleagues.talk", "4 11:00").do(Answering(CLINIC), "4 12:00")
    story.say("not agreed", when="4 13:00").say({"2": "not agreed"}, agency=POLICE.id)
    return (
        story.done("colleagues.talk", "5 10:00")
        .say("not agreed", agency=CLINIC.id)
        .do(Withdrawn(), "6 10:00")
    )


# ── Corrections, and one person in two posts ──────────────────────────────────────────────────────


def put_right() -> Account:
    """Entries taken out, said rightly, and a correction that was itself wrong."""
    story = (
        Account(people=IN_POST)
        .do(RiskStated(), "2 11:00")
        .do(FactStated("on-a-plan"), "2 12:00")
        .correct(3, "3 10:00")
    )
    story.talked("3 11:00").say("agreed", when="3 12:00").say("agreed", "answering", "3 13:00")
    story.correct(8, "3 14:00", instead=Positioned("answering", CARE.id, {"1": "not agreed"}))
    story.say("not agreed", when="3 15:00").correct(10, "3 16:00").correct(11, "4 10:00")
    raised = story.events[0].act
    return story.correct(1, "4 11:00", instead=raised, happened=at("2 09:30"))


def one_person_in_two_posts() -> Account:
    """Who would be speaking to themselves is passed over, and gates that they would open open, by
    word or choice.
    """
    gate = changed(
        "colleagues.raise",
        act="decide",
        settled="decision",
        owed="once",
        inside_one_agency=True,
        who=posts("raising team lead"),
        towards=posts("raising practitioner"),
        then=to(go_on="managers", no="end: not taken further"),
    )
    choice = changed(
        "managers.tell",
        act="consider",
        settled="choice",
        then=to(yes="chair", no="end: not taken further"),
    )
    seats = (
        Seat(SCHOOL.id, "team lead", "Year Head", holder="ann"),
        Seat(SCHOOL.id, "manager", "Head", holder="ann"),
        Seat(CARE.id, "manager", "Manager", holder="dee"),
    )
    return Account(protocol=with_duties(gate, choice), people=directory(*seats))


LIVES = {
    tell.__name__.replace("_", "-"): tell
    for tell in (
        up_to_the_chair_and_back,
        agreed_at_once,
        agreed_in_part,
        nobody_answers,
        agreed_before_it_was_chased,
        in_time_after_all,
        danger_and_other_things,
        opened_in_error,
        dates_move,
        several_clocks,
        two_agencies,
        who_answers_changes,
        put_right,
        one_person_in_two_posts,
        *OTHER_LIVES,
    )
}
