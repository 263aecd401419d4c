"""Answers for machines: does the portal live, is it ready, what may be read, which mark stands for it."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from initiatives.addresses import site_address

ROBOTS = """\
User-agent: *
Disallow: /admin/
Disallow: /django-admin/
Disallow: /accounts/
Disallow: /compare/
Disallow: /es/compare/
Disallow: /pt/compare/
Disallow: /*/cite/
Disallow: /*?format=
Disallow: /*&format=

Sitemap: {sitemap}
"""


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and all migrations are applied; 503 with the reason otherwise."""
    problem = _problem()
    return HttpResponse(f"{problem or 'ready'}\n", content_type="text/plain", status=503 if problem else 200)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What is public may be read by anybody; files of lists and permutations are nothing for crawlers."""
    text = ROBOTS.format(sitemap=site_address(reverse("sitemap_index")))
    return HttpResponse(text, content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """The mark, for browsers and desks that ask for it at the usual address."""
    return HttpResponsePermanentRedirect(static("img/favicon.svg"))


def _problem() -> str:
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return f"{len(waiting)} migrations are not applied" if waiting else ""
