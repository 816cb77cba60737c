"""A case counts as late by what its procedure's text limits, and by nothing else.

What is due by Concordat's own tasks, by agreed actions or by the board's own limits counts no more:
the rows of every case are to be made again from the record.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0023_unrecorded"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="caserow", name="case_by_stage"),
        migrations.RenameField(model_name="caserow", old_name="due", new_name="late_from"),
        migrations.AddIndex(
            model_name="caserow",
            index=models.Index(
                fields=["board", "open", "stage", "late_from", "case"], name="case_by_stage"
            ),
        ),
    ]
