"""What can be done with several records of a list at once; each ends in the action for one record."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from initiatives.actions.check import mark_checked
from initiatives.actions.review import submit_record
from initiatives.admin.records import RECORD_VIEWSETS


class RecordBulkAction(SnippetBulkAction):
    """One action on each record; what is refused is named with its reason, and the others go on."""

    models = [viewset.model for viewset in RECORD_VIEWSETS]
    template_name = "initiatives/desk/bulk.html"
    act: Callable[..., Any]
    question: Any = ""

    def check_perm(self, record) -> bool:
        """Whoever writes may ask; the action itself decides."""
        return self.request.user.has_perm(f"initiatives.change_{record._meta.model_name}")

    @classmethod
    def execute_action(cls, objects, **kwargs) -> tuple[int, int]:
        """Act on each; the number of those that went well."""
        request, done = kwargs["self"].request, 0
        for record in objects:
            try:
                cls.act(record, request.user)
                done += 1
            except (PermissionDenied, ValidationError) as error:
                reasons = " ".join(getattr(error, "messages", [str(error)]))
                messages.warning(request, f"{record}: {reasons}")
        return done, 0

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """The question that is asked before."""
        return super().get_context_data(question=self.question, button=self.display_name, **kwargs)

    def get_success_message(self, done: int, _others: int) -> str:
        """For how many it was done."""
        return ngettext("Done for %(count)d record.", "Done for %(count)d records.", done) % {"count": done}


class CheckBulkAction(RecordBulkAction):
    """Checked, still true."""

    display_name = _("Checked, still true")
    action_type = "check"
    aria_label = _("Mark the selected records as checked today")
    question = _("Have you read each of these against its sources again, and does every fact still hold?")
    action_priority = 10
    act = staticmethod(mark_checked)


class SubmitBulkAction(RecordBulkAction):
    """Submit to the second reader."""

    display_name = _("Submit")
    action_type = "submit"
    aria_label = _("Submit the drafts of the selected records to a second reader")
    question = _("Send the latest drafts of these records to a second reader?")
    action_priority = 20
    act = staticmethod(submit_record)


BULK_ACTIONS = (CheckBulkAction, SubmitBulkAction)
