"""All addresses: operations and desks first, then the public pages in each language, narrative pages last."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views.sign_in import sign_in
from initiatives.api.urls import PREFIX as API_PREFIX
from portal.views.appearance import appearance
from portal.views.gallery import ComponentGallery
from portal.views.health import favicon, healthz, readyz, robots
from portal.views.search import SearchView, SuggestionsView
from portal.views.sitemap import sitemap, sitemap_index

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap_index"),
    path("sitemap-<slug:key>-<int:number>.xml", sitemap, name="sitemap"),
    path("favicon.ico", favicon, name="favicon"),
    path("appearance/", appearance, name="appearance"),
    path("accounts/", include("accounts.urls")),
    # One door: the desks' own forms know neither the second factor nor the limits of ours.
    path("django-admin/login/", sign_in),
    path("admin/login/", sign_in),
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path(API_PREFIX, include("initiatives.api.urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns += [re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})]

if settings.SHOW_COMPONENT_GALLERY:
    urlpatterns += [path("components/", ComponentGallery.as_view(), name="component_gallery")]

if settings.ANYMAIL["WEBHOOK_SECRET"]:
    urlpatterns.append(path("anymail/", include("anymail.urls")))
urlpatterns += i18n_patterns(
    path("", include("initiatives.urls")),
    path("newsletter/", include("accounts.newsletter_urls")),
    path("_util/login/", sign_in),
    path("search/", SearchView.as_view(), name="search"),
    path("search/suggestions/", SuggestionsView.as_view(), name="search_suggestions"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
