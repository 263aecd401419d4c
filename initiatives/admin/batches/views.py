"""The pages of imports: upload, one import with its rows, and what can be done with it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import DetailView, FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from initiatives import tasks
from initiatives.actions.decide_batch import approval_problem
from initiatives.actions.read_batch import start_batch
from initiatives.admin.batches.forms import UploadForm, table_choices
from initiatives.admin.batches.rows import filter_named, filtered, filters_of, shown_rows
from initiatives.admin.batches.verbs import VERBS, available_verbs
from initiatives.choices import RowKind
from initiatives.dataset.upload import TABLE_NAMED, csv_of
from initiatives.models import Batch

ROWS_ON_A_PAGE = 50


class BatchPermissions(PermissionCheckedMixin):
    """Who may work at the desk on imports at all; who may do what with one is for the actions to say."""

    permission_policy = ModelPermissionPolicy(Batch)
    any_permission_required = ("view", "add", "change")


class BatchUploadView(BatchPermissions, WagtailAdminTemplateMixin, FormView):
    """Upload a table."""

    permission_required = "add"
    form_class = UploadForm
    template_name = "initiatives/desk/batch_upload.html"
    page_title = gettext_lazy("Import a table")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        """Below the list of imports."""
        imports = {"url": reverse("batches:index"), "label": _("Imports")}
        return [*super().get_breadcrumbs_items(), imports, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """With the tables that can be downloaded to start from."""
        return super().get_context_data(tables=table_choices(), **kwargs)

    def form_valid(self, form):
        """Keep the file and have it read in the background."""
        data = form.cleaned_data
        batch = start_batch(
            table=data["table"],
            file_name=data["file"].name,
            content=data["file"].read(),
            note=data["note"],
            weight=data["weight"],
            user=self.request.user,
        )
        tasks.read_batch.enqueue(batch.pk)
        return redirect("batches:batch", batch.pk)


class BatchView(BatchPermissions, WagtailAdminTemplateMixin, DetailView):
    """One import: how far it is, what its rows would change, and what can be done now."""

    model = Batch
    template_name = "initiatives/desk/batch.html"
    header_icon = "upload"

    def get_queryset(self):
        """With the people that the page names."""
        return Batch.objects.select_related("uploaded_by", "decided_by")

    def get_page_title(self):
        """The file."""
        return self.object.file_name

    def get_breadcrumbs_items(self):
        """Below the list of imports."""
        imports = {"url": reverse("batches:index"), "label": _("Imports")}
        return [*super().get_breadcrumbs_items(), imports, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        """The rows of one page, the number of each kind, and the verbs that this person may use."""
        batch, user = self.object, self.request.user
        kind = filter_named(batch, self.request.GET.get("kind", ""))
        page = Paginator(filtered(batch, kind), ROWS_ON_A_PAGE).get_page(self.request.GET.get("p"))
        verbs = available_verbs(batch, user)
        table = TABLE_NAMED[batch.table]
        return super().get_context_data(
            batch=batch,
            table_label=table.model._meta.verbose_name_plural,
            filters=filters_of(batch, batch.rows.filter(chosen=True).count()),
            kind=kind,
            page_obj=page,
            rows=shown_rows(page.object_list),
            verbs=verbs,
            can_choose="choose" in verbs,
            problem=approval_problem(batch, user),
            has_problems=bool(batch.counts.get(RowKind.WRONG)),
            **kwargs,
        )


class BatchProgressView(BatchPermissions, View):
    """How far an import is, for the script of its page."""

    def get(self, request, pk):
        """State and rows done."""
        batch = get_object_or_404(Batch, pk=pk)
        progress = {"working": batch.is_working, "state": batch.get_state_display()}
        return JsonResponse({**progress, "done": batch.done, "total": batch.total})


class BatchVerbView(BatchPermissions, View):
    """Do one thing with an import; the action behind it says who may, and when."""

    permission_required = "change"
    http_method_names = ("post",)

    def post(self, request, pk, verb):
        """Act, say what came of it, and show the import again."""
        get_object_or_404(Batch, pk=pk)
        try:
            VERBS[verb].act(pk, request.user, request.POST)
        except (PermissionDenied, ValidationError) as error:
            messages.error(request, " ".join(getattr(error, "messages", None) or [str(error)]))
        else:
            if VERBS[verb].done:
                messages.success(request, VERBS[verb].done)
        return redirect(f"{reverse('batches:batch', args=[pk])}{_query(request)}")


def _query(request) -> str:
    """The page and filter on which somebody was."""
    query = request.GET.urlencode()
    return f"?{query}" if query else ""


class BatchProblemsView(BatchPermissions, View):
    """What is wrong with the rows, as a table to mend the file by."""

    def get(self, request, pk):
        """One line for each bad cell."""
        batch = get_object_or_404(Batch, pk=pk)
        rows = batch.rows.filter(kind=RowKind.WRONG).values_list("line", "problems")
        lines = [
            [str(line), problem["column"], _as_text(problem["value"]), problem["expected"]]
            for line, problems in rows
            for problem in problems
        ]
        content = csv_of([["line", "column", "value", "expected"], *lines])
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="import-{pk}-problems.csv"'},
        )


def _as_text(value: str) -> str:
    """A bad cell may hold a formula, which no spreadsheet shall run."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
