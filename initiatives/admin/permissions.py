"""Who may do what at the desk, beyond what the permissions of a role say."""

from wagtail.permission_policies import ModelPermissionPolicy


def may_publish(user) -> bool:
    """Whether what this person saves may be public at once."""
    return user.has_perm("initiatives.publish_country")


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
    """A plain table has no drafts: what is saved is public at once, so only those who publish may save.

    ``open_actions`` are those that change nothing that is public already.
    """

    def __init__(self, model, open_actions: tuple[str, ...] = ("view",)):
        super().__init__(model)
        self.open_actions = open_actions

    def user_has_permission(self, user, action):
        """Ask for the right to publish as well, save for the open actions."""
        allowed = super().user_has_permission(user, action)
        return allowed and (action in self.open_actions or may_publish(user))
