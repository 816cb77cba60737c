"""From here on the database refuses to change or remove what the record holds."""

from django.db import migrations

from concordat.tables.append_only import RECORD, guard, unguard


class Migration(migrations.Migration):
    dependencies = [("casework", "0001_format_2")]

    operations = [
        migrations.RunPython(
            lambda apps, schema_editor: guard(schema_editor.connection, RECORD),
            lambda apps, schema_editor: unguard(schema_editor.connection, RECORD),
        ),
    ]
