"""The whole dataset as files: valid by the tools that people use, complete, and with nothing hidden in it."""

import asyncio
import csv
import hashlib
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from datetime import timedelta

import frictionless
import pytest
from datasette.app import Datasette
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from initiatives.actions.ask_for_dataset import ask_for_dataset
from initiatives.actions.build_dataset import build_dataset
from initiatives.actions.publish import publish_record
from initiatives.actions.remove import unpublish_record, withdraw_record
from initiatives.dataset.tables import TABLES
from initiatives.models import DatasetVersion
from initiatives.release import terms
from tests import factories
from tests.initiatives.hidden_content import MARKER, SLUG_MARKER, PublicContent, hide_content

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


def content_of(version: DatasetVersion, form: str) -> bytes:
    """The bytes of one file."""
    name = next(file["name"] for file in version.files if file["form"] == form)
    with default_storage.open(f"{version.folder}/{name}") as file:
        return file.read()


def kept_paths() -> set[str]:
    """The folders in which files lie."""
    folders, _files = default_storage.listdir("dataset")
    return {folder for folder in folders if default_storage.listdir(f"dataset/{folder}")[1]}


def test_files_are_valid_and_say_the_same(tmp_path):
    PublicContent()
    factories.InitiativeFactory(published=True, budget_eur="1500000.50")
    version = build_dataset()

    zipfile.ZipFile(io.BytesIO(content_of(version, "csv"))).extractall(tmp_path / "csv")
    report = frictionless.Package(str(tmp_path / "csv" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    whole = json.loads(content_of(version, "json"))
    (tmp_path / "catalogue.sqlite").write_bytes(content_of(version, "sqlite"))
    with closing(sqlite3.connect(tmp_path / "catalogue.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        about = dict(database.execute("SELECT name, text FROM about"))
        for table in TABLES:
            with (tmp_path / "csv" / table.file_name).open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            counted = database.execute(f'SELECT count(*) FROM "{table.name}"').fetchone()[0]  # noqa: S608  ours
            assert len(rows) == len(whole["tables"][table.name]) == counted == version.counts[table.name]
        assert database.execute("SELECT max(budget_eur) FROM initiatives").fetchone() == (1500000.5,)
    readme = (tmp_path / "csv" / "README.md").read_text(encoding="utf-8")
    for text in (readme, json.dumps(whole, ensure_ascii=False), json.dumps(about, ensure_ascii=False)):
        assert terms.citation(version.day) in text
        assert terms.LICENCE["path"] in text
        assert all(caveat in text for caveat in terms.CAVEATS)


def test_wrong_cell_is_seen_by_the_description(tmp_path):
    factories.PolicyFactory(published=True)
    zipfile.ZipFile(io.BytesIO(content_of(build_dataset(), "csv"))).extractall(tmp_path)
    policies = tmp_path / "policies.csv"
    policies.write_text(policies.read_text().replace("in-force", "perhaps"), encoding="utf-8")
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid


def test_datasette_opens_the_database_with_titles_units_and_links(tmp_path):
    country = factories.CountryFactory(published=True, title="Chile", iso3="CHL")
    factories.PolicyFactory(published=True, country=country)
    factories.InitiativeFactory(published=True, budget_eur="1500000")
    version = build_dataset()
    path = tmp_path / f"{terms.NAME}-{version.day}.sqlite"
    path.write_bytes(content_of(version, "sqlite"))
    datasette = Datasette([str(path)], metadata=json.loads(content_of(version, "datasette")))

    async def pages() -> list:
        names = ("policies", "initiatives", "observations_with_units")
        return [await datasette.client.get(f"/{path.stem}/{name}") for name in names]

    policies, initiatives, values = asyncio.run(pages())
    assert {page.status_code for page in (policies, initiatives, values)} == {200}
    assert f'<a href="/{path.stem}/countries/CHL">Chile</a>' in policies.text
    assert "EUR" in initiatives.text
    assert terms.LICENCE["title"] in policies.text


def test_nothing_hidden_is_in_any_file():
    content = PublicContent()
    hide_content(content)
    version = build_dataset()
    archive = zipfile.ZipFile(io.BytesIO(content_of(version, "csv")))
    texts = [archive.read(name) for name in archive.namelist()]
    texts += [content_of(version, form) for form in ("json", "sqlite", "datasette")]
    for text in texts:
        assert MARKER.encode() not in text
        assert SLUG_MARKER.encode() not in text


def test_version_is_made_only_if_something_changed_and_replaces_that_of_the_day(
    django_capture_on_commit_callbacks,
):
    policy = factories.PolicyFactory(published=True)
    first = build_dataset()
    assert build_dataset() is None
    policy.summary_en = "Another summary."
    publish_record(policy, change_note="Said better.")
    with django_capture_on_commit_callbacks(execute=True):
        second = build_dataset()
    assert DatasetVersion.objects.get() == second
    assert second.digest != first.digest
    assert kept_paths() == {second.folder.removeprefix("dataset/")}


def test_build_that_read_earlier_does_not_replace_a_later_one(django_capture_on_commit_callbacks):
    factories.PolicyFactory(published=True)
    build_dataset()
    DatasetVersion.objects.update(
        read_at=timezone.now() + timedelta(minutes=5), digest="of the other machine"
    )
    with django_capture_on_commit_callbacks(execute=True):
        build_dataset()
    version = DatasetVersion.objects.get()
    assert version.digest == "of the other machine"
    assert kept_paths() == {version.folder.removeprefix("dataset/")}


def test_older_versions_are_kept_as_many_as_the_setting_says(
    settings, client, django_capture_on_commit_callbacks
):
    settings.DATASET_VERSIONS_KEPT = 2
    with django_capture_on_commit_callbacks(execute=True):
        for days in (3, 2, 1):
            factories.SourceFactory()
            build_dataset()
            earlier = timezone.now() - timedelta(days=days)
            today = DatasetVersion.objects.filter(day=timezone.now().date())
            today.update(day=earlier.date(), read_at=earlier)
        factories.SourceFactory()
        build_dataset()
    assert DatasetVersion.objects.count() == len(kept_paths()) == 2
    assert "Older versions" in client.get("/data/").content.decode()


def test_what_is_unpublished_is_in_no_version_any_more_at_once(client, django_capture_on_commit_callbacks):
    editor = factories.UserFactory(superuser=True)
    wrong, old = factories.PolicyFactory.create_batch(2, published=True)
    version = build_dataset()
    address = f"/data/{version.day:%Y-%m-%d}/{version.files[0]['name']}"
    withdraw_record(old, editor, "Replaced.")
    assert b"".join(client.get(address).streaming_content)
    unpublish_record(wrong, editor, "It was never adopted.")
    assert client.get(address).status_code == 404
    assert client.get("/data/latest/csv/").status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        newer = build_dataset()
    assert newer.counts["policies"] == 0
    assert kept_paths() == {newer.folder.removeprefix("dataset/")}
    assert client.get("/data/latest/csv/").status_code == 302


def test_page_and_files(client, count_queries):
    assert "No version has been made yet" in client.get("/data/").content.decode()
    factories.PolicyFactory(published=True)
    version = build_dataset()
    page = client.get("/data/").content.decode()
    for file in version.files:
        assert file["sha256"] in page
        address = f"/data/{version.day:%Y-%m-%d}/{file['name']}"
        assert f'href="{address}"' in page
        answer = client.get(address)
        content = b"".join(answer.streaming_content)
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert answer["Content-Disposition"] == f'attachment; filename="{file["name"]}"'
        assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert client.get("/data/latest/json/")["Location"].endswith(".json")
    few = count_queries(lambda: client.get("/data/"))
    factories.SourceFactory.create_batch(9)
    build_dataset()
    assert count_queries(lambda: client.get("/data/")) == few


@pytest.mark.parametrize(
    "address",
    ["/data/latest/doc/", "/data/2026-13-01/x.json", "/data/yesterday/x", "/data/2020-01-01/x.json"],
)
def test_other_addresses_are_not_found(client, address):
    factories.SourceFactory()
    build_dataset()
    assert client.get(address).status_code == 404


def test_publication_asks_for_one_version_however_many_changes_there_are(
    settings, django_capture_on_commit_callbacks
):
    settings.DATASET_ON_PUBLICATION = True
    settings.TASKS = {**settings.TASKS, "background": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    with django_capture_on_commit_callbacks(execute=True):
        factories.PolicyFactory.create_batch(3, published=True)
        ask_for_dataset()
    task = DBTaskResult.objects.get(status=TaskResultStatus.READY)
    assert task.task_path == "initiatives.tasks.build_dataset"


def test_command_says_what_it_made(capsys):
    factories.SourceFactory()
    call_command("build_dataset")
    call_command("build_dataset")
    said = capsys.readouterr().out
    assert f"{DatasetVersion.objects.get().files[0]['sha256']}  {terms.NAME}-" in said
    assert "Nothing has changed since the last version." in said
