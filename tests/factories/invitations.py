"""Invitations as they stand in the database, made without sending anything."""

from datetime import timedelta

import factory
from django.contrib.auth.models import Group
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.models import Invitation
from tests.factories.users import UserFactory


class InvitationFactory(DjangoModelFactory):
    """An open invitation as editor; ``expired``, ``revoked`` and ``accepted`` make it one that is over."""

    class Meta:
        model = Invitation

    class Params:
        expired = factory.Trait(expires_at=factory.LazyFunction(timezone.now))
        revoked = factory.Trait(revoked_at=factory.LazyFunction(timezone.now))
        accepted = factory.Trait(accepted_at=factory.LazyFunction(timezone.now))

    email = factory.Sequence("invited-{}@example.org".format)
    role = factory.LazyFunction(lambda: Group.objects.get(name="Editors"))
    invited_by = factory.SubFactory(UserFactory)
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
