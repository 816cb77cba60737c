"""Those who stand in for other agencies are found by their post, wherever they hold it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_absences_by_their_end'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='seat',
            index=models.Index(fields=['board', 'post'], name='seat_board_post'),
        ),
    ]
