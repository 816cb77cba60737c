"""Who was shown what can't be rubbed out afterwards, whoever asks the database to."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connections, router, transaction

from concordat.readers import models, service

pytestmark = pytest.mark.django_db

AT = datetime(2026, 12, 21, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE readers_access SET person = 'somebody-else'",
        "DELETE FROM readers_access",
    ],
)
def test_an_access_stays_as_it_was_written(statement: str) -> None:
    service.write_case("SEF-2026-0001", "sefton", "molly-entwistle", AT)
    home = router.db_for_write(models.Access)
    with (
        pytest.raises(DatabaseError, match=r"append-only|permission denied"),
        transaction.atomic(using=home),
    ):
        connections[home].cursor().execute(statement)
    assert [person for person, _ in service.of_case("SEF-2026-0001")] == ["molly-entwistle"]
