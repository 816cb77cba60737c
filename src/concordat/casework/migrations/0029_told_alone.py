"""What the board was told of agencies of which nobody else can act is found by an index."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0028_whose_lead"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="toldrow",
            index=models.Index(
                fields=["board", "case", "whom", "kind"],
                condition=models.Q(kind__in=("alone", "not alone")),
                name="told_alone",
            ),
        ),
    ]
