"""Conditional requests: whoever has the newest answer already is told so instead of being sent it again."""

import hashlib
from typing import Any

from django.http import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from rest_framework.request import Request
from rest_framework.response import Response

DIGITS = 32
KEPT = "public, no-cache"


def make_conditional(request: Request, response: Response) -> Response:
    """Name the content of an answer by an ETag, and answer 304 if the request names the same one.

    The ETag is made of the content itself, so that it changes with anything that readers could notice.
    Caches may keep the answer and ask each time whether it still holds.
    """

    def name_content(rendered: Any) -> HttpResponseBase | None:
        etag = quote_etag(hashlib.sha256(rendered.content).hexdigest()[:DIGITS])
        rendered.headers["ETag"] = etag
        rendered.headers["Cache-Control"] = KEPT
        answer: Any = get_conditional_response(request._request, etag=etag, response=rendered)
        return answer if answer is not rendered else None

    response.add_post_render_callback(name_content)
    return response
