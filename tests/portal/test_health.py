"""Those who run the portal are told whether it lives and is ready."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder


def test_healthz_answers_without_the_database(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.content == b"ok\n"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_readyz_is_ready_when_all_migrations_are_applied(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.content == b"ready\n"


@pytest.mark.django_db
def test_readyz_waits_for_migrations(client):
    MigrationRecorder.Migration.objects.filter(app="accounts").delete()

    response = client.get("/readyz")

    assert response.status_code == 503
    assert b"migrations are not applied" in response.content


def test_readyz_says_when_the_database_does_not_answer(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise OperationalError("refused by 10.0.0.1, user portal")

    monkeypatch.setattr("portal.views.health.MigrationExecutor", refuse)

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.content == b"the database does not answer\n"


@pytest.mark.parametrize("address", ["/healthz", "/readyz", "/robots.txt"])
def test_operations_pages_only_answer_to_reading(client, address):
    assert client.post(address).status_code == 405


def test_robots_keeps_crawlers_out_of_the_desks(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/" in text
    assert "Disallow: /django-admin/" in text


def test_favicon_is_the_mark(client):
    assert client.get("/favicon.ico")["Location"] == "/static/img/favicon.svg"
