"""The organisation that a post names is found among the agencies by its name."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_seats_by_their_post"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="agency",
            index=models.Index(fields=("name",), name="agency_by_name"),
        ),
    ]
