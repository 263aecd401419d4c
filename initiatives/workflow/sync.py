"""Has all that is edited go through the workflow of the second reader."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType

WORKFLOW = "Second reader"


def sync_workflow() -> None:
    """Make the workflow where it is missing and give it the types that have none; safe to repeat.

    What an administrator has set otherwise stays.
    """
    from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

    from initiatives.models import Editorial, SecondReading

    models = [model for model in apps.get_models() if issubclass(model, Editorial)]
    types = list(ContentType.objects.get_for_models(*models).values())
    given = WorkflowContentType.objects.filter(content_type__in=types).values_list(
        "content_type_id", flat=True
    )
    missing = [content_type for content_type in types if content_type.pk not in set(given)]
    if not missing:
        return
    task, _made = SecondReading.objects.get_or_create(name=WORKFLOW)
    workflow, _made = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    for content_type in missing:
        WorkflowContentType.objects.create(workflow=workflow, content_type=content_type)


def sync_workflow_after_migrations(sender, **kwargs) -> None:
    """Run once all applications have their tables."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        sync_workflow()
