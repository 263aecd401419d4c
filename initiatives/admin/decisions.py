"""What pages of the desk that decide about a record share: the record, its forms, and refusals."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from initiatives.gate import problems_in


class RecordDecisionView(WagtailAdminTemplateMixin, View):
    """A page of the desk about one record, with forms of which each ends in an action.

    Subclasses name the ``permission`` that is needed to open it and give, by the value of ``decision``, a
    form class and a function that acts on the record, the person and the cleaned data. What an action
    refuses is shown beside the field, or above the form, and nothing that was typed is lost.
    """

    model: Any = None
    permission = "change"
    decisions: dict[str, tuple[type[Form], Callable]] = {}
    success: dict[str, Any] = {}
    # Given by the viewset to all of its views.
    header_icon = ""

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever may not open it."""
        if not request.user.has_perm(self.right):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def right(self) -> str:
        """The permission that is needed, by its full name."""
        return f"{self.model._meta.app_label}.{self.permission}_{self.model._meta.model_name}"

    @cached_property
    def record(self):
        """The row of the record, as the public or an editor last left it."""
        return get_object_or_404(self.model, pk=self.kwargs["pk"])

    @cached_property
    def draft(self):
        """The latest draft, or the record itself where there is none."""
        return self.record.get_latest_revision_as_object()

    def url(self, name: str) -> str:
        """Another page of the desk about the same record."""
        return reverse(self.model.snippet_viewset.get_url_name(name), args=[self.record.pk])

    def get_breadcrumbs_items(self):
        """The way through the list and the record."""
        viewset = self.model.snippet_viewset
        names = capfirst(self.model._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(viewset.get_url_name("list")), "label": names},
            {"url": self.url("edit"), "label": str(self.draft)},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_page_subtitle(self):
        """The record."""
        return str(self.draft)

    def form_for(self, decision: str, data=None) -> Form:
        """One of the forms; the subclass may give it more than its data."""
        return self.decisions[decision][0](data, **self.form_options(decision))

    def form_options(self, decision: str) -> dict[str, Any]:
        """What a form needs beside its data."""
        return {}

    def get(self, request, *args, **kwargs) -> HttpResponse:
        """The page with its forms."""
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs) -> HttpResponse:
        """Take a decision, or say beside the form what is wrong with it."""
        decision = request.POST.get("decision", "")
        if decision not in self.decisions:
            raise PermissionDenied
        form = self.form_for(decision, request.POST)
        if form.is_valid():
            try:
                self.decisions[decision][1](self.record, request.user, **form.cleaned_data)
            except ValidationError as error:
                add_refusal(form, error, self.draft)
            except PermissionDenied as error:
                form.add_error(None, str(error))
        if form.errors:
            context = self.get_context_data(**{f"{decision}_form": form})
            return self.render_to_response(context, status=400)
        messages.success(request, self.success[decision])
        return HttpResponseRedirect(get_valid_next_url_from_request(request) or self.success_url(decision))

    def success_url(self, decision: str) -> str:
        """Where a decision leads."""
        return self.url("edit")

    def get_context_data(self, **kwargs) -> dict[str, Any]:
        """The record, its draft, and the forms that were not just sent."""
        forms = {f"{name}_form": self.form_for(name) for name in self.decisions}
        context = {"record": self.record, "draft": self.draft, "edit_url": self.url("edit")}
        return super().get_context_data(**{**context, **forms, **kwargs})


def add_refusal(form: Form, refusal: ValidationError, record) -> None:
    """Put the reasons of a refusal beside the fields of a form; the rest stand above it, with their field."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for problem in problems_in(record, refusal):
        own = problem.field in form.fields
        form.add_error(problem.field if own else None, problem.message if own else str(problem))
