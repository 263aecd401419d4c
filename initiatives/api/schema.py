"""The description of the API in OpenAPI 3.1, made from the resources by drf-spectacular."""

from functools import cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from initiatives.api.examples import example_of
from initiatives.api.problems import PROBLEM_TYPE
from initiatives.api.resources import RESOURCES


class ProblemSerializer(serializers.Serializer):
    """Why a request is not answered (RFC 9457)."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(
        child=serializers.ListField(child=serializers.CharField()),
        required=False,
        help_text="What is wrong, by the name of the parameter.",
    )


class LicenceSerializer(serializers.Serializer):
    """Under which terms the data may be used."""

    name = serializers.CharField()
    url = serializers.URLField()


class RootSerializer(serializers.Serializer):
    """What the API offers."""

    name = serializers.CharField()
    licence = LicenceSerializer()
    schema = serializers.URLField()
    docs = serializers.URLField()
    resources = serializers.DictField(child=serializers.URLField())


UNKNOWN_PARAMETER = OpenApiExample(
    "A code that no country has",
    value={
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "See what is said of: country.",
        "errors": {"country": ["“XXX” is not known here. Expected values such as: ATG, ARG, BHS."]},
    },
    response_only=True,
    status_codes=["400"],
    media_type=PROBLEM_TYPE,
)
BAD_REQUEST = "A parameter or a value is not known; the answer names it."
REFUSALS = {
    400: BAD_REQUEST,
    404: "There is nothing public by this key.",
    406: "The answer can be had as JSON only.",
    410: "It was public once and is not any more; the answer says why.",
    429: "Too many requests in this minute; the header Retry-After says how many seconds to wait.",
}
IF_NONE_MATCH = OpenApiParameter(
    "If-None-Match",
    str,
    OpenApiParameter.HEADER,
    description="The ETag of an answer that you have; 304 is the answer if it is still the newest.",
)
ETAG = OpenApiParameter(
    "ETag", str, OpenApiParameter.HEADER, description="Names the content of the answer.", response=[200]
)


class CommonSchema(AutoSchema):
    """What is said of all addresses: conditional requests and refusals."""

    refusals: tuple[int, ...] = (400, 406, 429)

    def get_override_parameters(self) -> list[Any]:
        """The headers of conditional requests."""
        return [IF_NONE_MATCH, ETAG]

    def get_response_serializers(self) -> dict[Any, Any]:
        """The answer, that it has not changed, and the refusals."""
        answers: dict[Any, Any] = {200: self.answer(), 304: OpenApiResponse(description="Not changed.")}
        for status in self.refusals:
            answers[status, PROBLEM_TYPE] = OpenApiResponse(ProblemSerializer, description=REFUSALS[status])
        return answers

    def answer(self) -> Any:
        """The serializer of the answer."""
        raise NotImplementedError


class RootSchema(CommonSchema):
    """Of the list of resources."""

    def answer(self) -> Any:
        """What the API offers."""
        return RootSerializer

    def get_operation_id(self) -> str:
        """A name for clients."""
        return "list_resources"

    def get_tags(self) -> list[str]:
        """Among no resource."""
        return ["api"]


class ResourceSchema(CommonSchema):
    """Of a list or a single row; what is said follows from the resource."""

    @property
    def is_list(self) -> bool:
        """Whether it is of a list."""
        return self._is_list_view()

    @property
    def refusals(self) -> tuple[int, ...]:  # type: ignore[override]  # an attribute there
        """A single row can be missing."""
        return (400, 406, 429) if self.is_list else (400, 404, 406, 410, 429)

    def _is_list_view(self, serializer: Any = None) -> bool:
        return bool(self.view.pagination_class)

    def get_override_parameters(self) -> list[Any]:
        """The headers, and which fields are wanted."""
        names = list(self.view.get_serializer_class()().fields)
        fields = OpenApiParameter(
            "fields",
            {"type": "array", "items": {"type": "string", "enum": names}},
            OpenApiParameter.QUERY,
            description="The only fields that are wanted, parted by commas.",
            style="form",
            explode=False,
        )
        return [*super().get_override_parameters(), fields]

    def answer(self) -> Any:
        """The serializer of the resource."""
        return self.view.get_serializer_class()(many=self.is_list)

    def get_operation_id(self) -> str:
        """A name for clients."""
        return f"{'list' if self.is_list else 'get'}_{self.view.resource.name}"

    def get_tags(self) -> list[str]:
        """By resource."""
        return [self.view.resource.name]

    def get_summary(self) -> str:
        """The title of the resource."""
        title = str(self.view.resource.title)
        return title if self.is_list else f"{title}: one by its key"

    def get_description(self) -> str:
        """What the resource holds."""
        return str(self.view.resource.lede)

    def get_examples(self) -> list[OpenApiExample]:
        """A row of the opening catalogue, and a refusal."""
        row = example_of(self.view.resource)
        shown = []
        if row is not None:
            title = "As in the opening catalogue"
            shown.append(OpenApiExample(title, value=row, response_only=True, status_codes=["200"]))
        return [*shown, UNKNOWN_PARAMETER] if "country" in self._filter_names() else shown

    def _filter_names(self) -> set[str]:
        return set(self.view.resource.filterset_class.base_filters) if self.is_list else set()


@cache
def api_schema() -> dict[str, Any]:
    """The whole description, in English; it does not depend on what is in the database."""
    from initiatives.api import urls

    with translation.override("en"):
        schema: dict[str, Any] = SchemaGenerator(patterns=urls.prefixed_patterns()).get_schema(public=True)
    for resource in RESOURCES:
        # With ``fields`` all others are left out.
        del schema["components"]["schemas"][resource.model.__name__]["required"]
    return schema
