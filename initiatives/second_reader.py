"""The rule of the second reader: who wrote a draft, who may review it, and who may not approve it.

The rule stands here alone; actions, desk and imports ask these functions.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, Revision

from initiatives.choices import PublicationRole

REVIEW = "initiatives.add_approval"
REMOVE = "initiatives.add_removal"
MANAGE = "initiatives.change_remit"


def is_reviewer(user) -> bool:
    """Whether somebody reviews at all."""
    return user.is_active and user.has_perm(REVIEW)


def may_write(user, record) -> bool:
    """Whether somebody writes what is of this type."""
    return user.has_perm(f"{record._meta.app_label}.change_{record._meta.model_name}")


def may_remove(user) -> bool:
    """Whether somebody takes records from the public."""
    return user.is_active and user.has_perm(REMOVE)


def may_review(user, record) -> bool:
    """Whether a record is within what somebody reviews; the records of others and one's own alike."""
    if not is_reviewer(user):
        return False
    remit = getattr(user, "remit", None)
    return user.is_superuser or remit is None or within_remit(record, remit)


def within_remit(record, remit) -> bool:
    """Whether a record belongs to a country or subject of a remit; an empty one limits nothing.

    A record that has neither country nor subject belongs to everybody.
    """
    countries = {country.pk for country in remit.countries.all()}
    themes = {theme.pk for theme in remit.themes.all()}
    if not countries and not themes:
        return True
    own_countries, own_themes = countries_of(record), themes_of(record)
    if not own_countries and not own_themes:
        return True
    return bool(countries & own_countries or themes & own_themes)


def countries_of(record) -> set[int]:
    """The countries that a record is about, by primary key."""
    if record._meta.model_name == "country":
        return {record.pk}
    found = {country.pk for country in record.countries.all()} if hasattr(record, "countries") else set()
    if getattr(record, "country_id", None):
        found.add(record.country_id)
    return found


def themes_of(record) -> set[int]:
    """The subjects of a record, by primary key."""
    return {theme.pk for theme in record.themes.all()} if hasattr(record, "themes") else set()


def authors_of(record, revision) -> set[int]:
    """Everybody who wrote any part of what a revision would publish, by primary key.

    These are the authors of all drafts since the last publication before it, and of whatever older draft
    somebody has gone back to.
    """
    from initiatives.models import Publication

    earlier = Publication.objects.of(record).filter(revision_id__lt=revision.pk).order_by("-revision_id")
    published = earlier.values_list("revision_id", flat=True).first() or 0
    drafts = dict(
        Revision.objects.for_instance(record)
        .filter(pk__gt=published, pk__lte=revision.pk)
        .values_list("pk", "user_id")
    )
    authors = {author for author in drafts.values() if author}
    for restored in _restored_by(drafts):
        authors |= authors_of(record, restored)
    return authors


def _restored_by(drafts) -> QuerySet:
    """The older revisions that some drafts went back to."""
    entries = ModelLogEntry.objects.filter(action="wagtail.revert", revision_id__in=list(drafts))
    ids = [entry.data["revision"]["id"] for entry in entries]
    return Revision.objects.filter(pk__in=ids)


def authors_of_page(page) -> set[int]:
    """Everybody who wrote any part of the drafts of a narrative page since it was last published."""
    drafts = Revision.objects.for_instance(page).filter(pk__gt=page.live_revision_id or 0)
    return set(drafts.exclude(user=None).values_list("user_id", flat=True))


def second_reader_problem(record, revision, user) -> str:
    """Why somebody cannot approve a revision, or an empty text."""
    if not is_reviewer(user):
        return _("Only editors approve.")
    if user.pk in authors_of(record, revision):
        return _("You wrote a part of this draft, so somebody else must approve it.")
    if not may_review(user, record):
        return _("This record is outside of your countries and subjects.")
    return ""


def role_of(user) -> str:
    """The role in which somebody writes or decides, as the public is told; empty for nobody."""
    if user is None:
        return ""
    if user.is_superuser or user.has_perm(MANAGE):
        return PublicationRole.ADMINISTRATOR
    return PublicationRole.EDITOR if user.has_perm(REVIEW) else PublicationRole.CONTRIBUTOR
