"""The catalogue as a Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    """Records of cyber diplomacy, with their sources and versions."""

    name = "initiatives"
    verbose_name = _("Catalogue")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        """Have the checks run and references kept."""
        import initiatives.checks  # noqa: F401  registers itself
        from initiatives.kept_rows import keep_references

        keep_references()
