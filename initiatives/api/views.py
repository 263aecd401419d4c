"""The views of the API: what there is, lists, and single rows."""

from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives.api.open_view import OpenView
from initiatives.api.pagination import KeysetPagination
from initiatives.api.parameters import SectionFilterBackend, check_parameters
from initiatives.api.problems import Gone
from initiatives.api.resources import RESOURCES, Resource
from initiatives.api.schema import ResourceSchema, RootSchema
from initiatives.api.serializers import serializer_of
from initiatives.api.versions import with_versions
from initiatives.choices import RemovalKind
from initiatives.merging.redirects import kept_in_place_of
from initiatives.models import Country
from initiatives.standing import standing_of

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


class RootView(OpenView):
    """What there is."""

    schema = RootSchema()

    def get(self, request: Request) -> Response:
        """The resources by name, with licence and the addresses of the description."""
        check_parameters(request.query_params, ())

        def address(name: str) -> str:
            return request.build_absolute_uri(reverse(f"api:{name}"))

        return Response(
            {
                "name": settings.WAGTAIL_SITE_NAME,
                "licence": LICENCE,
                "schema": address("schema"),
                "docs": address("docs"),
                "resources": {resource.name: address(f"{resource.name}_list") for resource in RESOURCES},
            }
        )


class ResourceView(OpenView, GenericAPIView):
    """Rows of one resource, of which only what is public is ever read."""

    resource: Resource = RESOURCES[0]
    schema = ResourceSchema()
    lookup_url_kwarg = "key"

    def get_queryset(self) -> QuerySet[Any]:
        """The public rows with all that is written of them, in a fixed number of queries."""
        rows = self.resource.model._default_manager.for_list()
        return with_versions(rows, self.resource.owner) if self.resource.has_versions else rows

    def get_serializer_class(self) -> Any:
        """The serializer of the resource."""
        return serializer_of(self.resource)

    def chosen_fields(self) -> list[str]:
        """The fields that are asked for; raises ``ValidationError`` for one that there is not."""
        texts = self.request.query_params.getlist("fields")
        wanted = list(dict.fromkeys(name.strip() for text in texts for name in text.split(",")))
        known = list(self.get_serializer_class()().fields)
        unknown = [name for name in wanted if name not in known]
        if unknown:
            raise ValidationError(
                {"fields": [f"There is no such field. Expected any of: {', '.join(known)}."]}
            )
        return wanted


class ResourceListView(ResourceView):
    """A list: the filters, orders and rows of the list that readers see."""

    pagination_class = KeysetPagination
    filter_backends = (SectionFilterBackend,)
    other_parameters = ("cursor", "page_size", "fields")

    def get(self, request: Request) -> Response:
        """One page of the list."""
        rows = self.filter_queryset(self.get_queryset())
        only = self.chosen_fields()
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True, only=only).data)


class ResourceDetailView(ResourceView):
    """One row by its key."""

    def get(self, request: Request, key: str) -> Any:
        """The row; where it was merged into another, the way there."""
        check_parameters(request.query_params, {"fields"})
        only = self.chosen_fields()
        row = self.get_queryset().filter(self._named(key)).first()
        if row is not None:
            return Response(self.get_serializer(row, only=only).data)
        kept = kept_in_place_of(self.resource.model, key)
        if kept is not None:
            return HttpResponsePermanentRedirect(
                reverse(f"api:{self.resource.name}_detail", args=[kept.slug])
            )
        raise self._why_not(key)

    def _named(self, key: str) -> Q:
        """By the key; countries by code, and by the key that stands in the addresses of pages."""
        return Q(iso3=key.upper()) | Q(slug=key) if self.resource.model is Country else Q(slug=key)

    def _why_not(self, key: str) -> Exception:
        standing = standing_of(self.resource.model, key)
        if standing is None:
            return NotFound(_("There is nothing public by this key."))
        withdrawn = standing.removal.kind == RemovalKind.WITHDRAWN
        said = (
            _("It was withdrawn: %(reason)s") if withdrawn else _("It was taken from the public: %(reason)s")
        )
        return Gone(said % {"reason": standing.removal.reason})


class NotFoundView(OpenView):
    """Any other address below the API's."""

    schema = None

    def get(self, request: Request, **kwargs: Any) -> Response:
        """Say so in JSON."""
        raise Http404
