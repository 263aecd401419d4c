"""The changes as an Atom feed, by the same filters as their page."""

from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from initiatives.changes.page import ChangesPage
from initiatives.changes.rows import ChangeRow


class ChangesFeed(Feed):
    """What was published, changed or withdrawn last; entries keep their identity for ever."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> ChangesPage:
        """The changes that the address asks for."""
        return ChangesPage(request.GET, request.path)

    def title(self, page: ChangesPage) -> str:
        """What the feed holds."""
        return f"{_('Changes')} · {settings.WAGTAIL_SITE_NAME}"

    def subtitle(self, page: ChangesPage) -> str:
        """The filters that are on."""
        return "; ".join(f"{chip.group}: {chip.value}" for chip in page.chips) or _("Everything")

    def link(self, page: ChangesPage) -> str:
        """The page with the same filters."""
        return page.query.address(page.path)

    def feed_url(self, page: ChangesPage) -> str:
        """The feed itself."""
        return page.feed_url

    def author_name(self, page: ChangesPage) -> str:
        """The portal; persons are not named."""
        return settings.WAGTAIL_SITE_NAME

    def items(self, page: ChangesPage) -> list[ChangeRow]:
        """The newest changes."""
        return page.newest()

    def item_title(self, item: ChangeRow) -> str:
        """What happened to which record."""
        return fit_for_xml(": ".join(filter(None, [item.happened, item.prefix, item.record.heading])))

    def item_description(self, item: ChangeRow) -> str:
        """Why, and of what weight it is; readers take it for HTML."""
        return escape(fit_for_xml(f"{item.note} ({item.record.type_label}; {item.weight_label})"))

    def item_link(self, item: ChangeRow) -> str:
        """The page of the record."""
        return item.url

    def item_guid(self, item: ChangeRow) -> str:
        """A name that no change of addresses takes away."""
        return item.identity

    def item_pubdate(self, item: ChangeRow) -> Any:
        """When it happened."""
        return item.at

    def item_updateddate(self, item: ChangeRow) -> Any:
        """What is published does not change; the next version is an entry of its own."""
        return item.at

    def item_categories(self, item: ChangeRow) -> list[str]:
        """The type of the record and the weight of the change."""
        return [item.record._meta.model_name, item.weight]


def fit_for_xml(text: str) -> str:
    """A text without the control characters that XML does not allow."""
    return "".join(character for character in text if character.isprintable() or character in "\n\t")
