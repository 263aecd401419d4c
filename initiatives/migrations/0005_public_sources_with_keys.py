"""Sources were all public so far and stay so; each gets the key of its address."""

from django.db import migrations

from initiatives.source_addresses import address_key


def fill(apps, schema_editor):
    """Safe to repeat: what has a key has been through here."""
    Source = apps.get_model("initiatives", "Source")
    sources = list(Source.objects.filter(address_key="").only("pk", "url"))
    for source in sources:
        source.address_key, source.live = address_key(source.url), True
    Source.objects.bulk_update(sources, ["address_key", "live"], batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("initiatives", "0004_links_and_merges"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
