"""To which colleague a duty was handed.

The rows are made from the record: `concordat rebuild` makes them again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0007_duties_in_order")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name=name,
            field=models.CharField(default="", max_length=64),
        )
        for name in ("asked_of", "asked_by", "taken_on_by", "taken_on_at")
    ] + [
        migrations.AddField(
            model_name="dutyrow",
            name="asked_in",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
