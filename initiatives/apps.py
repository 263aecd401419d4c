"""The catalogue as a Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    """Records of cyber diplomacy, with their sources and versions."""

    name = "initiatives"
    verbose_name = _("Catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Have the checks run, references kept, and every record go through its second reader."""
        import initiatives.checks  # noqa: F401  registers itself
        from initiatives.kept_rows import keep_references
        from initiatives.workflow.notify import listen
        from initiatives.workflow.sync import sync_workflow_after_migrations

        keep_references()
        listen()
        post_migrate.connect(sync_workflow_after_migrations, dispatch_uid="initiatives.sync_workflow")
