"""Builds the demonstration: its directory, and its cases, told one act after the other as they
happened.
"""

import tomllib
from datetime import datetime

from django.db import transaction

from concordat.casework.sweep import sweep
from concordat.core.calendar import in_london
from concordat.demonstration.story import FOLDER, stories
from concordat.demonstration.teller import Teller
from concordat.people.load import load


def build(now: datetime) -> None:
    """Loads the invented directory and tells every story, the acts of all of them in the order of
    their time; then those are told whom the passing of time concerns.

    Raises WrongStory, WrongFolder or Refused, and then nothing was built.
    """
    today = in_london(now).date()
    with transaction.atomic():
        load(FOLDER / "directory", today)
        tellers = [Teller(story, today) for story in stories()]
        moments = [
            (at, place, teller) for place, teller in enumerate(tellers) for at in teller.times
        ]
        for _, _, teller in sorted(moments, key=lambda moment: moment[:2]):
            teller.tell_next()
    sweep(now)


def welcome() -> str:
    """What the command line says before the address: what this is, and who one can be."""
    said = tomllib.loads((FOLDER / "welcome.toml").read_text(encoding="utf-8"))
    people = "\n".join(f"  {each['who']}: {each['why']}" for each in said["be"])
    return f"{said['what']}\n\n{said['choose']}\n{people}"
