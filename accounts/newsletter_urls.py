"""Addresses of the newsletter: signing up, confirming, preferences, leaving, and the archive."""

from django.urls import path

from accounts.views.archive import ArchiveView, IssueView
from accounts.views.newsletter import ConfirmView, NewsletterView, SentView
from accounts.views.preferences import ForgetView, PreferencesView, ReturnView, StoredDataView
from accounts.views.unsubscribe import UnsubscribeView

urlpatterns = [
    path("", NewsletterView.as_view(), name="newsletter"),
    path("archive/", ArchiveView.as_view(), name="newsletter_archive"),
    path("archive/<slug:slug>/", IssueView.as_view(), name="newsletter_issue"),
    path("sent/", SentView.as_view(), name="newsletter_sent"),
    path("confirm/<str:token>/", ConfirmView.as_view(), name="newsletter_confirm"),
    path("preferences/<str:token>/", PreferencesView.as_view(), name="newsletter_preferences"),
    path("preferences/<str:token>/data.json", StoredDataView.as_view(), name="newsletter_data"),
    path("preferences/<str:token>/delete/", ForgetView.as_view(), name="newsletter_forget"),
    path("return/<str:token>/", ReturnView.as_view(), name="newsletter_return"),
    path("unsubscribe/<str:token>/", UnsubscribeView.as_view(), name="newsletter_unsubscribe"),
]
