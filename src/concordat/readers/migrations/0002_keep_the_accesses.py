"""From here on the database refuses to change or remove who was shown what."""

from django.db import migrations

from concordat.tables.append_only import ACCESSES, guard, unguard


class Migration(migrations.Migration):
    dependencies = [("readers", "0001_accesses")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: guard(schema_editor.connection, ACCESSES),
            lambda apps, schema_editor: unguard(schema_editor.connection, ACCESSES),
        ),
    ]
