"""The description of the API is what is kept in the repository, and the answers keep to it."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import positive_data_acceptance

from initiatives.api.schema import api_schema
from initiatives.management.commands.write_api_schema import PLACE, schema_text
from portal.wsgi import application

# Enough to send each parameter wrong once or twice, the same at each run; the suite has to stay short.
EXAMPLES = 8
PLAYED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
# A well-formed key need not be one of ours.
EXCLUDED = [positive_data_acceptance]


@cache
def operations() -> dict[str, Any]:
    """All operations by name."""
    schema = schemathesis.openapi.from_dict(api_schema())
    schema.app = application
    found = (operation.ok() for operation in schema.get_all_operations())
    return {operation.definition.raw["operationId"]: operation for operation in found}


# What has no parameters cannot be asked wrongly.
PLAYS = [
    (name, mode)
    for name, operation in operations().items()
    for mode in GenerationMode
    if operation.query or operation.path_parameters or mode is GenerationMode.POSITIVE
]


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Let requests leave the connection of the test open, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_description_in_the_repository_is_up_to_date():
    """``python manage.py write_api_schema`` would change nothing."""
    assert PLACE.read_text(encoding="utf-8") == schema_text()


@pytest.mark.django_db
def test_description_is_served_as_json_and_yaml(opening_catalogue, client):
    answer = client.get("/api/v1/schema/")
    assert answer.json() == json.loads(json.dumps(api_schema()))
    yaml = client.get("/api/v1/schema/", headers={"accept": "application/vnd.oai.openapi"})
    assert yaml.content.startswith(b"openapi: 3.1.1")


@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize(("name", "mode"), PLAYS)
def test_answers_keep_to_the_description(opening_catalogue, name, mode):
    """Well-formed requests and others, none of which may fail or be answered otherwise than described."""

    @PLAYED
    @given(case=operations()[name].as_strategy(generation_mode=mode))
    def play(case):
        case.call_and_validate(excluded_checks=EXCLUDED)

    play()
