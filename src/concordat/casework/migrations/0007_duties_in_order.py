"""Where a duty comes in every list is kept apart from when it falls late.

The rows are made from the record: `concordat rebuild` makes them again.
"""

from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0006_danger_stands")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="listed",
            field=models.DateTimeField(default=datetime(9999, 1, 1, tzinfo=UTC)),
        ),
    ]
