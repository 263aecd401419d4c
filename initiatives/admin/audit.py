"""The audit: Wagtail's history of the site, with from what to what, as a list that can be exported."""

import json
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports.audit_logging import LogEntriesView

from initiatives.second_reader import MANAGE


def as_text(data: Any) -> str:
    """What an action changed, as JSON on one line; nothing where it says nothing."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True) if data else ""


class AuditView(LogEntriesView):
    """Every action by whom, when, from what to what. A deleted person stays under a number."""

    page_title = _("Audit")
    index_url_name = "catalogue_audit"
    index_results_url_name = "catalogue_audit_results"
    list_export = [*LogEntriesView.list_export, "user_id", "data"]
    export_headings = {
        **LogEntriesView.export_headings,
        "user_id": _("Number of the user"),
        "data": _("Details"),
    }

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.custom_field_preprocess["data"] = {self.FORMAT_CSV: as_text, self.FORMAT_XLSX: as_text}

    def dispatch(self, request, *args, **kwargs):
        """For administrators."""
        if not request.user.has_perm(MANAGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AuditMenuItem(MenuItem):
    """For administrators."""

    def is_shown(self, request) -> bool:
        """Whether somebody oversees the desk."""
        return request.user.has_perm(MANAGE)


def register() -> None:
    """Register its addresses and its entry among the reports."""
    hooks.register("register_admin_urls", _addresses)
    hooks.register("register_reports_menu_item", _entry)


def _addresses() -> list:
    return [
        path("reports/audit/", AuditView.as_view(), name="catalogue_audit"),
        path("reports/audit/results/", AuditView.as_view(results_only=True), name="catalogue_audit_results"),
    ]


def _entry() -> MenuItem:
    return AuditMenuItem(_("Audit"), reverse("catalogue_audit"), icon_name="history", order=900)
