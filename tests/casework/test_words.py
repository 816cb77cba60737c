"""Who reads which words of a case, and drafts that are nobody else's."""

from hashlib import sha256

import pytest
from msgspec.structs import replace

from concordat.core.acts import Child, Corrected, IdentityCorrected, Note, Noted
from concordat.core.errors import Refused
from tests.casework.acting import (
    BOARD,
    CHILD,
    HEAD_OF_YEAR,
    HOUSING,
    MONDAY,
    OFFICER,
    RAISER,
    REASONS,
    SCHOOL,
    SOCIAL_CARE,
    SOCIAL_WORKER,
    carry_out,
    do,
    hours,
    open_case,
    raise_case,
    raised,
    record_of,
    with_child,
)
from tests.casework.kept import everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("directory")]

NOTE, WRONG = "d" * 32, "e" * 32


def readers(ref: str) -> set[str]:
    from concordat.casework import queries

    people = (RAISER, HEAD_OF_YEAR, SOCIAL_WORKER, HOUSING.person, OFFICER)
    return {
        person
        for person in people
        if person
        and (view := queries.case(ref, person, hours(9))) is not None
        and NOTE in view.words
    }


@pytest.mark.parametrize(
    ("writer", "audience", "agency", "expected"),
    [
        (RAISER, "both sides", None, {RAISER, SOCIAL_WORKER, HOUSING.person, OFFICER}),
        (RAISER, "own agency", SCHOOL.id, {RAISER}),
        (SOCIAL_WORKER, "own agency", SOCIAL_CARE.id, {SOCIAL_WORKER}),
        (RAISER, "board", None, {RAISER, OFFICER}),
        (RAISER, "business manager", None, {RAISER}),
        (SOCIAL_WORKER, "board", None, {SOCIAL_WORKER, OFFICER}),
        (OFFICER, "board", None, {OFFICER}),
    ],
)
def test_a_note_is_read_by_its_audience_and_its_author(writer, audience, agency, expected) -> None:
    from concordat.casework.service import Words

    ref = open_case(answering=(SOCIAL_CARE, HOUSING))
    carry_out(ref, RAISER, hours(1))
    words = {NOTE: Words("for some")}
    do(ref, Noted(audience, NOTE, agency=agency), writer, hours(2), words=words)
    assert readers(ref) == expected


def test_an_act_s_audience_is_that_of_its_words() -> None:
    from concordat.casework.service import Words

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    do(
        ref,
        Noted("own agency", NOTE, agency=SCHOOL.id),
        RAISER,
        hours(2),
        words={NOTE: Words("ours")},
    )
    assert readers(ref) == {RAISER}


def test_nobody_writes_in_another_agency_s_own_words() -> None:
    from concordat.casework.service import Words

    ref = open_case()
    carry_out(ref, RAISER, hours(1))
    for agency, code in ((SOCIAL_CARE.id, "not-of-the-agency"), (None, "no-such-audience")):
        words = {NOTE: Words("theirs")}
        with pytest.raises(Refused, match=f"^{code}:"):
            do(ref, Noted("own agency", NOTE, agency=agency), RAISER, hours(2), words=words)


@pytest.mark.parametrize("blank", ["", " \n ", "\u200b\u00a0"])
def test_blank_words_are_refused_and_nothing_is_recorded(blank: str) -> None:
    from concordat.casework.service import Words

    ref = open_case()
    with pytest.raises(Refused, match="Some words are blank"):
        do(ref, Noted("both sides", NOTE), RAISER, hours(1), words={NOTE: Words(blank)})
    assert readers(ref) == set()


def test_a_list_names_children_by_initials_and_says_nothing_else_of_them() -> None:
    from concordat.casework import queries
    from concordat.casework.service import Words

    child = Words('{"initials": "A.B.", "born": "2019-04-01", "numbers": {"number": "77-1"}}')
    words = {REASONS: Words("because"), CHILD: child}
    raise_case(raised(**with_child()), words=words)
    (row,) = queries.work(RAISER, hours(1)).rows
    (line,) = queries.cases(OFFICER, hours(1)).lines
    assert (row.child, line.child) == ("A.B.", "A.B.")
    assert "77-1" not in repr((row, line))


