"""What one person may do with the account of another, beyond what the permissions of a role say."""

from django.contrib.admin.models import LogEntry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.utils import user_can_delete_user

from accounts.models import User


def may_change_person(user: User, person: User) -> bool:
    """Superusers are changed by superusers alone: their address is all that it takes to become one."""
    return user.has_perm("accounts.change_user") and (user.is_superuser or not person.is_superuser)


def may_delete_person(user: User, person: User) -> bool:
    """Nobody is deleted who has worked at the operators' desk: its log would go with them.

    The editors' desk's log stays, and names the person by number from then on.
    """
    return user_can_delete_user(user, person) and not LogEntry.objects.filter(user=person).exists()


class InvitationPolicy(ModelPermissionPolicy):
    """Invitations are made, sent again and revoked, and never edited or deleted."""

    def user_has_permission(self, user, action):
        """Leave making and seeing them to the roles, and refuse all else."""
        return action in ("add", "view") and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions):
        """Those who hold any of the actions that are possible at all."""
        return super().users_with_any_permission(set(actions) & {"add", "view"})
