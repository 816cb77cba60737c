"""Whom what was told names, and the entry that it is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0013_what_comes_first")]

    operations = [
        migrations.AddField(
            model_name="toldrow",
            name="whom",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="toldrow",
            name="about",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
