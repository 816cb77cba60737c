"""Children are found also where they are written a little differently: `rebuild` makes the tokens
of the cases there are, whose rows are of an older layout.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0025_whom_it_reached"),
    ]

    operations = [
        migrations.AddField(
            model_name="childtoken",
            name="near",
            field=models.BooleanField(default=False),
        ),
    ]
