"""Who read which case is kept by `readers`. Nobody could sign in to a real installation yet, so
there is nothing to carry over.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0014_what_news_is_about")]

    operations = [migrations.DeleteModel(name="ReadRow")]
