"""Work that is done outside a request."""

from django_tasks import task

from initiatives.actions import apply_batch as applying
from initiatives.actions import build_dataset as building
from initiatives.actions import draft_batch as drafting
from initiatives.actions import read_batch as reading


@task(backend="background")
def read_batch(batch_id: int) -> None:
    """Read an uploaded table; see the action."""
    reading.read_batch(batch_id)


@task(backend="background")
def apply_batch(batch_id: int) -> None:
    """Take over an approved import; see the action."""
    applying.apply_batch(batch_id)


@task(backend="background")
def draft_batch(batch_id: int) -> None:
    """Make drafts of the chosen rows; see the action."""
    drafting.draft_batch(batch_id)


@task(backend="background")
def build_dataset() -> None:
    """Make a version of the dataset; see the action."""
    building.build_dataset()
