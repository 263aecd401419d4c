"""People who try out the editors' desk on a portal that nobody relies on."""

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from accounts.models import User
from accounts.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS

# Email, first name, last name, role.
DEMO_EDITORS = (
    ("contributor@example.org", "Demo", "Contributor", CONTRIBUTORS),
    ("editor@example.org", "Demo", "Editor", EDITORS),
    ("second-editor@example.org", "Demo", "Second editor", EDITORS),
    ("admin@example.org", "Demo", "Administrator", ADMINISTRATORS),
)


def demo_editors():
    """The demo editors that there are."""
    return User.objects.filter(email__in=[email for email, *_ in DEMO_EDITORS])


@transaction.atomic
def make_demo_editors(password: str) -> None:
    """Make one person a role, two of them editors so that one can review the other, all with one password.

    Refused unless the settings allow it, which those for production never do.
    """
    if not settings.DEMO_EDITORS:
        raise ImproperlyConfigured("Demo editors are never made with these settings.")
    for email, first_name, last_name, role in DEMO_EDITORS:
        make = User.objects.create_superuser if role == ADMINISTRATORS else User.objects.create_user
        user = make(email, password, first_name=first_name, last_name=last_name)
        user.groups.add(Group.objects.get(name=role))


def change_demo_password(password: str) -> None:
    """Give the demo editors another password; those who have it already stay signed in."""
    for user in demo_editors():
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
