"""Rows that are never deleted, since drafts may name them where the database cannot see it."""

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.utils.translation import gettext as _


def keep_references() -> None:
    """Protect countries, organisations, sources and vocabularies on every way by which Django deletes."""
    from initiatives import models

    kept = (models.Country, models.LegalTopic, models.Organisation, models.Source, models.Theme)
    for model in kept:
        pre_delete.connect(refuse_deletion, sender=model, dispatch_uid=f"initiatives.keep_{model.__name__}")


def refuse_deletion(sender, instance, **kwargs) -> None:
    """Raise ``ProtectedError``: a draft that names a deleted row cannot be opened any more.

    See https://github.com/wagtail/wagtail/issues/6368.
    """
    raise ProtectedError(_("“%(row)s” is kept: drafts may refer to it.") % {"row": instance}, {instance})
