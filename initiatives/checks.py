"""System checks of what Wagtail would do wrong without a word."""

from django.apps import apps
from django.core.checks import Error, register
from django.db.models import ManyToManyField
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from taggit.managers import TaggableManager
from wagtail.models import RevisionMixin


@register
def check_relations_are_drafted(app_configs=None, models=None, **kwargs) -> list[Error]:
    """Refuse many-to-many fields on models with revisions that a revision does not hold.

    Edits of a plain one are lost: neither the draft nor its publication has them
    (https://github.com/wagtail/wagtail/issues/9680).
    """
    return [
        Error(
            f"{field.name} is not part of a revision, so that edits of it vanish.",
            hint="Use ParentalManyToManyField or ClusterTaggableManager.",
            obj=field,
            id="initiatives.E002",
        )
        for model in models or apps.get_models()
        if issubclass(model, RevisionMixin)
        for field in model._meta.local_many_to_many
        if not _is_drafted(field)
    ]


def _is_drafted(field) -> bool:
    if isinstance(field, ManyToManyField):
        return isinstance(field, ParentalManyToManyField)
    return isinstance(field, ClusterTaggableManager) or not isinstance(field, TaggableManager)
