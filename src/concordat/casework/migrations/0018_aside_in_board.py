"""The cases of a board in which somebody stepped aside are found without those of other boards."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0017_found_by_an_index"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="asiderow",
            index=models.Index(fields=["board", "case"], name="aside_in_board"),
        ),
    ]
