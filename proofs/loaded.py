"""Loads the program on a real installation, in the process that asks."""

import os


def load(data: str) -> None:
    """Set the program up on the installation in that folder."""
    os.environ |= {
        "CONCORDAT_DATA": data,
        "CONCORDAT_DEMONSTRATION": "no",
        "DJANGO_SETTINGS_MODULE": "concordat.site.settings",
    }
    os.umask(0o077)  # only the owner may read what is written
    import django

    django.setup()
