"""What an operator should know about sign-in before the public comes."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Info, Tags, register

OF_ONE_PROCESS = "django.core.cache.backends.locmem.LocMemCache"


@register(Tags.security, deploy=True)
def check_shared_cache(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """Failed sign-ins and used codes are remembered in the cache, which all processes should share."""
    if settings.CACHES["default"]["BACKEND"] != OF_ONE_PROCESS:
        return []
    return [
        Info(
            "Failed sign-ins are counted by each process for itself.",
            hint="Set CACHE_URL to a cache that all processes share.",
            id="accounts.I001",
        )
    ]
