"""Those who are away, or will be, are found without those who have been."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_closed_days_taken_back'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='absence',
            index=models.Index(fields=['until'], name='absence_until'),
        ),
    ]
