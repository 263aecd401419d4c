"""How many requests one network may send to the API in a minute."""

import time

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from initiatives.corrections.network import network_of
from initiatives.limits import Limit

MINUTE = 60


class NetworkThrottle(BaseThrottle):
    """So many requests in each minute of the clock; who asks is kept as a hash that changes every minute."""

    def __init__(self) -> None:
        self.limit = Limit("api", settings.API_REQUESTS_PER_MINUTE, MINUTE)

    def allow_request(self, request: Request, view: object) -> bool:
        """Count the request, and say whether it was within the limit."""
        return self.limit.allows(network_of(request), time.time())

    def wait(self) -> float:
        """The seconds until requests are answered again, for ``Retry-After``."""
        return self.limit.seconds_left(time.time())
