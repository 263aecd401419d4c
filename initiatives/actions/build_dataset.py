"""Making a version of the whole dataset for readers to take away; safe to repeat and on several machines."""

import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from initiatives.models import DatasetVersion
from initiatives.release.files import dump_tables, make_files

PLACE = "dataset"


def build_dataset() -> DatasetVersion | None:
    """Make today's version of what is public now; None where nothing has changed since the last one.

    Files are complete before the version leads to them, in a folder that no other build uses. What changes
    while the tables are read is in the next version, which that change has asked for.
    """
    drop_unpublished()
    read_at = timezone.now()
    day = read_at.date()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        counts, digest = dump_tables(folder)
        latest = DatasetVersion.objects.published().first()
        if latest is not None and latest.digest == digest:
            return None
        made = make_files(folder, day)
        described = [its.described() for its in made]
        place = f"{PLACE}/{day:%Y-%m-%d}-{secrets.token_hex(4)}"
        for its in made:
            with its.path.open("rb") as file:
                default_storage.save(f"{place}/{its.path.name}", File(file))
    version = _keep(day=day, read_at=read_at, digest=digest, folder=place, files=described, counts=counts)
    forget_old_versions()
    return version


def _keep(**fields) -> DatasetVersion:
    """Have the version of the day lead to these files, unless another build has read later ones."""
    with transaction.atomic():
        DatasetVersion.objects.get_or_create(day=fields["day"], defaults=fields)
        version = DatasetVersion.objects.select_for_update().get(day=fields["day"])
        is_newer = version.read_at < fields["read_at"]
        dropped = (version.folder, version.files) if is_newer else (fields["folder"], fields["files"])
        if is_newer:
            for name, value in fields.items():
                setattr(version, name, value)
            version.save()
        if dropped[0] != version.folder:
            transaction.on_commit(lambda: _delete_files(*dropped))
    return version


def forget_old_versions() -> None:
    """Keep as many versions as the setting says."""
    for version in DatasetVersion.objects.all()[settings.DATASET_VERSIONS_KEPT :]:
        _drop(version)


def drop_unpublished() -> None:
    """Throw away versions that hold what had been published in error."""
    for version in DatasetVersion.objects.holding_unpublished():
        _drop(version)


def _drop(version: DatasetVersion) -> None:
    folder, files = version.folder, version.files
    version.delete()
    transaction.on_commit(lambda: _delete_files(folder, files))


def _delete_files(folder: str, files: list[dict]) -> None:
    for file in files:
        default_storage.delete(f"{folder}/{file['name']}")
