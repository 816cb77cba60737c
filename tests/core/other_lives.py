"""Stories under texts that say what few do: several who decide, moving up on silence, what waits
for everybody.
"""

from collections.abc import Callable

from concordat.core.acts import CarriedOut, Issue, MovedUp
from concordat.core.protocol import Anchor, Notice, Signal
from tests.core.accounts import Account
from tests.core.ladder import came, changed, done, duty, posts, to, with_duties
from tests.core.stories import CARE, CLINIC, REASON

TWO = (Issue("1"), Issue("2"))
MANAGERS = posts("raising manager, answering manager")
MANY_DUTIES = with_duties(
    changed("colleagues.raise", met_by_receipt=True, also=("speak", "write")),
    changed(
        "colleagues.talk",
        then=to(agreed="end: agreed", not_agreed="managers", late="managers"),
        owed="agency",
        whichever="first",
        anchors=(Anchor(done("colleagues.raise"), occurrence="first"), Anchor(Signal("start"))),
    ),
    duty(
        "managers.thanks",
        "write",
        "board business manager",
        done("managers.meet"),
        within="1 working day",
        waits_for="all",
        survives=True,
        holds=False,
    ),
    duty(
        "managers.both",
        "write",
        "raising manager, answering manager",
        done("managers.thanks"),
        owed="post",
    ),
    duty(
        "managers.echo",
        "record",
        "answering manager",
        done("log"),
        owed="agency",
        survives=True,
        holds=False,
    ),
    changed(
        "chair.decide",
        who=MANAGERS,
        side="both",
        owed="post",
        then=to(decided="end: decided", upheld="end: upheld", differ="managers"),
    ),
    duty(
        "chair.file",
        "record",
        "answering manager, answering director",
        done("chair.refer"),
        owed="party",
    ),
    duty(
        "chair.first", "act", "board chair", done("chair.refer"), then=to(done="stay"), holds=False
    ),
    duty(
        "form",
        "form",
        "board business manager",
        Signal("end", "decided"),
        within="5 working days",
        holds=False,
    ),
    duty("close", "record", "raising practitioner", Signal("end"), survives=True, holds=False),
    notices=(
        Notice(
            "late",
            "colleagues",
            "N-5",
            (Signal("late", "colleagues.talk"),),
            posts("answering director"),
            "late",
        ),
        Notice(
            "differ",
            "chair",
            "N-6",
            (came("chair.decide", "differ"),),
            posts("board chair, third reviewer"),
            "differ",
            paper="Form 9",
        ),
        Notice(
            "sent",
            "colleagues",
            None,
            (done("colleagues.letter"),),
            posts("answering practitioner"),
            "sent",
        ),
        Notice(
            "here", "managers", "N-7", (done("chair.refer"),), posts("board chair"), "never told"
        ),
    ),
)


def silence_takes_it_up() -> Account:
    """The text moves it up by itself when nothing comes, for one agency as for all."""
    story = Account(CARE, CLINIC, protocol=MANY_DUTIES, issues=TWO)
    first, second = story.open("colleagues.raise")
    story.do(
        CarriedOut((first.id, second.id), acts=("speak",)),
        "3 10:00",
        happened="2 16:00",
        received="2 18:00",
    )
    story.do(
        CarriedOut((first.id,), acts=("write", "refer")),
        "3 11:00",
        received="3 10:30",
        happened="3 10:00",
    )
    story.do(CarriedOut((second.id,)), "4 11:00")
    story.done(
        "colleagues.talk", "5 09:00", agency=CLINIC.id, happened="4 18:00", received="4 19:00"
    )
    story.pass_to("12 10:00").done("managers.meet", "12 11:00", agency=CARE.id)
    return story.done("managers.meet", "12 12:00").do(
        MovedUp("risk to the child", notes=REASON), "16 10:00"
    )


def two_who_differ() -> Account:
    """Two posts decide: that they differ takes it back, that they are one ends it, and the end
    opens what it should.
    """
    story = (
        Account(protocol=MANY_DUTIES, route="high")
        .done("managers.meet", "3 10:00")
        .say("not agreed")
    )
    story.done("chair.refer", "3 11:00").done("chair.first", "3 12:00")
    for day, mine, theirs in ((4, "decided", "upheld"), (5, "decided", "decided")):
        one, other = story.open("chair.decide")
        story.do(CarriedOut((one.id,), mine), f"{day} 10:00").do(
            CarriedOut((other.id,), theirs), f"{day} 11:00"
        )
        if story.case.end is None:
            story.done("managers.meet", "4 12:00").say("not agreed").done("chair.refer", "4 13:00")
    return story.done("close", "6 10:00").pass_to("20 10:00")


STAYING = with_duties(
    changed("colleagues.talk", then=to(agreed="stay", not_agreed="managers")),
    changed("colleagues.letter", anchors=(Anchor(done("colleagues.raise")),)),
    duty(
        "colleagues.file",
        "record",
        "board business manager",
        done("colleagues.letter"),
        waits_for="all",
    ),
    notices=(
        Notice(
            "sent",
            "colleagues",
            None,
            (done("colleagues.letter"),),
            posts("answering practitioner"),
            "sent",
        ),
        Notice(
            "all-sent",
            "colleagues",
            None,
            (done("colleagues.letter"),),
            posts("board chair"),
            "all",
            waits_for="all",
        ),
    ),
)


def agreed_and_it_stays_open() -> Account:
    """Agreed with both, which ends nothing here: nobody is in dispute, so what waits for all waits
    no more.
    """
    story = Account(CARE, CLINIC, protocol=STAYING).done(
        "colleagues.raise", "2 11:00", agency=CARE.id
    )
    story.done("colleagues.raise", "3 11:00").done("colleagues.talk", "3 12:00")
    story.agree("4 10:00", agency=CARE.id).agree("4 11:00", agency=CLINIC.id)
    return story.done("colleagues.letter", "5 10:00", agency=CARE.id).done(
        "colleagues.letter", "5 11:00"
    )


OTHER_LIVES: tuple[Callable[[], Account], ...] = (
    silence_takes_it_up,
    two_who_differ,
    agreed_and_it_stays_open,
)
