"""How many entries a case has, and the hash of the last: so that none can be missing unnoticed."""

from hashlib import sha256
from typing import Any

from django.db import migrations, models


def count(apps: Any, _schema: Any) -> None:
    """Keep it of the cases that there are."""
    events = apps.get_model("casework", "Event").objects
    heads = apps.get_model("casework", "CaseHead").objects
    for ref in heads.order_by("ref").values_list("ref", flat=True).iterator():
        last = events.filter(case=ref).order_by("seq").last()
        if last is not None:
            digest = sha256(bytes(last.wire)).hexdigest()
            heads.filter(ref=ref).update(entries=last.seq, last=digest)


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0030_if_not_agreed"),
    ]

    operations = [
        migrations.AddField(
            model_name="casehead",
            name="entries",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="casehead",
            name="last",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
