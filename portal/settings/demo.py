"""A portal to try out, as ``make run`` starts it: no debugging, a secret key of its own and demo editors."""

from portal.local_secret import kept_secret
from portal.settings.base import *  # noqa: F403  settings are inherited by name
from portal.settings.base import VAR_DIR, env

SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret-key", 50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
DEMO_EDITORS = True
REQUIRE_SECOND_FACTOR = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SERVE_MEDIA = True
# Who tries the portal out on a laptop has not asked it to call on hundreds of hosts.
LINK_CHECKS = env.bool("LINK_CHECKS", default=False)
# Nor has it been asked to write to anybody: mails are files, unless a server is named.
if not (env.str("EMAIL_URL", default="") or env.str("EMAIL_BACKEND", default="")):
    EMAIL_BACKEND = "accounts.sending.mail_files.EmailBackend"