def test_who_read_a_case_is_written_down_before_it_is_shown() -> None:
    from concordat.casework import queries

    ref = open_case()
    queries.case(ref, RAISER, hours(1))
    queries.case(ref, "beth-lathom", hours(2))
    view = queries.case(ref, OFFICER, hours(3))
    assert [(person.id, at) for person, at in queries.read_by(view)] == [
        (OFFICER, hours(3)),
        (RAISER, hours(1)),
    ]


def test_a_case_that_cannot_be_noted_as_read_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    from concordat.casework import queries
    from concordat.readers.errors import NotWrittenDown
    from concordat.readers.models import Access

    def crash(*_: object, **_columns: object) -> None:
        raise OperationalError("database or disk is full")

    ref = open_case()
    monkeypatch.setattr(Access, "save", crash)
    with pytest.raises(NotWrittenDown):
        queries.case(ref, RAISER, hours(1))


# ── Notes with a key of their own ─────────────────────────────────────────────────────────────────


def with_two_children() -> str:
    """A case about two children, raised by the school with its reasons."""
    from concordat.casework.service import Words

    words = {
        REASONS: Words("because"),
        CHILD: Words('{"initials": "A.B."}'),
        WRONG: Words('{"initials": "W.T."}'),
    }
    children = (Child("1", CHILD), Child("2", WRONG))
    act = raised(**with_child() | {"children": children})
    ref: str = raise_case(act, words=words).ref
    return ref


def test_a_wrongly_typed_name_can_be_destroyed_and_the_record_stays() -> None:
    from concordat.casework import models, queries
    from concordat.vault import service as vault

    ref = with_two_children()
    before = everything()
    digests = {row.id: vault.digest(bytes(row.sealed)) for row in models.Note.objects.all()}
    assert queries.cases(OFFICER, hours(1)).lines[0].child == "A.B., W.T."
    vault.destroy_note(ref, WRONG, hours(1))
    words = queries.case(ref, RAISER, hours(2)).words
    assert (words[REASONS], words[CHILD]) == ("because", '{"initials": "A.B."}')
    assert WRONG not in words
    assert queries.cases(OFFICER, hours(2)).lines[0].child == "A.B."
    assert queries.work(RAISER, hours(2)).rows[0].child == "A.B."
    after = everything()
    assert (after["Note"], after["Event"]) == (before["Note"], before["Event"])
    kept = {row.id: vault.digest(bytes(row.sealed)) for row in models.Note.objects.all()}
    assert kept == digests


def test_who_a_child_was_taken_to_be_is_among_nobody_s_words() -> None:
    from concordat.casework import queries
    from concordat.casework.service import Words

    def says_who(person: str) -> set[str]:
        return set(queries.case(ref, person, hours(9)).words) & {CHILD, WRONG, NOTE}

    words = {REASONS: Words("because"), CHILD: Words('{"initials": "A.B."}')}
    ref = raise_case(raised(**with_child()), words=words).ref
    for entry, note in enumerate((WRONG, NOTE), 2):
        act = IdentityCorrected("1", notes=(Note(note, "child", "1"),))
        do(ref, act, RAISER, hours(entry), words={note: Words('{"initials": "C.D."}')})
    people = (RAISER, SOCIAL_WORKER, OFFICER)
    assert [says_who(each) for each in people] == [{NOTE}] * 3
    do(ref, Corrected(3), RAISER, hours(5))
    assert [says_who(each) for each in people] == [{WRONG}] * 3
    do(ref, Corrected(2), RAISER, hours(6))
    assert [says_who(each) for each in people] == [{CHILD}] * 3


def test_a_note_that_was_tampered_with_is_not_passed_over_as_destroyed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    from concordat.casework import models, queries
    from concordat.vault.errors import Tampered
    from concordat.vault.models import NoteKey

    ref = with_two_children()
    other = models.Note.objects.get(pk=REASONS)
    NoteKey.objects.filter(note=WRONG).update(wrapped=NoteKey.objects.get(note=other.pk).wrapped)
    with pytest.raises(Tampered, match="child"):
        queries.case(ref, RAISER, hours(2))
    caplog.clear()
    assert queries.cases(OFFICER, hours(2)).lines[0].child == "A.B.", "one note holds up no list"
    assert "Tampered: the sealed child of case" in caplog.text


