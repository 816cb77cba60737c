"""Makes a large data set: `python -m bench.large CASES --data DIR`.

It goes to an SQLite database in that folder, or to the empty PostgreSQL that DATABASE_URL names;
the key of its words is in the folder.
"""

import argparse
import os
import sys
import time
from pathlib import Path


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m bench.large", description=__doc__)
    asked.add_argument("cases", type=int, help="how many cases there are to be")
    asked.add_argument("--data", type=Path, required=True, metavar="DIR", help="an empty folder")
    options = asked.parse_args()
    began = time.process_time()
    make(options.data, options.cases)
    spent = time.process_time() - began
    sys.stdout.write(f"{options.cases:,} cases in {options.data}: {spent:.0f} s of the processor\n")
    return 0


def make(data: Path, cases: int) -> None:
    """A data set of so many cases in an empty folder."""
    begin(data)
    from django.core.management import call_command
    from django.db import connections

    for database in connections:
        call_command("migrate", database=database, verbosity=0)
    from bench.large import filling

    copies = filling.begin()
    filling.let_it_be_lost()
    filling.fill(cases, filling.told(copies), copies)


def begin(data: Path) -> None:
    """Set Django up on the installation in that folder."""
    os.umask(0o077)  # only the owner may read what is written
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "concordat.site.settings",
        "CONCORDAT_DATA": str(data),
        "CONCORDAT_DEMONSTRATION": "",
    }
    import django

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
