"""Indexes for every list, so that no page reads more of a table because there are more cases.

The rows are made from the record: `concordat rebuild` makes them again.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0016_days_in_every_case"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="dutyrow",
            name="duty_by_rank",
        ),
        migrations.AddField(
            model_name="caserow",
            name="follow_up",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="dutyrow",
            name="asked_in",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="partrow",
            name="duty",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="owners",
                to="casework.dutyrow",
            ),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                fields=["board", "open", "stage", "due", "case"], name="case_by_stage"
            ),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                fields=["board", "open", "clock_due", "clock_strength", "case"],
                name="case_by_clock",
            ),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(fields=["board", "open", "case"], name="case_by_number"),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("danger__isnull", False)),
                fields=["danger", "case"],
                name="case_in_danger",
            ),
        ),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                condition=models.Q(("follow_up__isnull", False)),
                fields=["board", "follow_up", "case"],
                name="case_to_follow_up",
            ),
        ),
        migrations.AddIndex(
            model_name="dutyrow",
            index=models.Index(
                fields=["board", "ended_case", "rank", "since", "strength", "case"],
                name="duty_by_rank",
            ),
        ),
        migrations.AddIndex(
            model_name="dutyrow",
            index=models.Index(
                condition=models.Q(("asked_in__isnull", False)),
                fields=["asked_of"],
                name="duty_asked_of",
            ),
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(
                condition=models.Q(("duty__isnull", False)), fields=["duty"], name="part_owing"
            ),
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(
                condition=models.Q(("duty__isnull", False)),
                fields=["board", "agency", "side", "service", "post", "person", "rules"],
                name="part_owing_in_agency",
            ),
        ),
    ]
