"""Makes the pages with which the portal opens, where they are missing; never touches one that is there."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from portal.models import HomePage
from portal.opening_pages import OPENING_PAGES
from portal.opening_pages.opening_page import OpeningPage

HOME_SLUG = "portal"
DEFAULT_PORTS = {"http": 80, "https": 443}


@transaction.atomic
def make_opening_pages() -> list[str]:
    """Make and publish what is missing, all or nothing; give the addresses of the pages made.

    A page counts as there whatever its state, so that one that an editor has taken back stays so.
    """
    home = HomePage.objects.first()
    made = [] if home else ["/"]
    home = home or _make_home()
    _serve_from(home)
    return made + [f"/{page.path}/" for page in OPENING_PAGES if _make(page, home)]


def _make_home() -> HomePage:
    root = Page.get_first_root_node()
    home = HomePage(title=settings.WAGTAIL_SITE_NAME, slug=HOME_SLUG, live=False)
    root.add_child(instance=home)
    home.save_revision().publish()
    return home


def _serve_from(home: HomePage) -> None:
    """Let the default site begin at the home page, in place of the page that Wagtail puts there."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        site = Site(is_default_site=True)
    elif not _is_welcome_page(site.root_page):
        return
    welcome = site.root_page if site.root_page_id else None
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or DEFAULT_PORTS.get(address.scheme, 80)
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.root_page = home
    site.save()
    if welcome:
        welcome.delete()


def _is_welcome_page(page: Page) -> bool:
    """Whether this is the page that a new Wagtail shows: plain, with nothing below it, never edited."""
    return page.specific_class is Page and not page.latest_revision_id and page.is_leaf()


def _make(opening: OpeningPage, home: Page) -> bool:
    """Make one page, unless it is there, its only place is taken, or the page above it is gone."""
    parent = _page_at(opening.parent_path, home)
    if parent is None or parent.get_children().filter(slug=opening.slug).exists():
        return False
    if not opening.model.can_create_at(parent.specific):
        return False
    page = opening.model(
        title=opening.title,
        slug=opening.slug,
        lede=opening.lede,
        search_description=opening.description,
        show_in_menus=True,
        live=False,
        **opening.fields,
    )
    page.body = page.body.stream_block.to_python(list(opening.body))
    parent.add_child(instance=page)
    page.save_revision().publish()
    return True


def _page_at(path: str, home: Page) -> Page | None:
    """The page at an address below the home page."""
    return Page.objects.filter(url_path=f"{home.url_path}{path}/" if path else home.url_path).first()
