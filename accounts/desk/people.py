"""Wagtail's pages on users, for people who come by invitation."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.log_actions import log
from wagtail.users.forms import UserEditForm
from wagtail.users.views.users import DeleteView, EditView, IndexView, UserViewSet

from accounts.desk.rights import may_change_person, may_delete_person
from accounts.models import User

INVITE = "invitations:add"


def rights_of(person: User) -> dict[str, Any]:
    """What decides on what a person may do, as the log keeps it."""
    roles = sorted(group.name for group in person.groups.all())
    return {
        "email": person.email,
        "active": person.is_active,
        "superuser": person.is_superuser,
        "roles": roles,
    }


class PersonForm(UserEditForm):
    """A person, without the rights that the one who edits could not give."""

    def __init__(self, *args: Any, editor: User, **options: Any) -> None:
        super().__init__(*args, **options)
        if not editor.is_superuser:
            self.fields.pop("is_superuser", None)


class PeopleIndexView(IndexView):
    """People, with a way to invite another."""

    add_item_label = _("Invite a person")

    def get_add_url(self) -> str | None:
        """Lead to the invitations."""
        return reverse(INVITE) if self.request.user.has_perm("accounts.add_invitation") else None

    def get_edit_url(self, instance):
        """Lead to those people whom this person may change."""
        return super().get_edit_url(instance) if may_change_person(self.request.user, instance) else None

    def get_delete_url(self, instance):
        """Offer to delete those who may be deleted."""
        return super().get_delete_url(instance) if may_delete_person(self.request.user, instance) else None


class PersonEditView(EditView):
    """One person: name, address, whether they may sign in, and roles."""

    def dispatch(self, request, *args, **kwargs):
        """Refuse to open superusers to others."""
        if not may_change_person(request.user, self.object):
            raise PermissionDenied
        self.can_delete = may_delete_person(request.user, self.object)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        """Let the form know who edits."""
        return {**super().get_form_kwargs(), "editor": self.request.user}

    @transaction.atomic
    def save_instance(self):
        """Save, and note in the log from what to what the rights went."""
        before = rights_of(User.objects.get(pk=self.object.pk))
        person = super().save_instance()
        after = rights_of(User.objects.get(pk=person.pk))
        if before != after:
            log(person, "accounts.change_rights", user=self.request.user, data={"from": before, "to": after})
        return person


class PersonDeleteView(DeleteView):
    """Deletes somebody who has left nothing at the operators' desk."""

    def dispatch(self, request, *args, **kwargs):
        """Refuse where a log would be lost."""
        if not may_delete_person(request.user, self.get_object()):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PeopleViewSet(UserViewSet):
    """People at the desk."""

    index_view_class = PeopleIndexView
    edit_view_class = PersonEditView
    delete_view_class = PersonDeleteView
    copy_view_enabled = False

    @cached_property
    def add_view(self):
        """Nobody types the password of another: the address for that leads to an invitation."""
        return RedirectView.as_view(pattern_name=INVITE)

    def get_form_class(self, for_update=False):
        """The form of ours; there is none for adding."""
        return PersonForm
