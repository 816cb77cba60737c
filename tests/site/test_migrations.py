"""The tables that migrations make are those of the models."""

import pytest
from django.core.management import call_command


@pytest.mark.django_db
def test_migrations_and_models_agree() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=1)
