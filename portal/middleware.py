"""Headers that tell browsers what a page of ours may do."""

from dataclasses import replace

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from accounts.middleware import DESKS
from portal.settings.policies import DESK_POLICY, PREVIEW_POLICY, QR_CODE_POLICY

QR_CODE = "/accounts/2fa/totp/activate/"
UNUSED_CAPABILITIES = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy on every page save the two desks and one image, which could not be under it."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        """Choose the policy by the address, never by who is signed in.

        The preview of a record is the public page under the strict policy, in a frame of the desk.
        """
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if getattr(request, "is_preview", False):
            return replace(parts, config=PREVIEW_POLICY)
        if request.path_info.startswith(DESKS):
            return replace(parts, config=DESK_POLICY)
        if request.path_info == QR_CODE:
            return replace(parts, config=QR_CODE_POLICY)
        return parts


class PermissionsPolicyMiddleware:
    """Switch off what browsers offer and no page of ours needs."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.policy = ", ".join(f"{capability}=()" for capability in UNUSED_CAPABILITIES)

    def __call__(self, request):
        """Add the header to every response."""
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", self.policy)
        return response
