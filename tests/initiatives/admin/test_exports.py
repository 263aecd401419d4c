"""The desk's lists leave as CSV and XLSX with the columns of the dataset, and nothing in them runs."""

import csv
import io

import pytest
from openpyxl import load_workbook

from initiatives.dataset.content import TABLE_OF
from initiatives.dataset.harmless import harmless
from initiatives.models import Country
from tests.factories import (
    CountryFactory,
    EventFactory,
    InitiativeFactory,
    PolicyFactory,
    PositionFactory,
    PositionPointFactory,
    SourceFactory,
    ThemeFactory,
    UserFactory,
)
from tests.initiatives.admin.desk import RECORD_MODELS, REFERENCE_MODELS, desk_url, factory_of

pytestmark = pytest.mark.django_db
KINDS = ("csv", "xlsx")


@pytest.fixture(autouse=True)
def _editor(client):
    client.force_login(UserFactory(role="Editors"))


def exported(client, model, form, query=()):
    """The rows of an export, each by the names of its columns."""
    response = client.get(desk_url(model, "list"), {**dict(query), "export": form})
    assert response.status_code == 200
    body = b"".join(response)
    if form == "csv":
        rows = list(csv.reader(io.StringIO(body.decode())))
    else:
        rows = [list(row) for row in load_workbook(io.BytesIO(body)).active.iter_rows(values_only=True)]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("model", [*RECORD_MODELS, *REFERENCE_MODELS], ids=lambda model: model.__name__)
def test_export_has_the_columns_of_the_dataset(client, model, kind):
    row = factory_of(model)()
    cells = exported(client, model, kind)

    assert list(cells[0]) == [column.name for column in TABLE_OF[model].columns]
    key, own = ("iso3", row.iso3) if model is Country else ("key", row.slug)
    assert own in [cell[key] for cell in cells]


@pytest.mark.parametrize("kind", KINDS)
def test_export_speaks_of_references_by_their_keys(client, kind):
    source = SourceFactory()
    policy = PolicyFactory(published=True, sources=[(source, "art. 3")])
    (cells,) = exported(client, type(policy), kind)

    assert cells["country"] == policy.country.iso3
    assert cells["adopted_on"] == "2024-05-17"
    assert source.slug in cells["sources"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\tx"])
def test_no_cell_is_a_formula(client, kind, start):
    policy = PolicyFactory(title=f"{start} title", official_title="")
    (cells,) = exported(client, type(policy), kind)

    assert f"'{start.strip()} title" in cells.values() or f"'{start} title" in cells.values()


@pytest.mark.parametrize("number", ["-2.5", "-3", "7"])
def test_numbers_stay_numbers(number):
    assert harmless(number) == number


def test_export_follows_the_filters(client):
    shown, hidden = PolicyFactory(kind="foreign-policy"), PolicyFactory(kind="cybercrime-law")
    keys = [cells["key"] for cells in exported(client, type(shown), "csv", {"kind": "foreign-policy"})]

    assert keys == [shown.slug]
    assert hidden.slug not in keys


def test_export_needs_as_many_queries_for_many_rows(client, count_queries):
    def fill(number):
        for _ in range(number):
            PositionFactory(published=True, points=[PositionPointFactory.build(sources=[SourceFactory()])])

    def export():
        b"".join(client.get(desk_url(PositionFactory._meta.model, "list"), {"export": "csv"}))

    fill(1)
    export()
    few = count_queries(export)
    fill(5)
    assert count_queries(export) == few


def test_lists_are_filtered_by_the_names_and_values_of_the_public_side(client):
    theme, country = ThemeFactory(), CountryFactory(published=True)
    themed = InitiativeFactory(themes=[theme], countries=[country])
    InitiativeFactory(themes=[ThemeFactory()], countries=[CountryFactory(published=True)])
    policy, event = PolicyFactory(country=country), EventFactory(country=country)
    PolicyFactory()
    EventFactory()
    for record, query in (
        (themed, {"theme": theme.slug}),
        (themed, {"country": country.iso3}),
        (event, {"country": country.iso3}),
        (policy, {"country": country.iso3, "kind": policy.kind, "status": policy.status}),
    ):
        assert [cells["key"] for cells in exported(client, type(record), "csv", query)] == [record.slug]


@pytest.mark.parametrize("query", [{"theme": "none"}, {"country": "XXX"}])
def test_values_that_mean_nothing_do_not_break_a_list(client, query):
    assert client.get(desk_url(InitiativeFactory._meta.model, "list"), query).status_code == 200
