"""Refusals as JSON: problem details (RFC 9457), with what is wrong by the name of the parameter."""

from http import HTTPStatus
from typing import Any

from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

PROBLEM_TYPE = "application/problem+json"


class Gone(APIException):
    """The record was public once and is not any more."""

    status_code = HTTPStatus.GONE
    default_code = "gone"


def problem_response(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer for an exception, or None for one that is an error of ours."""
    response = exception_handler(error, context)
    if response is None:
        return None
    problem: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(response.status_code).phrase,
        "status": response.status_code,
    }
    if isinstance(error, ValidationError):
        named = ", ".join(response.data)
        problem |= {"detail": f"See what is said of: {named}.", "errors": response.data}
    else:
        problem |= response.data
    response.data = problem
    response.content_type = PROBLEM_TYPE
    return response
