"""The clock over a case's stage stands in the row of the case. `concordat rebuild` fills it for older cases."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_the_words_of_a_limit")]

    operations = [
        migrations.AddField(model_name="caserow", name="clock_due", field=models.DateTimeField(null=True)),
        migrations.AddField(
            model_name="caserow",
            name="clock_strength",
            field=models.CharField(default="", max_length=10),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="caserow",
            name="clock_limit",
            field=models.CharField(default="", max_length=200),
            preserve_default=False,
        ),
    ]
