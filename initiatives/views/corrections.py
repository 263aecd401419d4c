"""Reporting an error, and the public ledger of reports."""

import time
from typing import Any

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from django.views.generic.edit import FormMixin, ProcessFormView

from initiatives.actions.report_correction import report_correction
from initiatives.corrections.export import ledger_answer
from initiatives.corrections.form import CorrectionForm
from initiatives.corrections.ledger import LEDGER, CorrectionLedger
from initiatives.corrections.limits import within_limits
from initiatives.corrections.network import network_of
from initiatives.corrections.subject import public_record
from initiatives.details.common import heading_of
from initiatives.exports.forms import READING, wanted_forms
from initiatives.filters.options import printable
from initiatives.models.correction import FACT_LENGTH

TOO_MANY_REQUESTS = 429


def crumbs() -> list[dict[str, Any]]:
    """The way to the ledger."""
    return [{"label": LEDGER.title, "url": reverse("correction_list")}]


class CorrectionsView(FormMixin, ProcessFormView, TemplateView):
    """The form, and below it the ledger; the query string narrows the one and fills in the other."""

    template_name = "initiatives/correction_list.html"
    form_class = CorrectionForm
    http_method_names = ["get", "head", "options", "post"]

    def dispatch(self, request, *args, **kwargs) -> HttpResponseBase:
        """The ledger as a file; or the page, made for one reader and not kept, for the record it is about."""
        if request.method in READING and (forms := wanted_forms(request.GET)):
            return ledger_answer(request, forms)
        self.now = time.time()
        self.about = (request.POST if request.method == "POST" else request.GET).get("about", "")
        self.record = public_record(self.about) if self.about else None
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get_initial(self) -> dict[str, Any]:
        """The fact that the address names."""
        return {"fact": printable(self.request.GET.get("fact", ""), FACT_LENGTH)}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form, with its record and the time."""
        return {**super().get_form_kwargs(), "record": self.record, "now": self.now}

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        """Keep the report, unless too many came; a program is told nothing else than a person."""
        if not within_limits(network_of(self.request), form.about_to_show, self.now):
            form.add_error(
                None,
                _("Too many reports have come in from your network or about this record. Try again later."),
            )
            return self.render_to_response(self.get_context_data(form=form), status=TOO_MANY_REQUESTS)
        said = {
            name: form.cleaned_data.get(name, "")
            for name in ("address", "fact", "text", "source_url", "email")
        }
        report = report_correction(
            record=self.record,
            language=get_language() or "en",
            is_from_a_program=form.is_from_a_program,
            **said,
        )
        return HttpResponseRedirect(reverse("correction_sent", args=[report.reference]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The form with what it is about, and the ledger."""
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "section": LEDGER,
            "crumbs": crumbs(),
            "listing": CorrectionLedger(self.request.GET, self.request.path),
            "subject": self._subject(),
            "not_public": printable(self.about) if self.about and self.record is None else "",
        }

    def _subject(self) -> dict[str, str] | None:
        if self.record is None:
            return None
        return {
            "heading": heading_of(self.record),
            "url": self.record.get_absolute_url(),
            "lang": getattr(self.record, "heading_language", "") or getattr(self.record, "language", ""),
        }


class CorrectionSentView(TemplateView):
    """Thanks, with the reference; the same for whoever sent something, and without a look into the table."""

    template_name = "initiatives/correction_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back."""
        return super().get_context_data(crumbs=crumbs(), **kwargs)
