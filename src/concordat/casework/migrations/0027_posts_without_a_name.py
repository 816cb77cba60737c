"""What is a post's and names nobody is found by its post: in an index of people alone it is among
all that names nobody.
"""

from django.db import migrations, models

IN_THE_POST = ("board", "agency", "post", "person")


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0026_near_tokens"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="partrow", name="part_of_post"),
        migrations.RemoveIndex(model_name="toldrow", name="told_to_post"),
        migrations.AddIndex(
            model_name="partrow",
            index=models.Index(fields=IN_THE_POST, name="part_of_post"),
        ),
        migrations.AddIndex(
            model_name="toldrow",
            index=models.Index(fields=IN_THE_POST, name="told_to_post"),
        ),
    ]
