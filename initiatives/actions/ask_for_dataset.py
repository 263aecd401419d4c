"""Asking for a new version of the dataset after a change of what is public."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

SETTLING = timedelta(minutes=1)


def ask_for_dataset() -> None:
    """Have a worker make a version once the change is written, unless one is already asked for.

    It waits a minute, so that several changes in a row make one version. Should two be asked for at the same
    moment, the second finds nothing new.
    """
    if settings.DATASET_ON_PUBLICATION:
        transaction.on_commit(_enqueue, robust=True)


def _enqueue() -> None:
    from initiatives.models import DatasetVersion
    from initiatives.tasks import build_dataset

    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=build_dataset.module_path)
    if waiting.exists():
        return
    task = build_dataset
    if DatasetVersion.objects.exists():
        task = build_dataset.using(run_after=timezone.now() + SETTLING)
    task.enqueue()
