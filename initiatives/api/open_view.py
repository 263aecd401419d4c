"""What all views of the public API share: everybody reads, nobody sends, and refusals are problem details."""

from collections.abc import Callable, Sequence

from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.views import APIView

from initiatives.api.problems import problem_response
from initiatives.api.throttles import NetworkThrottle


class OpenView(APIView):
    """A view that knows no accounts, takes no content, and answers in JSON."""

    authentication_classes = ()
    permission_classes = (AllowAny,)
    parser_classes = ()
    renderer_classes: Sequence[type[BaseRenderer]] = (JSONRenderer,)
    throttle_classes = (NetworkThrottle,)

    def get_exception_handler(self) -> Callable:
        """Refusals as problem details."""
        return problem_response
