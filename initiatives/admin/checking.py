"""“Checked, still true”: one click at the desk."""

from django.utils.translation import gettext_lazy as _

from initiatives.actions.check import mark_checked
from initiatives.admin.decisions import RecordDecisionView
from initiatives.admin.review.forms import EmptyForm


class CheckView(RecordDecisionView):
    """A button without a page: it is sent from the list of what is due and from the record itself."""

    page_title = _("Checked, still true")
    template_name = "initiatives/desk/checked.html"
    decisions = {"check": (EmptyForm, mark_checked)}
    success = {"check": _("Marked as checked today.")}
