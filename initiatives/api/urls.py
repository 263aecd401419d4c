"""The addresses of the API, from the list of its resources."""

from django.urls import URLPattern, path, re_path

from initiatives.api.docs import DocumentationView
from initiatives.api.resources import RESOURCES
from initiatives.api.schema_view import SchemaView
from initiatives.api.views import NotFoundView, ResourceDetailView, ResourceListView, RootView

app_name = "api"
PREFIX = "api/v1/"


def prefixed_patterns() -> list[URLPattern]:
    """The same addresses as they are below the root of the site, for the description of the API."""
    return [path(f"{PREFIX}{pattern.pattern}", pattern.callback) for pattern in urlpatterns[:-1]]


urlpatterns = [
    path("", RootView.as_view(), name="root"),
    path("schema/", SchemaView.as_view(), name="schema"),
    path("docs/", DocumentationView.as_view(), name="docs"),
]
for resource in RESOURCES:
    urlpatterns += [
        path(f"{resource.name}/", ResourceListView.as_view(resource=resource), name=f"{resource.name}_list"),
    ]
    if resource.key_field:
        urlpatterns += [
            path(
                f"{resource.name}/<slug:key>/",
                ResourceDetailView.as_view(resource=resource),
                name=f"{resource.name}_detail",
            ),
        ]
urlpatterns += [re_path(r"^.*/$", NotFoundView.as_view())]
