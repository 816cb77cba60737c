"""A mark on the posts whose holders look after what their agency raises and is asked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_versions_in_force")]

    operations = [
        migrations.AddField("seat", "lead", models.BooleanField(default=False)),
    ]
