"""Whether anybody holds the parts of a board's cases is found out by an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0020_who_the_children_are"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="partrow",
            name="part_owing_in_agency",
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(
                condition=models.Q(("duty__isnull", False)),
                fields=["board", "agency", "side", "service", "post", "person", "rules", "since"],
                name="part_owing_in_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(
                condition=models.Q(("duty__isnull", True)),
                fields=["board", "side", "agency", "service", "post", "person", "rules", "since"],
                name="part_seeing_in_agency",
            ),
        ),
    ]
