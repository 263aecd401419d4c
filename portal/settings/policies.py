"""The content security policies: a strict one for readers and previews, a wider one for the desks."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

PUBLIC_POLICY = {
    "default-src": [SELF],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "object-src": [NONE],
    "base-uri": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}

# The code that an authenticator app reads is an image in the page.
QR_CODE_POLICY = {**PUBLIC_POLICY, "img-src": [SELF, "data:"]}

PREVIEW_POLICY = {**PUBLIC_POLICY, "frame-ancestors": [SELF]}

# Wagtail's desk starts form fields by scripts in the page, styles elements in place, previews pages in frames
# and shows images before they are sent.
DESK_POLICY = {
    **PUBLIC_POLICY,
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-ancestors": [SELF],
}
