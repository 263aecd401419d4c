"""People as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Users and their roles; the roles are brought up to date after every migration."""

    name = "accounts"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Have the roles follow the models, and sessions the second factors."""
        from anymail.signals import tracking

        from accounts import checks  # noqa: F401  registers itself
        from accounts.actions.suppress_address import follow_provider
        from accounts.roles import sync_roles_after_migrations
        from accounts.second_factor import follow_allauth

        follow_allauth()
        tracking.connect(follow_provider, dispatch_uid="accounts.follow_provider")
        post_migrate.connect(sync_roles_after_migrations, dispatch_uid="accounts.sync_roles")
