"""Whom something reached when it was told, and for whom it was recorded.

Of what was told before, nobody knows who held which post then: no row is made for it, and it goes
on being read by whoever holds the post.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0024_late_by_the_text")]

    operations = [
        migrations.AddField(
            model_name="toldrow", name="behalf", field=models.CharField(default="", max_length=64)
        ),
        migrations.CreateModel(
            name="ReachedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=64)),
                (
                    "told",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reached",
                        to="casework.toldrow",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person", "told"], name="reached_by_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("told", "person"), name="reached_once")
                ],
            },
        ),
    ]
