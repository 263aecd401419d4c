"""What the frame of every page needs: its name, its navigation, how it looks."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.follows.foot import newsletter_foot
from portal.views.appearance import chosen_theme

# Label, address without language prefix, and the part of the site of which the entry is the way in.
NAVIGATION = (
    (_("Countries"), "/countries/", "/countries/"),
    (_("Positions"), "/positions/matrix/", "/positions/"),
    (_("Compare"), "/compare/", "/compare/"),
    (_("Policies"), "/policies/", "/policies/"),
    (_("Instruments"), "/instruments/", "/instruments/"),
    (_("Initiatives"), "/initiatives/", "/initiatives/"),
    (_("Events"), "/events/", "/events/"),
    (_("Analysis"), "/analysis/", "/analysis/"),
)
FOOTER_NAVIGATION = (
    (_("Institutions"), "/institutions/", "/institutions/"),
    (_("Indicators"), "/indicators/", "/indicators/"),
    (_("Organisations"), "/organisations/", "/organisations/"),
    (_("Sources"), "/sources/", "/sources/"),
    (_("Positions as a list"), "/positions/", "/positions/"),
    (_("Alignment"), "/alignment/", "/alignment/"),
    (_("Map"), "/map/", "/map/"),
    (_("Timeline"), "/timeline/", "/timeline/"),
    (_("Coverage"), "/coverage/", "/coverage/"),
    (_("Corrections"), "/corrections/", "/corrections/"),
    (_("Changes"), "/changes/", "/changes/"),
    (_("Data"), "/data/", "/data/"),
    (_("API"), "/api/v1/docs/", "/api/v1/docs/"),
    (_("Newsletter"), "/newsletter/", "/newsletter/"),
    (_("About"), "/about/", "/about/"),
    (_("Method"), "/method/", "/method/"),
    (_("Accessibility"), "/accessibility/", "/accessibility/"),
    (_("Privacy"), "/privacy/", "/privacy/"),
)


def frame(request: HttpRequest) -> dict:
    """Give ``base.html`` what it shows around the content of a page."""
    return {
        "site_name": _(settings.WAGTAIL_SITE_NAME),
        "theme": chosen_theme(request),
        "navigation": _entries(NAVIGATION, request.path),
        "newsletter": newsletter_foot(),
        "footer_navigation": _entries(FOOTER_NAVIGATION, request.path),
    }


def _entries(navigation: tuple, path: str) -> list[dict]:
    language = get_language() or settings.LANGUAGE_CODE
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return [
        {"label": label, "url": prefix + address, "current": path.startswith(prefix + part)}
        for label, address, part in navigation
    ]
