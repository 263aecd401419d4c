"""Tells Wagtail of the pages and entries of an editor's day."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from initiatives.admin.dashboard.panels import put_panels
from initiatives.admin.dashboard.views import CheckListView, ReviewListView, ScheduleView
from initiatives.second_reader import is_reviewer


class ReviewMenuItem(MenuItem):
    """For those who review."""

    def is_shown(self, request) -> bool:
        """Whether somebody reviews."""
        return is_reviewer(request.user)


def register() -> None:
    """Register panels, addresses and entries of the menu."""
    hooks.register("construct_homepage_panels", put_panels)
    hooks.register("register_admin_urls", _addresses)
    hooks.register("register_admin_menu_item", _reviews)
    hooks.register("register_admin_menu_item", _schedule)


def _addresses() -> list:
    return [
        path("catalogue/reviews/", ReviewListView.as_view(), name="catalogue_reviews"),
        path("catalogue/checks/", CheckListView.as_view(), name="catalogue_checks"),
        path("catalogue/schedule/", ScheduleView.as_view(), name="catalogue_schedule"),
    ]


def _reviews() -> MenuItem:
    return ReviewMenuItem(_("Reviews"), reverse("catalogue_reviews"), icon_name="clipboard-list", order=110)


def _schedule() -> MenuItem:
    return MenuItem(_("Schedule"), reverse("catalogue_schedule"), icon_name="calendar", order=120)
