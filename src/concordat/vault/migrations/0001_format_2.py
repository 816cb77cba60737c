import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseKey",
            fields=[
                ("case", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("board", models.CharField(db_index=True, max_length=64)),
                ("master", models.CharField(max_length=16)),
                ("wrapped", models.BinaryField()),
                ("erased", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="NoteKey",
            fields=[
                ("note", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("board", models.CharField(max_length=64)),
                ("wrapped", models.BinaryField()),
                ("destroyed", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="vault.casekey",
                    ),
                ),
            ],
        ),
    ]
