"""The rows that lists are made of, brought up to a case's record. Writing them twice changes
nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Model, Q

from concordat.casework import alike, aside, damage, linking, models, store
from concordat.casework.list_rows import LAYOUT, Rows, made
from concordat.core import chain
from concordat.core.case import Case
from concordat.core.case.keeping_safe import next_asked
from concordat.core.if_not_agreed import first_if_not_agreed
from concordat.core.posts import Directory
from concordat.core.record import Record
from concordat.core.who.danger import goes_up_at

BATCH = 50  # cases, whose writers wait meanwhile
_SEEING = ""  # in place of a duty, for those who only see the case
# Which layout its rows have isn't among it: an act leaves others of them as they were.
_SAID = [
    each.name
    for each in models.CaseRow._meta.concrete_fields  # noqa: SLF001 - Django's name for it
    if not each.primary_key and each.name != "layout"
]


def write(head: models.CaseHead, before: Record, after: Record) -> None:
    """Bring the rows of a case up to its record: only those are written that say other than they
    did of the record before.
    """
    new = made(head, after)
    linking.write(head, before, after)
    if not before.events:
        _save(new)
        new.case.save(force_insert=True)
        return
    old = made(head, before)
    _save_changed(head, old, new)
    if before.folded.stood_aside != after.folded.stood_aside:
        aside.write(head, after)


def _unheard(_ref: str) -> None:
    """Ignore progress."""


def rebuild(
    tell: damage.Tell = damage.log, after: str = "", went: Callable[[str], None] = _unheard
) -> int:
    """Make all rows again from the record, of the cases whose references come `after` one; returns
    of how many. Damaged ones are told. `went` hears the last reference of every batch, behind
    which it can go on: a batch is one transaction.
    """
    done = 0
    while batch := _behind(after):
        done += _make_again(batch, tell)
        after = batch[-1]
        went(after)
    return done


def outdated() -> int:
    """How many cases have rows that an earlier version of the program made, and that are to be made
    again.
    """
    return models.CaseRow.objects.filter(layout__lt=LAYOUT).count()


def _behind(ref: str) -> list[str]:
    rows = models.CaseHead.objects.filter(ref__gt=ref).order_by("ref")
    return list(rows.values_list("ref", flat=True)[:BATCH])


def _make_again(refs: Sequence[str], tell: damage.Tell) -> int:
    with transaction.atomic():
        heads, entries = store.lock_several(refs), store.entries_of(refs)

        def again(ref: str) -> tuple[models.CaseHead, Record, Rows]:
            events = chain.read(entries[ref], heads[ref].entries, heads[ref].last)
            record = store.record(heads[ref], events, Directory(board=heads[ref].board))
            return heads[ref], record, made(heads[ref], record)

        tried = [damage.unless_damaged(again, ref, tell) for ref in refs]
        found = [each for each in tried if each is not None]
        _clear([head for head, _, _ in found])
        _save_all([rows for _, _, rows in found])
        aside.save((head, record) for head, record, _ in found)
        linking.save((head, record) for head, record, _ in found)
        alike.make_again(((head, record) for head, record, _ in found), tell)
    return len(found)


def _clear(heads: Sequence[models.CaseHead]) -> None:
    lists = (models.PartRow, models.DutyRow, models.AsideRow, models.LinkRow)
    for table in (*lists, models.ChildToken):
        table.objects.filter(case__in=heads).delete()


def _save_all(found: Sequence[Rows]) -> None:
    models.DutyRow.objects.bulk_create(duty for rows in found for duty in rows.duties)
    models.PartRow.objects.bulk_create(part for rows in found for part in rows.parts)
    for rows in found:
        rows.case.layout = LAYOUT
    models.CaseRow.objects.bulk_create(
        (rows.case for rows in found),
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=[*_SAID, "layout"],
    )


def next_instant(record: Record, case: Case, after: datetime) -> datetime | None:
    """The next instant from `after` on at which something falls late or would, if it is not agreed,
    what is given up ends or is passed up, a safety plan is asked about, or somebody else is asked
    to acknowledge danger; None where nothing will.
    """
    dues = [duty.due for duty in case.open_duties]
    dues += [clock.due for clock in case.clocks if clock.running]
    dues += [case.leaving.effective] if case.leaving else []
    dues += [first_if_not_agreed(record, case, duty) for duty in case.open_duties]
    dues += [next_asked(case.safety.values(), ended=case.end is not None)]
    dues += goes_up_at(record.protocol, case)
    return min((due for due in dues if due is not None and due >= after), default=None)


def refresh(head: models.CaseHead, record: Record) -> None:
    """Write the rows of a case again that time alone has ended."""
    rows = made(head, record)
    models.PartRow.objects.filter(case=head).delete()
    models.DutyRow.objects.filter(case=head).delete()
    _save(rows)
    rows.case.save(update_fields=_SAID)


def _save(rows: Rows) -> None:
    """Save what is owed in a case, and who sees it."""
    models.DutyRow.objects.bulk_create(rows.duties)
    models.PartRow.objects.bulk_create(rows.parts)


def _save_changed(head: models.CaseHead, old: Rows, new: Rows) -> None:
    """Save what differs: each duty with those who owe it, all who see the case, and the columns of
    its own row. An index whose columns stay as they are isn't written either.
    """
    was, now = _contents(old), _contents(new)
    changed = {duty for duty in was.keys() | now.keys() if was.get(duty) != now.get(duty)}
    if changed:
        seeing = Q(duty__isnull=True) if _SEEING in changed else Q()
        models.PartRow.objects.filter(seeing | Q(duty__duty__in=changed), case=head).delete()
        models.DutyRow.objects.filter(case=head, duty__in=changed).delete()
        duties = [duty for duty in new.duties if duty.duty in changed]
        _save(Rows(new.case, duties, [part for part in new.parts if _owed_by(part) in changed]))
    columns = [name for name in _SAID if getattr(old.case, name) != getattr(new.case, name)]
    new.case.save(update_fields=columns)


def _contents(rows: Rows) -> dict[str, list[object]]:
    """What the rows say of each duty and of those who owe it, and of those who see the case; but
    for their own numbers.
    """
    found: dict[str, list[object]] = {duty.duty: [_content(duty)] for duty in rows.duties}
    for part in rows.parts:
        found.setdefault(_owed_by(part), []).append(_content(part))
    return found


def _owed_by(part: models.PartRow) -> str:
    return part.duty.duty if part.duty else _SEEING


def _content(row: Model) -> dict[str, object]:
    own = ("id", "duty_id", "_state")
    return {name: value for name, value in vars(row).items() if name not in own}
