"""What is being recorded in every open case of a board."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0015_readers_elsewhere")]

    operations = [
        migrations.CreateModel(
            name="DayJob",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(max_length=64)),
                ("day", models.DateField()),
                ("closes", models.BooleanField()),
                ("by", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("key", models.CharField(max_length=32)),
                ("sealed", models.BinaryField()),
                ("after", models.CharField(default="", max_length=24)),
                ("recorded", models.PositiveIntegerField(default=0)),
                ("failed", models.BooleanField(default=False)),
                ("done", models.BooleanField(default=False)),
            ],
        ),
    ]
