"""Drafts and what forms sent without its being recorded are one table, sealed alike. Drafts are
sealed again; what a form sent lasts a week anyway, and is thrown away with its keys.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from concordat import clock
from concordat.vault import service as vault


def carry_over(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """The drafts, each under a key of the new name."""
    kept = apps.get_model("casework", "Unrecorded").objects
    for draft in apps.get_model("casework", "Draft").objects.all():
        old, new = f"draft/{draft.id}", f"unrecorded/{draft.id}"
        text = vault.open(old, "draft", bytes(draft.sealed))
        vault.begin(new, draft.board)
        label = vault.Label(draft.id, "unrecorded")
        kept.create(
            id=draft.id,
            board=draft.board,
            person=draft.person,
            kept=draft.kept,
            sealed_by=new,
            sealed=vault.seal_notes(new, draft.board, {label: text})[draft.id],
        )
        vault.erase(old, clock.now())


def throw_away(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """What forms sent. The keys of what belonged to a draft went with the draft's own."""
    for id_, key in apps.get_model("casework", "Unsent").objects.values_list("id", "sealed_by"):
        vault.destroy_note(key, id_, clock.now())
        if key == f"unsent/{id_}":
            vault.erase(key, clock.now())


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0022_unsent_belongs"),
        ("vault", "0001_format_2"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unrecorded",
            fields=[
                (
                    "id",
                    models.CharField(max_length=32, primary_key=True, serialize=False),
                ),
                ("board", models.SlugField(max_length=64)),
                ("person", models.CharField(max_length=64)),
                ("kept", models.DateTimeField()),
                ("until", models.DateTimeField(db_index=True, null=True)),
                ("sealed_by", models.CharField(max_length=64)),
                ("form", models.CharField(default="", max_length=64)),
                ("sealed", models.BinaryField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person", "kept"], name="unrecorded_of_person"),
                ],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RunPython(throw_away, migrations.RunPython.noop),
        migrations.DeleteModel(name="Draft"),
        migrations.DeleteModel(name="Unsent"),
    ]
