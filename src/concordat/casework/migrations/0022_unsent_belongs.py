"""What was sent and not recorded is sealed as a note of what it belongs to. What was kept until now
belongs to nothing, and can't be kept so: it is thrown away, and its keys with it.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from concordat import clock


def throw_away(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Before the columns are there."""
    apps.get_model("casework", "Unsent").objects.all().delete()
    keys = apps.get_model("vault", "CaseKey").objects.filter(case__startswith="unsent/")
    keys.filter(erased__isnull=True).update(wrapped=b"", erased=clock.now())


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0021_parts_that_differ"),
        ("vault", "0001_format_2"),
    ]

    operations = [
        migrations.RunPython(throw_away, migrations.RunPython.noop),
        migrations.AddField(
            model_name="unsent",
            name="sealed_by",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="unsent",
            name="form",
            field=models.CharField(default="", max_length=64),
        ),
    ]
