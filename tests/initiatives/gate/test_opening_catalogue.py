"""All that is public of the opening catalogue passes the gate."""

import pytest

from initiatives.dataset.tables import TABLES
from initiatives.gate import problems_of
from initiatives.gate.languages import foreign_language
from initiatives.models import LegalTopic, Organisation, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("opening_catalogue")]
RECORD_TABLES = [table for table in TABLES if table.is_record]


@pytest.mark.parametrize("table", RECORD_TABLES, ids=lambda table: table.name)
def test_published_records_pass(table):
    records = list(table.model.objects.published())
    assert records
    problems = {record.slug: problems_of(record) for record in records}
    assert {slug: found for slug, found in problems.items() if found} == {}


@pytest.mark.parametrize("model", [Theme, LegalTopic])
@pytest.mark.parametrize("language", ["en", "es", "pt"])
def test_descriptions_are_in_the_language_of_their_column(model, language):
    for text in model.objects.values_list(f"description_{language}", flat=True):
        assert foreign_language(text, language) == "", text


def test_summaries_of_organisations_are_in_english():
    for text in Organisation.objects.values_list("summary_en", flat=True):
        assert foreign_language(text or "", "en") == "", text
