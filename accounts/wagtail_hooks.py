"""People at the editors' desk: invitations, what is done with several people, the log, one's own account."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from accounts.desk import mailings
from accounts.desk.bulk_actions import BULK_ACTIONS
from accounts.desk.invitations import InvitationViewSet
from accounts.desk.issues import IssueViewSet
from accounts.desk.rights import InvitationPolicy
from accounts.models import Invitation

# After Wagtail's own, whose place they take.
LATE = 100
LOGGED = (
    ("accounts.invite", _("Invite"), _("Invitation sent")),
    ("accounts.invite_again", _("Invite again"), _("Invitation sent again")),
    ("accounts.revoke_invitation", _("Revoke invitation"), _("Invitation revoked")),
    ("accounts.accept_invitation", _("Accept invitation"), _("Invitation accepted")),
    ("accounts.remove_second_factor", _("Remove second factor"), _("Second factor removed by an operator")),
    ("accounts.mailing_pause", _("Pause mailing"), _("Mailing paused")),
    ("accounts.mailing_resume", _("Resume mailing"), _("Mailing resumed")),
    ("accounts.mailing_cancel", _("Cancel mailing"), _("Mailing cancelled")),
    ("accounts.mailing_send_again", _("Send again"), _("Mails of which nobody knew sent again")),
    ("accounts.test_letter", _("Send a test"), _("Test of the letter sent to its editor")),
    ("accounts.change_rights", _("Change rights"), _("Rights of a person changed")),
)

register_permission_policy(IssueViewSet.model, IssueViewSet.policy())
register_snippet(IssueViewSet)
register_permission_policy(Invitation, InvitationPolicy(Invitation))
for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action, order=LATE)


hooks.register("register_admin_urls", mailings.addresses)
hooks.register("register_reports_menu_item", mailings.entry)


@hooks.register("register_admin_viewset")
def register_invitations():
    """Invitations under Settings."""
    return InvitationViewSet()


@hooks.register("register_log_actions")
def register_logged(actions):
    """What the site history says of people."""
    for action, label, message in LOGGED:
        actions.register_action(action, label, message)


@hooks.register("register_account_menu_item")
def change_password(request):
    """The way to a new password."""
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Choose another password; your other sessions end."),
    }


@hooks.register("register_account_menu_item")
def second_factor(request):
    """The way to authenticator app, passkeys and recovery codes."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("Authenticator app, passkeys and recovery codes."),
    }
