"""The matrix as a file."""

import json

import pytest

from tests import factories
from tests.initiatives.exports.reading import body, csv_rows, sheets

pytestmark = pytest.mark.django_db


@pytest.fixture
def point(db):
    factories.LegalTopicFactory(slug="due-diligence")
    return factories.PositionPointFactory(published=True, stance="affirms", reference="para. 4")


def test_matrix_has_a_line_for_each_cell(client, point):
    rows = csv_rows(client, "/positions/matrix/?format=csv")
    stances = {row["topic"]: row["stance"] for row in rows}
    assert stances[point.topic.slug] == "affirms"
    assert stances["due-diligence"] == "not-researched"
    lines, about = sheets(client, "/positions/matrix/?format=xlsx")
    assert len(lines) - 1 == about["count"] == len(rows)
    told = json.loads(body(client, "/positions/matrix/?format=json&stance=affirms"))
    assert told["query"] == {"stance": ["affirms"]}
    (value,) = told["records"]
    assert (value["reference"], value["position"]) == ("para. 4", point.position.slug)
    assert value["page_url"].endswith(f"/positions/{point.position.slug}/#{point.topic.slug}")
    assert value["sources"][0]["key"] == point.citations.get().source.slug


def test_matrix_names_what_is_wrong(client, point):
    answer = client.get("/positions/matrix/?format=csv&topic=law")
    assert answer.status_code == 400
    assert answer.content.decode().startswith("topic: ")
    page = client.get("/positions/matrix/?format=atom").content.decode()
    assert "is not a form of the matrix; expected csv, xlsx, json." in page
    assert "is not a form" not in client.get("/positions/matrix/").content.decode()
