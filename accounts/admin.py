"""People at the operators' desk."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from accounts.models import User


@admin.register(User)
class EmailUserAdmin(UserAdmin):
    """Django's own pages on users, for people who have an email address and no user name.

    They are open to superusers, since whoever may tick a box on them could become one.
    """

    ordering = ("email",)
    list_display = ("email", "first_name", "last_name", "is_active", "is_staff")
    search_fields = ("email", "first_name", "last_name")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name")}),
        (_("Rights"), {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("email", "usable_password", "password1", "password2")}),
    )

    def has_module_permission(self, request):
        """Show people to superusers."""
        return request.user.is_superuser

    def has_view_permission(self, request, obj=None):
        """Show people to superusers."""
        return request.user.is_superuser

    def has_add_permission(self, request):
        """Let superusers add people, such as the next superuser."""
        return request.user.is_superuser

    def has_change_permission(self, request, obj=None):
        """Let superusers change people."""
        return request.user.is_superuser

    def has_delete_permission(self, request, obj=None):
        """Keep everybody: the log of this desk would go with them; take "active" away instead."""
        return False
