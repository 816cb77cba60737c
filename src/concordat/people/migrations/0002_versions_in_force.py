"""A board says by which version of its protocol it works, and from when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0001_format_2")]

    operations = [
        migrations.AddField(
            model_name="board", name="in_force", field=models.JSONField(default=list)
        ),
    ]
