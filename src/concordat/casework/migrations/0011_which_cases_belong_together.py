"""Which cases belong together, as people said.

The rows are made from the record: `concordat rebuild` makes them again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0010_who_stepped_aside")]

    operations = [
        migrations.CreateModel(
            name="LinkRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("other", models.CharField(max_length=64)),
                ("how", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="casework.casehead",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "other"), name="link_once")
                ],
                "indexes": [models.Index(fields=["other"], name="link_to_case")],
            },
        ),
    ]
