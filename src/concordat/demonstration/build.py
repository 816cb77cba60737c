"""Builds the demonstration: loads its directory, then records its stories act by act."""

import tomllib
from datetime import datetime

from django.db import transaction

from concordat.casework.sweep import sweep
from concordat.core.calendar import in_london
from concordat.demonstration.story import FOLDER, stories
from concordat.demonstration.teller import Teller
from concordat.people.load import load


def build(now: datetime) -> None:
    """Load the invented directory, record the acts of all stories in the order in which they
    happened, and notify people of what is late.

    Raises WrongStory, WrongFolder or Refused; then nothing was built.
    """
    today = in_london(now).date()
    with transaction.atomic():
        load(FOLDER / "directory", today)
        tellers = [Teller(story, today) for story in stories()]
        moments = [(at, teller) for teller in tellers for at in teller.times]
        for _, teller in sorted(moments, key=lambda moment: moment[0]):
            teller.tell_next()
    sweep(now)


def welcome() -> str:
    """What the command line prints before the address: what this is, and who a visitor can be."""
    said = tomllib.loads((FOLDER / "welcome.toml").read_text(encoding="utf-8"))
    people = "\n".join(f"  {each['who']}: {each['why']}" for each in said["be"])
    return f"{said['what']}\n\n{said['choose']}\n{people}"
