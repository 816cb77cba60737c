"""Who stepped aside from a case.

The rows are made from the record: `concordat rebuild` makes them again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0009_which_action")]

    operations = [
        migrations.CreateModel(
            name="AsideRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("person", models.CharField(max_length=64)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aside",
                        to="casework.casehead",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "case"], name="aside_of_person")],
            },
        ),
    ]
