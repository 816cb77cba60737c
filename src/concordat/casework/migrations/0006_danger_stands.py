"""A case in which danger stands is marked, and comes first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_what_cases_are_found_by")]

    operations = [
        migrations.AddField(
            model_name="caserow", name="danger", field=models.DateTimeField(null=True)
        ),
    ]
