"""Whether the rows of a case are as this version of the program makes them.

None that were made before are: `concordat rebuild` makes them again from the record.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0018_aside_in_board"),
    ]

    operations = [
        migrations.AddField(
            model_name="caserow",
            name="layout",
            field=models.PositiveSmallIntegerField(db_index=True, default=0),
        ),
    ]
