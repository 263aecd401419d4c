"""The documentation of the API as a page of the site, from the same description that programs read."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from initiatives.api.examples import example_of
from initiatives.api.pagination import LARGEST_SIZE, USUAL_SIZE
from initiatives.api.resources import RESOURCES, Resource
from initiatives.api.schema import UNKNOWN_PARAMETER, api_schema

COMMON = ("cursor", "fields", "page_size")
SAMPLES = {
    "curl": """curl --get {site}/api/v1/policies/ \\
  --data country=BRA --data country=CHL --data sort=-date --data fields=key,title,adopted_on""",
    "Python": """import requests

address = "{site}/api/v1/participations/?instrument=budapest-convention"
rows = []
while address:
    page = requests.get(address, timeout=30).json()
    rows += page["results"]
    address = page["next"]""",
    "R": """library(httr2)

pages <- request("{site}/api/v1/observations/") |>
  req_url_query(indicator = "itu-gci", page_size = 200) |>
  req_perform_iterative(\\(response, request) {{
    following <- resp_body_json(response)$`next`
    if (!is.null(following)) req_url(request, following)
  }}, max_reqs = Inf)""",
}
AGAIN = """curl --include --header 'If-None-Match: "…"' {site}/api/v1/countries/"""


class DocumentationView(TemplateView):
    """How to ask, what comes back, and every resource with its filters and fields; works without scripts."""

    template_name = "initiatives/api_docs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """All parts of the page; no query is made."""
        site = f"{self.request.scheme}://{self.request.get_host()}"
        resources = [resource_part(resource) for resource in RESOURCES]
        return super().get_context_data(
            crumbs=[{"label": _("API"), "url": self.request.path}],
            samples=[{"name": name, "code": code.format(site=site)} for name, code in SAMPLES.items()],
            again=AGAIN.format(site=site),
            refusal=_as_text(UNKNOWN_PARAMETER.value),
            resources=resources,
            contents=[*_contents(), *({"anchor": its["anchor"], "label": its["title"]} for its in resources)],
            limit=settings.API_REQUESTS_PER_MINUTE,
            usual_size=USUAL_SIZE,
            largest_size=LARGEST_SIZE,
            **kwargs,
        )


def _contents() -> list[dict[str, Any]]:
    return [
        {"anchor": "first", "label": _("First requests")},
        {"anchor": "asking", "label": _("How to ask")},
        {"anchor": "answers", "label": _("What comes back")},
        {"anchor": "manners", "label": _("Limits and manners")},
    ]


def resource_part(resource: Resource) -> dict[str, Any]:
    """One resource: its address, its filters, its fields and a row."""
    address = reverse(f"api:{resource.name}_list")
    operation = api_schema()["paths"][address]["get"]
    fields = api_schema()["components"]["schemas"][resource.model.__name__]["properties"]
    example = example_of(resource)
    return {
        "anchor": resource.name.replace("_", "-"),
        "title": resource.title,
        "lede": resource.lede,
        "address": address,
        "filters": list(_filters_of(operation)),
        "fields": [
            {"name": name, "kind": kind_of(field), "about": _unmarked(field.get("description", ""))}
            for name, field in fields.items()
        ],
        "example": _as_text(example) if example else "",
    }


def _filters_of(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for parameter in operation["parameters"]:
        if parameter["in"] == "query" and parameter["name"] not in COMMON:
            schema = parameter["schema"]
            values = schema.get("enum") or schema.get("items", {}).get("enum", [])
            yield {"name": parameter["name"], "about": _unmarked(parameter["description"]), "values": values}


def kind_of(schema: dict[str, Any]) -> str:
    """The sort of value that a field holds, in words."""
    if "enum" in schema:
        return ", ".join(str(value) for value in schema["enum"] if value is not None)
    if schema.get("format") in WORDS:
        return str(WORDS[schema["format"]])
    kinds = schema.get("type", "object")
    kind = kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")
    if kind == "array":
        return _("list")
    return _("date, perhaps partial") if "pattern" in schema else str(WORDS[kind])


WORDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "double": "number",
    "boolean": "true or false",
    "object": "object",
    "date": "day",
    "date-time": "time",
    "uri": "address",
}


def _unmarked(text: str) -> str:
    """A description without the marks of code, which the page does not read."""
    return text.replace("`", "")


def _as_text(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
