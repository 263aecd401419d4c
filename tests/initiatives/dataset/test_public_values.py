"""What is given away of a public row: all columns of its table, and nothing that is not public."""

import json

import pytest

from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.public_values import record_values
from initiatives.registry import SECTIONS
from tests.initiatives.hidden_content import MARKER, SLUG_MARKER, PublicContent, hide_content

pytestmark = pytest.mark.django_db


def test_public_values_hold_the_columns_and_nothing_hidden(django_assert_num_queries):
    content = PublicContent()
    hide_content(content)
    for section in SECTIONS:
        row = section.model.objects.for_list().get(pk=content.rows[section.model].pk)
        with django_assert_num_queries(0):
            values = record_values(row)
        assert {column.name for column in TABLE_OF[section.model].columns} <= values.keys()
        assert values["page_url"].startswith("http")
        text = json.dumps(values)
        assert MARKER not in text
        assert SLUG_MARKER not in text
