from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Access",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("case", models.CharField(max_length=24)),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("person", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("shown", models.CharField(max_length=40)),
                ("cases", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "person", "at"], name="access_of_case"),
                    models.Index(fields=["person", "at"], name="access_by_person"),
                ],
            },
        ),
    ]
