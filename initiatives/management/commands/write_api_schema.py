"""Writes the description of the API into the documentation."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from initiatives.api.schema import api_schema

PLACE = Path(settings.BASE_DIR) / "docs" / "openapi.json"


def schema_text() -> str:
    """The description as it is kept."""
    return json.dumps(api_schema(), indent=1, ensure_ascii=False, sort_keys=False) + "\n"


class Command(BaseCommand):
    """Run it when filters, columns or choices have changed; the difference shows what users would notice."""

    help = "Write docs/openapi.json, the description of the API."

    def handle(self, *args, **options):
        """Write it."""
        PLACE.write_text(schema_text(), encoding="utf-8")
        self.stdout.write(f"{PLACE} is written.")
