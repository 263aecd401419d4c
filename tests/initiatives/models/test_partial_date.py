"""Partial dates are text that sorts, compares and round-trips as dates do."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from initiatives.models import Policy
from initiatives.partial_date import PartialDate, PartialDateField
from tests.factories import PolicyFactory

DAYS = st.dates(min_value=datetime.date(1000, 1, 1))
PARTIAL = st.builds(
    lambda day, length: PartialDate(day.isoformat()[:length]), DAYS, st.sampled_from([4, 7, 10])
)


@given(PARTIAL)
def test_every_partial_date_is_its_own_text(date):
    assert PartialDate(str(date)) == date
    assert PartialDateField(null=True).to_python(str(date)) == date
    assert date.precision == {4: "year", 7: "month", 10: "day"}[len(date)]


@given(PARTIAL)
def test_period_runs_from_its_earliest_to_its_latest_day(date):
    assert date.earliest <= date.latest
    for day in (date.earliest, date.latest):
        assert day.isoformat().startswith(date)
    if date.latest < datetime.date.max:
        assert not (date.latest + datetime.timedelta(days=1)).isoformat().startswith(date)


@given(st.lists(PARTIAL))
def test_text_order_is_the_order_of_the_beginnings(dates):
    ordered = sorted(dates)
    assert [date.earliest for date in ordered] == sorted(date.earliest for date in dates)


@given(DAYS)
def test_whole_dates_are_read_as_they_are(day):
    assert PartialDate(day).earliest == PartialDate(day).latest == day


@given(st.text(max_size=12).filter(lambda text: not text.isascii() or not text[:4].isdigit()))
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate(text)


@pytest.mark.parametrize(
    "text",
    [
        "2019-13",
        "2019-00",
        "2019-02-30",
        "0000",
        "19",
        "2019-5",
        "2019-05-1",
        "2019-05-17T00:00",
        " 2019",
        "2019\n",
        "٢٠١٩",
        "2019/05",
        "2019-05-17-01",
        "",
    ],
)
def test_dates_that_are_none_are_refused(text):
    with pytest.raises(ValueError, match=r"date|month|day|year"):
        PartialDate(text)


def test_parts_of_a_date():
    date = PartialDate("2019-05")
    assert (date.year, date.month, date.day) == (2019, 5, None)
    assert PartialDate("2024-02").latest == datetime.date(2024, 2, 29)


def test_unknown_date_is_none():
    field = PartialDateField(null=True)
    assert field.to_python("") is None
    assert field.get_prep_value(None) is None


def test_field_names_the_bad_value_and_shows_what_is_meant():
    with pytest.raises(ValidationError, match=r"“May 2019” is not a date.*2019-05-17"):
        PartialDateField().to_python("May 2019")


def test_optional_field_must_be_nullable():
    field = PartialDateField(blank=True)
    field.set_attributes_from_name("date")
    assert "initiatives.E001" in {error.id for error in field.check()}


@pytest.mark.django_db
def test_database_sorts_and_compares_as_text():
    dates = ["2019", "2019-05", "2019-05-17", "2020", "2018-12-31", None]
    for date in dates:
        PolicyFactory(adopted_on=date)
    policies = Policy.objects.filter(adopted_on__isnull=False).order_by("adopted_on")
    assert [policy.adopted_on for policy in policies] == sorted(date for date in dates if date)
    assert isinstance(policies[0].adopted_on, PartialDate)
    assert Policy.objects.filter(adopted_on__gte="2019", adopted_on__lt="2020").count() == 3


@pytest.mark.django_db
def test_no_door_lets_a_bad_date_into_the_database():
    with pytest.raises(ValidationError):
        Policy.objects.filter(pk=0).update(adopted_on="2019-99")
