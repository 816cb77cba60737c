"""What people did, in the past tense: each act says what it holds, whom it names, what is wrong
with it and how it reads.

Words (narratives, names) are never in an act, which holds the ids of sealed notes.
"""

from concordat.core.acts.agreeing import (
    AGREED,
    NOT_AGREED,
    ActionAgreed,
    Positioned,
    SafetyStated,
    Word,
)
from concordat.core.acts.asking import Advised, Asked, Used
from concordat.core.acts.base import Act, Names, Needed, Note, Subject
from concordat.core.acts.correcting import ActKind, AnyAct, Corrected, kind_of
from concordat.core.acts.dates import DateSet, HolidayProclaimed, LocalFigure
from concordat.core.acts.doing import (
    COMPANION,
    Appointed,
    CarriedOut,
    Reminded,
    SamePerson,
    roles,
)
from concordat.core.acts.ladder import (
    NO_ANSWER,
    RISK_TO_CHILD,
    MovedUp,
    TakenNoFurther,
    Withdrawn,
    say_ground,
)
from concordat.core.acts.raising import (
    FACTS,
    LEVELS,
    OTHER_MATTER,
    Answering,
    Child,
    Issue,
    Misdirected,
    OpenedInError,
    Raised,
    attributes,
)
from concordat.core.acts.stating import (
    BESIDE,
    DIED,
    Alongside,
    Audience,
    FactStated,
    Noted,
    RiskStated,
    say_beside,
)

__all__ = [
    "AGREED",
    "BESIDE",
    "COMPANION",
    "DIED",
    "FACTS",
    "LEVELS",
    "NOT_AGREED",
    "NO_ANSWER",
    "OTHER_MATTER",
    "RISK_TO_CHILD",
    "Act",
    "ActKind",
    "ActionAgreed",
    "Advised",
    "Alongside",
    "Answering",
    "AnyAct",
    "Appointed",
    "Asked",
    "Audience",
    "CarriedOut",
    "Child",
    "Corrected",
    "DateSet",
    "FactStated",
    "HolidayProclaimed",
    "Issue",
    "LocalFigure",
    "Misdirected",
    "MovedUp",
    "Names",
    "Needed",
    "Note",
    "Noted",
    "OpenedInError",
    "Positioned",
    "Raised",
    "Reminded",
    "RiskStated",
    "SafetyStated",
    "SamePerson",
    "Subject",
    "TakenNoFurther",
    "Used",
    "Withdrawn",
    "Word",
    "attributes",
    "kind_of",
    "roles",
    "say_beside",
    "say_ground",
]
