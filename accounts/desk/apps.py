"""Wagtail's application on users, with pages of ours on people."""

from wagtail.users.apps import WagtailUsersAppConfig


class PeopleAtDeskConfig(WagtailUsersAppConfig):
    """People come by invitation, and nobody gains rights that only a superuser may give."""

    user_viewset = "accounts.desk.people.PeopleViewSet"
