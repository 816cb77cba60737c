"""The organisation of whoever has a post in an agency that is not their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0003_leads")]

    operations = [
        migrations.AddField(
            "seat", "organisation", models.CharField(max_length=200, blank=True, default="")
        ),
    ]
