"""Which notes say who the children of a case are: until now, all that ever did."""

from collections import defaultdict

from django.db import migrations, models


def as_written(apps, schema_editor):  # noqa: ARG001 - as Django calls it
    notes = apps.get_model("casework", "Note").objects.filter(field="child")
    found = defaultdict(list)
    for case, note in notes.order_by("case", "seq", "pk").values_list("case_id", "pk"):
        found[case].append(note)
    rows = apps.get_model("casework", "CaseRow").objects
    for case, children in found.items():
        rows.filter(pk=case).update(children=" ".join(children))


class Migration(migrations.Migration):
    dependencies = [("casework", "0019_rows_of_which_layout")]

    operations = [
        migrations.AddField(
            model_name="caserow",
            name="children",
            field=models.TextField(default=""),
        ),
        migrations.RunPython(as_written, migrations.RunPython.noop),
    ]
