"""The description of the API, for programs."""

from typing import Any

from drf_spectacular.renderers import OpenApiYamlRenderer
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from initiatives.api.open_view import OpenView
from initiatives.api.parameters import check_parameters
from initiatives.api.schema import api_schema


class SchemaRenderer(JSONRenderer):
    """JSON that people can read as well."""

    def get_indent(self, accepted_media_type: str, renderer_context: Any) -> int:
        """Two columns."""
        return 2


class SchemaView(OpenView):
    """OpenAPI 3.1 as JSON, or as YAML for ``Accept: application/vnd.oai.openapi``."""

    schema = None
    renderer_classes = (SchemaRenderer, OpenApiYamlRenderer)

    def get(self, request: Request) -> Response:
        """The whole description."""
        check_parameters(request.query_params, ())
        return Response(api_schema())
