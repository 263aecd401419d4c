"""The letters of the editors as an Atom feed."""

from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.issues.page import issue_context
from accounts.models import NewsletterIssue
from initiatives.exports.feed import identity
from initiatives.exports.xml_text import fit_for_xml

ENTRIES = 20


class ArchiveFeed(Feed):
    """The latest issues; entries keep their identity for ever."""

    feed_type = Atom1Feed

    def title(self) -> str:
        """What the feed holds."""
        return f"{_('Letters of the editors')} · {settings.WAGTAIL_SITE_NAME}"

    def subtitle(self) -> str:
        """In a sentence."""
        return _("What the editors wrote to readers of the newsletter.")

    def link(self) -> str:
        """The list."""
        return reverse("newsletter_archive")

    def feed_url(self) -> str:
        """The feed itself."""
        return f"{reverse('newsletter_archive')}?format=atom"

    def author_name(self) -> str:
        """The portal; persons are not named."""
        return settings.WAGTAIL_SITE_NAME

    def items(self) -> list[NewsletterIssue]:
        """The newest ones."""
        return list(NewsletterIssue.objects.published().select_related("edition")[:ENTRIES])

    def item_title(self, item: NewsletterIssue) -> str:
        """Its title in the language of the feed."""
        return fit_for_xml(item.heading)

    def item_description(self, item: NewsletterIssue) -> str:
        """The introduction, as HTML."""
        context = {"said": issue_context(item, item.edition.told)["said"], "language": get_language()}
        return fit_for_xml(render_to_string("accounts/newsletter/issue_words.html", context))

    def item_guid(self, item: NewsletterIssue) -> str:
        """A name that no change of addresses takes away."""
        return identity(f"/newsletter-issue/{item.slug}")

    def item_pubdate(self, item: NewsletterIssue) -> Any:
        """When it was sent."""
        return item.first_published_at

    def item_updateddate(self, item: NewsletterIssue) -> Any:
        """When it was corrected last."""
        return item.last_published_at
