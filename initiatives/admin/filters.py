"""Filters of the desk's lists, by the names and values of the public lists."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from django_filters import ModelMultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet

from initiatives.models import Country, Theme


def filters_of(model: type[Model], columns: tuple[str, ...]) -> type[WagtailFilterSet]:
    """A filter set by columns of a model, and by ``country`` and ``theme`` where it has them."""
    declared: dict[str, Any] = {}
    fields = {field.name for field in model._meta.get_fields() if not field.auto_created}
    if places := [name for name in ("country", "countries") if name in fields]:
        declared["country"] = _any_of(places, Country, "iso3", _("Country"))
    if "themes" in fields:
        declared["theme"] = _any_of(["themes"], Theme, "slug", _("Subject"))
    by_column = [name for name in columns if name not in declared]
    meta = type("Meta", (), {"model": model, "fields": by_column})
    return type(f"{model.__name__}FilterSet", (WagtailFilterSet,), {**declared, "Meta": meta})


def _any_of(fields: Sequence[str], model: type[Model], key: str, label) -> ModelMultipleChoiceFilter:
    """Rows that one of the fields relates to any of the chosen rows, each of them once."""

    def narrow(queryset: QuerySet[Any], _name: str, chosen: list) -> QuerySet[Any]:
        if not chosen:
            return queryset
        related = Q()
        for field in fields:
            related |= Q(**{f"{field}__in": chosen})
        return queryset.filter(pk__in=queryset.model._default_manager.filter(related).values("pk"))

    return ModelMultipleChoiceFilter(
        method=narrow,
        to_field_name=key,
        queryset=model._default_manager.all(),
        label=label,
        widget=CheckboxSelectMultiple,
    )
