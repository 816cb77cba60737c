"""Which words say what is to be done, of a duty about an action.

The rows are made from the record: `concordat rebuild` makes them again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0008_tasks_handed_on")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="note",
            field=models.CharField(default="", max_length=32),
        ),
    ]
