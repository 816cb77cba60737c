"""What comes first in every list of duties depends on what is late by then, which is asked when the
list is read.

The rows are made from the record: `concordat rebuild` makes them again.
"""

from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_when_a_case_goes_on")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="urgency",
            field=models.PositiveSmallIntegerField(default=5),
        ),
        migrations.AddField(
            model_name="dutyrow",
            name="weight",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="dutyrow",
            name="late_after",
            field=models.DateTimeField(default=datetime(9999, 1, 1, tzinfo=UTC)),
        ),
    ]
