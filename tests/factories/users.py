"""People who sign in."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from accounts.models import User

PASSWORD = "a long enough password"


class UserFactory(DjangoModelFactory):
    """A person without any role; ``role="Editors"`` gives one, ``superuser=True`` all rights."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        superuser = factory.Trait(is_staff=True, is_superuser=True)

    email = factory.Sequence("person-{}@example.org".format)
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        return model_class.objects.create_user(*args, **kwargs)

    @factory.post_generation
    def role(self, create, name, **kwargs):
        """Join the group of that role."""
        if name:
            self.groups.add(Group.objects.get(name=name))
