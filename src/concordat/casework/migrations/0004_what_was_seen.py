"""What somebody was told is new to them until it was shown."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_versions_with_revisions")]

    operations = [
        migrations.AddField(
            model_name="toldrow", name="by", field=models.CharField(default="", max_length=64)
        ),
        migrations.CreateModel(
            name="SeenRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "told",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen",
                        to="casework.toldrow",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(fields=("told", "person"), name="seen_once"),
                ),
            },
        ),
    ]
