"""Of what is to be said of an agreement, when the next step is due if there is none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0029_told_alone"),
    ]

    operations = [
        migrations.AddField(
            model_name="dutyrow",
            name="if_not",
            field=models.DateTimeField(null=True),
        ),
    ]