def test_sealing_says_the_digest_of_every_note() -> None:
    from concordat.casework import models, notes
    from concordat.casework.service import Words

    ref = open_case()
    act = Noted("own agency", NOTE, agency=SCHOOL.id)
    words = {NOTE: Words("ours")}
    event = replace(record_of(ref, MONDAY).events[0], seq=2, act=act)
    found = notes.sealed(record_of(ref, MONDAY), [event], words, by=RAISER)
    assert not models.Note.objects.filter(pk=NOTE).exists()
    found.save()
    row = models.Note.objects.get(pk=NOTE)
    assert found.digests == {NOTE: sha256(bytes(row.sealed)).hexdigest()}
    assert (row.case_id, row.seq, row.by, row.audience, row.agency, row.field) == (
        ref,
        2,
        RAISER,
        "own agency",
        SCHOOL.id,
        "note",
    )


def test_words_for_one_agency_stay_shut_where_their_audience_was_rewritten() -> None:
    """Whoever can write to the table of notes can't widen the audience of one agency's words."""
    from concordat.casework import models, notes
    from concordat.casework.service import Words
    from concordat.vault import service as vault
    from concordat.vault.errors import Tampered

    ref = open_case()
    act = Noted("own agency", NOTE, agency=SCHOOL.id)
    words = {NOTE: Words("ours")}
    do(ref, act, RAISER, hours(1), words=words)
    row = models.Note.objects.get(pk=NOTE)
    assert notes.text(vault.keyring(ref), row) == "ours"
    for audience, agency in [("both sides", SCHOOL.id), ("own agency", SOCIAL_CARE.id)]:
        row.audience, row.agency = audience, agency
        with pytest.raises(Tampered):
            notes.text(vault.keyring(ref), row)


# ── Drafts ────────────────────────────────────────────────────────────────────────────────────────


def test_a_draft_is_kept_changed_and_one_s_own() -> None:
    from concordat.casework import drafts
    from concordat.casework.errors import NotFound

    later = {"child": "Z.Y.", "about": "Z.Y. and Housing"}
    draft = drafts.keep(RAISER, BOARD, None, {"child": "Q.X."}, MONDAY)
    assert [each.about for each in drafts.mine(RAISER, MONDAY)] == [""], "it has no name yet"
    assert drafts.keep(RAISER, BOARD, draft, later, hours(1)) == draft
    assert drafts.get(RAISER, draft) == later
    assert [
        (each.id, each.board, each.kept, each.about) for each in drafts.mine(RAISER, hours(1))
    ] == [(draft, BOARD, hours(1), "Z.Y. and Housing")]
    assert drafts.mine(OFFICER, hours(1)) == ()
    assert "Z.Y." not in repr(everything())
    for look in (
        lambda: drafts.get(OFFICER, draft),
        lambda: drafts.keep(OFFICER, BOARD, draft, {}, hours(2)),
    ):
        with pytest.raises(NotFound):
            look()
    assert drafts.get(RAISER, draft) == later


def test_a_copy_of_what_a_draft_said_before_is_of_no_use() -> None:
    from concordat.casework import drafts, models
    from concordat.vault.errors import Tampered

    draft = drafts.keep(RAISER, BOARD, None, {"child": "Q.X."}, MONDAY)
    copy = bytes(models.Unrecorded.objects.get().sealed)
    drafts.keep(RAISER, BOARD, draft, {"child": "Z.Y."}, hours(1))
    models.Unrecorded.objects.update(sealed=copy)
    with pytest.raises(Tampered):
        drafts.get(RAISER, draft)


def test_a_draft_thrown_away_is_gone_with_its_key() -> None:
    from concordat.casework import drafts
    from concordat.casework.errors import NotFound
    from concordat.vault.models import CaseKey

    draft = drafts.keep(RAISER, BOARD, None, {"about": "Q.X. and Housing"}, MONDAY)
    drafts.discard(OFFICER, draft, hours(1))
    assert drafts.mine(RAISER, hours(1))
    for _ in range(2):
        drafts.discard(RAISER, draft, hours(1))
    assert drafts.mine(RAISER, hours(1)) == ()
    assert [bytes(row.wrapped) for row in CaseKey.objects.all()] == [b""]
    with pytest.raises(NotFound):
        drafts.get(RAISER, draft)
