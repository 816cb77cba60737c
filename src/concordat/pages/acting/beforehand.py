"""Who will be told by an act, said on its form before anything is sent."""

from collections.abc import Iterator

from concordat.brief.foreseen import Foreseen, foreseen
from concordat.core.acts import AnyAct
from concordat.core.wording import joined
from concordat.pages.acting.ask import Ask
from concordat.pages.acting.form import ActForm

WHO = "Who will be told"


def who_will_be_told(ask: Ask, form: ActForm) -> tuple[tuple[str, str], ...]:
    """Everybody who would be told, by name, with what it is that tells them; () where that hangs on
    what is still to be answered.
    """
    return tuple(dict.fromkeys(_told(ask, form)))


def _told(ask: Ask, form: ActForm) -> Iterator[tuple[str, str]]:
    likely = [(about, _foreseen(ask, act)) for about, act in form.likely]
    found = likely or [("", _foreseen(ask, *_answered(form)))]
    told = [(about, joined(then.told)) for about, then in found if then is not None]
    alike = len(told) > 1 and len({names for _, names in told}) == 1
    for about, names in told:
        yield WHO if alike or not about else f"{WHO}, {about}", names


def _answered(form: ActForm) -> tuple[AnyAct | None, tuple[AnyAct, ...]]:
    """The acts that the answers so far make; None where one is missing that the act needs."""
    try:
        return form.act(), form.also()
    except LookupError:
        return None, ()


def _foreseen(ask: Ask, act: AnyAct | None, also: tuple[AnyAct, ...] = ()) -> Foreseen | None:
    then = foreseen(ask.view, act, also) if act is not None else None
    return then if isinstance(then, Foreseen) else None
