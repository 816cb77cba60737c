"""From when the raising side can go on because something was not answered.

The rows are made from the record: `concordat rebuild` makes them again.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0011_which_cases_belong_together")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="goes_on",
            field=models.DateTimeField(null=True),
        ),
    ]
