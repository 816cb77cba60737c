import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CaseHead",
            fields=[
                ("ref", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("board", models.SlugField(max_length=64)),
                ("told_until", models.DateTimeField()),
                ("next", models.DateTimeField(db_index=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("board", models.SlugField(max_length=64)),
                ("person", models.CharField(max_length=64)),
                ("kept", models.DateTimeField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "indexes": [models.Index(fields=["person", "kept"], name="draft_of_person")],
            },
        ),
        migrations.CreateModel(
            name="DutyRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(max_length=64)),
                ("duty", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=100)),
                ("clause", models.CharField(max_length=40)),
                ("stage", models.CharField(max_length=40)),
                ("side", models.CharField(max_length=10)),
                ("agency", models.CharField(max_length=64)),
                ("what", models.TextField()),
                ("strength", models.CharField(max_length=10)),
                ("limit", models.CharField(max_length=200)),
                ("opened", models.DateTimeField()),
                ("since", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                ("local_until", models.DateField(null=True)),
                ("rank", models.DateTimeField()),
                ("holds", models.BooleanField()),
                ("ended_case", models.BooleanField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="duties",
                        to="casework.casehead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("kind", models.CharField(max_length=40)),
                ("request", models.CharField(max_length=140, unique=True)),
                ("happened", models.DateTimeField()),
                ("recorded", models.DateTimeField()),
                ("by", models.CharField(max_length=64)),
                ("wire", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="casework.casehead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("seq", models.PositiveIntegerField()),
                ("by", models.CharField(max_length=64)),
                ("audience", models.CharField(max_length=20)),
                ("agency", models.CharField(max_length=64)),
                ("field", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="casework.casehead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReadRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("person", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casework.casehead",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(max_length=64)),
                ("protocol", models.SlugField(max_length=64)),
                ("version", models.DateField()),
                ("fingerprint", models.CharField(max_length=64)),
                ("calendar", models.CharField(max_length=200)),
                ("days", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "fingerprint", "calendar"), name="rules_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("side", models.CharField(max_length=10)),
                ("agency", models.CharField(max_length=64)),
                ("service", models.CharField(max_length=32)),
                ("post", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=64)),
                ("since", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="casework.casehead",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="owners",
                        to="casework.dutyrow",
                    ),
                ),
                (
                    "rules",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.rules",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="casehead",
            name="rules",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casework.rules"
            ),
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(max_length=64)),
                ("year", models.PositiveIntegerField()),
                ("last", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("board", "year"), name="series_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("board", models.SlugField(db_index=False, max_length=64)),
                ("seq", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("kind", models.CharField(max_length=20)),
                ("what", models.TextField()),
                ("side", models.CharField(max_length=10)),
                ("agency", models.CharField(max_length=64)),
                ("service", models.CharField(max_length=32)),
                ("post", models.CharField(max_length=60)),
                ("person", models.CharField(max_length=64)),
                ("clause", models.CharField(max_length=40)),
                ("paper", models.CharField(max_length=80)),
                ("due", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="casework.casehead",
                    ),
                ),
                (
                    "rules",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.rules",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="row",
                        serialize=False,
                        to="casework.casehead",
                    ),
                ),
                ("board", models.SlugField(max_length=64)),
                ("stage", models.CharField(max_length=40)),
                ("step", models.CharField(max_length=80)),
                ("route", models.CharField(max_length=80)),
                ("raising", models.SlugField(max_length=64)),
                ("answering", models.CharField(max_length=650)),
                ("opened", models.DateTimeField()),
                ("moved", models.DateTimeField()),
                ("due", models.DateTimeField(null=True)),
                ("ladder_due", models.DateTimeField(null=True)),
                ("clock_due", models.DateTimeField(null=True)),
                ("clock_strength", models.CharField(max_length=10)),
                ("clock_limit", models.CharField(max_length=200)),
                ("rank", models.DateTimeField()),
                ("end", models.CharField(max_length=60)),
                ("ended", models.DateTimeField(null=True)),
                ("open", models.BooleanField()),
                ("unsafe", models.BooleanField()),
                ("safe_until", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["board", "open", "rank", "case"], name="case_by_rank"),
                    models.Index(fields=["board", "open", "moved", "case"], name="case_by_moved"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="dutyrow",
            index=models.Index(fields=["board", "ended_case", "rank"], name="duty_by_rank"),
        ),
        migrations.AddConstraint(
            model_name="dutyrow",
            constraint=models.UniqueConstraint(fields=("case", "duty"), name="duty_once"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.UniqueConstraint(fields=("case", "seq"), name="event_seq_once"),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["case", "field"], name="note_of_case"),
        ),
        migrations.AddIndex(
            model_name="readrow",
            index=models.Index(fields=["case", "at"], name="read_of_case"),
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(fields=["board", "agency", "post"], name="part_of_post"),
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(fields=["person"], name="part_of_person"),
        ),
        migrations.AddIndex(
            model_name="casehead",
            index=models.Index(fields=["board", "ref"], name="case_of_board"),
        ),
        migrations.AddIndex(
            model_name="toldrow",
            index=models.Index(fields=["case", "seq"], name="told_in_case"),
        ),
        migrations.AddIndex(
            model_name="toldrow",
            index=models.Index(fields=["board", "agency", "post"], name="told_to_post"),
        ),
        migrations.AddIndex(
            model_name="toldrow",
            index=models.Index(fields=["person"], name="told_to_person"),
        ),
    ]
