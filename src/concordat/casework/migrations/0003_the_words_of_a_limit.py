"""What the text says of a duty's time stands in the rows of lists. `concordat rebuild` fills it for older cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_append_only")]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="limit",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
    ]
