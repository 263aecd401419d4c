"""What is done with several people at once, under the same rights as with one, and logged as well."""

from typing import Any

from wagtail.log_actions import log
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from accounts.desk.people import rights_of
from accounts.desk.rights import may_change_person, may_delete_person
from accounts.models import User


class LoggedChange(UserBulkAction):
    """Notes for each person from what to what their rights went."""

    def check_perm(self, person: User) -> bool:
        """Ask for the right to change this very person."""
        return may_change_person(self.request.user, person)

    def get_execution_context(self) -> dict[str, Any]:
        """Say who acts."""
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **context):
        """Act, and compare."""
        before = {person.pk: rights_of(person) for person in objects}
        done = super().execute_action(objects, user=user, **context)
        for person in User.objects.filter(pk__in=before):
            change = {"from": before[person.pk], "to": rights_of(person)}
            if change["from"] != change["to"]:
                log(person, "accounts.change_rights", user=user, data=change)
        return done


class AssignRole(LoggedChange, AssignRoleBulkAction):
    """Give several people a role."""


class SetActiveState(LoggedChange, SetActiveStateBulkAction):
    """Let several people sign in, or not any more."""


class DeletePeople(DeleteBulkAction):
    """Delete several people, where no log is lost."""

    def check_perm(self, person: User) -> bool:
        """Ask for the right to delete this very person."""
        return may_delete_person(self.request.user, person)

    def get_execution_context(self) -> dict[str, Any]:
        """Say who acts."""
        return {**super().get_execution_context(), "user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **context):
        """Note who went before they are gone."""
        for person in objects:
            log(person, "wagtail.delete", user=user, deleted=True)
        return super().execute_action(objects, **context)


BULK_ACTIONS = (AssignRole, SetActiveState, DeletePeople)
