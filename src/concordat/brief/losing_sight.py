"""Who no longer sees a case, said before something is sent that takes it from them."""

from concordat.brief.names import Names
from concordat.core.wording import joined

STILL_TOLD = "Whoever there said that a child is in danger is still told what becomes of that."


def no_longer_sees(names: Names, *agencies: str, if_: str = "") -> str:
    """That these agencies no longer see it, each by its name; and what is still told to them of
    danger. `if_` is on what it hangs.
    """
    who = joined((names.agency(each) for each in agencies), last="or")
    said = f"{if_}{who} no longer sees this case."
    told = any(each.said_for in agencies for each in names.view.case.standing)
    return f"{said} {names.said(STILL_TOLD)}" if told else said


def if_taken_on(names: Names) -> tuple[str, ...]:
    """What happens where an agency that shares the concern takes on what is given up; () where
    none does.
    """
    case = names.view.case
    if not case.supporting:
        return ()
    takes_on = joined((names.agency(each) for each in case.supporting), last="or")
    return (no_longer_sees(names, case.raising.id, if_=f"If {takes_on} takes it on, "),)
