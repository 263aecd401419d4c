"""Rows of countries and of what belongs to one country: policies, institutions and positions."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from initiatives.adoption import date_word
from initiatives.choices import Stance
from initiatives.filters.vocabularies import language_name
from initiatives.models import Country, Institution, Policy, Position
from initiatives.rows.parts import (
    CHECKED,
    COUNTRY,
    KIND,
    STATUS,
    TITLE,
    Column,
    Part,
    country_part,
    date_cell,
    dated_part,
    kind_part,
    names_text,
    record_row,
    status_part,
    text_cell,
)


def country_row(country: Country) -> Part:
    """Where it lies, its capital and the groupings of which it is a member."""
    groupings = names_text(country.groupings.all())
    meta = [
        {"text": country.get_subregion_display() or country.type_label},
        {"text": country.capital} if country.capital else {},
        {"text": groupings} if groupings else {},
    ]
    return record_row(country, meta) | {"lang": ""}


COUNTRY_COLUMNS = (
    Column(
        gettext_lazy("Name"), lambda country: {"text": country.heading, "url": country.get_absolute_url()}
    ),
    Column(gettext_lazy("Subregion"), lambda country: text_cell(country.get_subregion_display())),
    Column(gettext_lazy("Capital"), lambda country: text_cell(country.capital)),
    Column(gettext_lazy("Groupings"), lambda country: text_cell(names_text(country.groupings.all()))),
    CHECKED,
)


def policy_row(policy: Policy) -> Part:
    """Kind, status, day of adoption and country."""
    adopted = dated_part(date_word(policy), policy.adopted_on)
    return record_row(policy, [kind_part(policy), status_part(policy), adopted, country_part(policy)])


POLICY_COLUMNS = (
    TITLE,
    COUNTRY,
    KIND,
    STATUS,
    Column(gettext_lazy("Adopted"), date_cell("adopted_on")),
    CHECKED,
)


def institution_row(institution: Institution) -> Part:
    """Kind, whether it is only planned, since when it exists, and country."""
    planned = {"status": "planned", "text": _("planned")} if institution.is_planned else {}
    since = {} if planned else dated_part(_("established"), institution.established_on)
    acronym = {"text": institution.acronym} if institution.acronym else {}
    meta = [kind_part(institution), planned, acronym, since, country_part(institution)]
    return record_row(institution, meta)


def _existence(institution: Institution) -> Part:
    return {"status": "planned", "text": _("planned")} if institution.is_planned else {"text": _("exists")}


INSTITUTION_COLUMNS = (
    TITLE,
    Column(gettext_lazy("Acronym"), lambda institution: {"text": institution.acronym}),
    COUNTRY,
    KIND,
    Column(gettext_lazy("Status"), _existence),
    Column(gettext_lazy("Established"), date_cell("established_on")),
    CHECKED,
)


def position_row(position: Position) -> Part:
    """Kind, date, country and forum, and on how many questions of law the text speaks."""
    meta = [
        kind_part(position),
        {"date": position.delivered_on} if position.delivered_on else {},
        country_part(position),
        {"text": position.document_symbol} if position.document_symbol else {},
    ]
    return record_row(position, meta, questions_text(position) or position.forum)


def questions_text(position: Position) -> str:
    """“Speaks to 9 questions of law, silent on 3”, counted on its points; nothing where it has none."""
    stances = [point.stance for point in position.points.all()]
    silent = stances.count(Stance.NOT_ADDRESSED)
    spoken = len(stances) - silent
    if not stances:
        return ""
    text = ngettext("Speaks to %(number)d question of law", "Speaks to %(number)d questions of law", spoken)
    silence = _(", silent on %(number)d") % {"number": silent} if silent else ""
    return text % {"number": spoken} + silence


def _questions(position: Position) -> Part:
    spoken = sum(point.stance != Stance.NOT_ADDRESSED for point in position.points.all())
    return {"text": str(spoken), "is_number": True}


POSITION_COLUMNS = (
    TITLE,
    COUNTRY,
    KIND,
    Column(gettext_lazy("Delivered"), date_cell("delivered_on")),
    Column(gettext_lazy("Forum"), lambda position: text_cell(position.forum)),
    Column(gettext_lazy("Questions of law"), _questions),
    Column(gettext_lazy("Language read"), lambda position: text_cell(language_name(position.language))),
    CHECKED,
)
