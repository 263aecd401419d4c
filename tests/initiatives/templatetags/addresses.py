"""A site of one page in three languages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path
from django.views.generic import TemplateView

urlpatterns = i18n_patterns(
    path("components/", TemplateView.as_view(), name="components"), prefix_default_language=False
)
