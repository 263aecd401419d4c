"""Titles that stay in the language of the document or the body that bears them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficialTitle(models.Model):
    """Adds the official title of a text, body or meeting; ``title`` is then its translation.

    Goes before ``Record`` in the bases of a record type. One of the two titles is always there.
    """

    official_title = models.CharField(_("official title"), max_length=400, blank=True)
    official_title_language = models.CharField(
        _("language of the official title"), max_length=2, blank=True, help_text=_("ISO 639-1 code")
    )

    class Meta:
        """Only a part of a record."""

        abstract = True

    @property
    def heading_language(self) -> str:
        """The language of the official title where it is shown, else English or its translation."""
        return (self.official_title and self.official_title_language) or "en"

    def clean(self):
        """Ask for the language of an official title."""
        super().clean()
        if self.official_title and not self.official_title_language:
            raise ValidationError(
                {"official_title_language": _("Say in which language the official title is.")}
            )
