"""Of a lead's part in a case, who goes on with it for that agency."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0027_posts_without_a_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="partrow",
            name="practitioner",
            field=models.CharField(default="", max_length=64),
        ),
    ]
