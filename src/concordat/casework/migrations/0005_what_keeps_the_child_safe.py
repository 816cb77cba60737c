"""That nothing keeps the child safe, or until when, stands in the row of the case. `concordat rebuild` fills it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0004_the_clock_over_a_stage")]

    operations = [
        migrations.AddField(
            model_name="caserow", name="unsafe", field=models.BooleanField(default=False), preserve_default=False
        ),
        migrations.AddField(model_name="caserow", name="safe_until", field=models.DateField(null=True)),
    ]
