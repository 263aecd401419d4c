"""Who may do what at the desk, beyond what the permissions of a role say."""

from wagtail.permission_policies import ModelPermissionPolicy


class KeptRowsPolicy(ModelPermissionPolicy):
    """Rows are kept: drafts may name a row that the database believes unused, and then cannot be opened.

    A record is withdrawn and a reference corrected; nobody deletes, administrators included.
    """

    def user_has_permission(self, user, action):
        """Refuse deleting, and leave all else to the roles."""
        return action != "delete" and super().user_has_permission(user, action)

    def users_with_any_permission(self, actions):
        """Those who hold any of the actions that are possible at all."""
        return super().users_with_any_permission(set(actions) - {"delete"})


class PlainTablePolicy(KeptRowsPolicy):
    """A plain table has no drafts: what is public in it changes by an import that a second person reads.

    ``open_actions`` are those that change nothing that is public; superusers have no others either.
    """

    def __init__(self, model, open_actions: tuple[str, ...] = ("view",)):
        super().__init__(model)
        self.open_actions = open_actions

    def user_has_permission(self, user, action):
        """Leave the open actions to the roles, and refuse the rest."""
        return action in self.open_actions and super().user_has_permission(user, action)
