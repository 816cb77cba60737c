"""A protocol's version is the date of its text and a revision, so it is kept as text."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0002_keep_the_record")]

    operations = [
        migrations.AlterField(
            model_name="rules", name="version", field=models.CharField(max_length=20)
        ),
    ]
