"""The pages of merges and how they are reached."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from initiatives.actions.merge import approve_merge, decline_merge, propose_merge, revert_merge
from initiatives.admin.merges.forms import NothingForm, PairForm, ReasonForm
from initiatives.choices import MergeState
from initiatives.merging.preview import preview_of
from initiatives.merging.problems import may_merge, merge_problems
from initiatives.merging.references import MERGEABLE
from initiatives.models import Merge

A_PAGE = 50
DECISIONS = {
    "approve": (approve_merge, _("Merged. Everything that referred to it refers to the kept one.")),
    "decline": (decline_merge, _("Declined; both stay as they are.")),
    "revert": (revert_merge, _("Taken back.")),
}


class MergePage(WagtailAdminTemplateMixin, TemplateView):
    """A page for those who merge."""

    header_icon = "resubmit"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        """Refuse whoever may not merge."""
        if not may_merge(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        """The way through the list."""
        return [
            *self.breadcrumbs_items,
            {"url": reverse("initiatives_merges"), "label": MergeListView.page_title},
            {"url": "", "label": self.get_page_title()},
        ]


class MergeListView(MergePage):
    """All merges, newest first, and the ways to propose one."""

    page_title = _("Merges")
    template_name = "initiatives/desk/merges/list.html"

    def get_breadcrumbs_items(self):
        """The list is the first step itself."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        """A page of merges, and the types of which two can be merged."""
        merges = Paginator(Merge.objects.for_list(), A_PAGE).get_page(self.request.GET.get("p"))
        types = [
            {
                "label": capfirst(model._meta.verbose_name_plural),
                "url": reverse("initiatives_propose_merge", args=[model._meta.model_name]),
            }
            for model in MERGEABLE
        ]
        return {**super().get_context_data(**kwargs), "merges": merges, "types": types}


class ProposeMergeView(MergePage):
    """Two rows are chosen, what would move is shown, and the merge is proposed with a reason."""

    page_title = _("Propose a merge")
    template_name = "initiatives/desk/merges/propose.html"

    @cached_property
    def model(self) -> type[Any]:
        """The type of which two are merged."""
        for model in MERGEABLE:
            if model._meta.model_name == self.kwargs["model"]:
                return model
        raise Http404

    def get_page_subtitle(self):
        """The type."""
        return capfirst(self.model._meta.verbose_name_plural)

    def get_context_data(self, **kwargs):
        """The choice, and once two are chosen what would move and what stands against it."""
        context = super().get_context_data(**kwargs)
        chosen = "kept" in self.request.GET
        pair = PairForm(self.request.GET if chosen else None, model=self.model)
        context |= {"pair_form": pair, "back_url": reverse("initiatives_merges")}
        if chosen and pair.is_valid():
            kept, merged = pair.cleaned_data["kept"], pair.cleaned_data["merged"]
            problems = merge_problems(kept, merged)
            context |= {"kept": kept, "merged": merged, "problems": problems}
            if not problems:
                context["preview"] = preview_of(merged, kept)
                context.setdefault("reason_form", ReasonForm())
        return context

    def post(self, request, *args, **kwargs):
        """Propose the merge of the two that the address names."""
        pair, reason = PairForm(request.GET, model=self.model), ReasonForm(request.POST)
        if pair.is_valid() and reason.is_valid():
            kept, merged = pair.cleaned_data["kept"], pair.cleaned_data["merged"]
            try:
                merge = propose_merge(kept, merged, request.user, reason.cleaned_data["reason"])
            except ValidationError as error:
                reason.add_error(None, error)
            else:
                messages.success(request, _("Proposed. A second person decides."))
                return HttpResponseRedirect(merge.get_absolute_url())
        return self.render_to_response(self.get_context_data(reason_form=reason))


class MergeView(MergePage):
    """One merge: what it moves or has moved, and who decided; approved, declined or taken back here."""

    page_title = _("Merge")
    template_name = "initiatives/desk/merges/merge.html"

    @cached_property
    def merge(self) -> Merge:
        """The merge."""
        return get_object_or_404(Merge.objects.for_list(), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        """Both rows."""
        return str(self.merge)

    def get_context_data(self, **kwargs):
        """What is to be known for the decision, and the decisions that this person may take."""
        merge = self.merge
        context = {**super().get_context_data(**kwargs), "merge": merge, "form": NothingForm()}
        context["form"] = kwargs.get("form", context["form"])
        waiting = merge.state == MergeState.PROPOSED
        context["may_approve"] = waiting and merge.proposed_by_id != self.request.user.pk
        context["may_decline"] = waiting
        context["may_revert"] = merge.state == MergeState.APPROVED
        context["preview"] = preview_of(merge.merged, merge.kept) if waiting else []
        context["counts"] = {name: len(merge.moves.get(name, ())) for name in ("moved", "removed")}
        return context

    def post(self, request, *args, **kwargs):
        """Take one of the decisions; what stands against it is shown."""
        decide, words = DECISIONS.get(request.POST.get("decision", ""), (None, ""))
        if decide is None:
            raise Http404
        form = NothingForm(request.POST)
        form.full_clean()
        try:
            decide(self.merge, request.user)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form))
        messages.success(request, words)
        return HttpResponseRedirect(self.merge.get_absolute_url())


class MergeMenuItem(MenuItem):
    """The way to the merges, for those who merge."""

    def is_shown(self, request):
        """Whether somebody merges."""
        return may_merge(request.user)


def merge_menu_item() -> MenuItem:
    """Beside the catalogue."""
    return MergeMenuItem(_("Merges"), reverse_lazy("initiatives_merges"), icon_name="resubmit", order=250)


def merge_urls() -> list:
    """The addresses of the pages, below that of the desk."""
    return [
        path("merges/", MergeListView.as_view(), name="initiatives_merges"),
        path("merges/propose/<slug:model>/", ProposeMergeView.as_view(), name="initiatives_propose_merge"),
        path("merges/<int:pk>/", MergeView.as_view(), name="initiatives_merge"),
    ]
