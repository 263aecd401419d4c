"""What all views of the public API share: everybody reads, nobody sends, and refusals are problem details."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any

from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from initiatives.api.conditional import make_conditional
from initiatives.api.problems import problem_response
from initiatives.api.throttles import NetworkThrottle


class OpenView(APIView):
    """A view that knows no accounts, takes no content, and answers in JSON with an ETag."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = ()
    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer,)
    throttle_classes = (NetworkThrottle,)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer 304 to whoever has the same already."""
        answer = super().finalize_response(request, response, *args, **kwargs)
        is_content = answer.status_code == HTTPStatus.OK and isinstance(answer, Response)
        return make_conditional(request, answer) if is_content else answer

    def get_exception_handler(self) -> Callable:
        """Refusals as problem details."""
        return problem_response
