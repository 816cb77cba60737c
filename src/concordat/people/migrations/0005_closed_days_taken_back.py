"""A closed day that was a mistake is taken back, and stays written down."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("people", "0004_organisations"),)
    operations = (
        migrations.AddField("closedday", "taken_back", models.DateField(null=True)),
    )
