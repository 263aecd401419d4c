"""The edit form of records: saving and submitting are there, publishing is a second person's."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.action_menu import PublishMenuItem, UnpublishMenuItem
from wagtail.snippets.views.snippets import CreateView, EditView

from initiatives.models import Editorial, Record
from initiatives.second_reader import may_remove


class WithoutPublishing:
    """Leave out the action by which Wagtail publishes what its author wrote, also where it is crafted."""

    def get_available_actions(self):
        """All actions but publishing."""
        return [action for action in super().get_available_actions() if action != "publish"]  # type: ignore[misc]  # of the view


class RecordCreateView(WithoutPublishing, CreateView):
    """A new draft."""


class RecordEditView(WithoutPublishing, EditView):
    """A draft, with the way to its review, its removal and its check."""

    def get(self, request, *args, **kwargs):
        """Say over the form why changes are wanted."""
        state = self.workflow_state
        if state is not None and state.status == state.STATUS_NEEDS_CHANGES:
            reason = state.current_task_state.comment
            messages.warning(request, _("Changes are wanted: %(reason)s") % {"reason": reason})
        return super().get(request, *args, **kwargs)

    def submit_action(self):
        """Submit once: a page that was opened before says that the draft waits already."""
        if self.object.workflow_in_progress:
            messages.warning(self.request, _("It waits for its second reader already."))
            return None
        return super().submit_action()

    @cached_property
    def header_buttons(self) -> list:
        """The review in plain sight while the draft waits for it."""
        if not self.object.workflow_in_progress:
            return []
        return [HeaderButton(_("Review"), url=self._url("review"), icon_name="clipboard-list")]

    @cached_property
    def header_more_buttons(self) -> list:
        """Links to the pages about this record; those that the person may open."""
        buttons = [*super().header_more_buttons, self._button("review", _("Review"), "clipboard-list", 1)]
        if may_remove(self.request.user) and (self.live_object.live or self.live_object.removal):
            buttons.append(self._button("remove", _("Withdraw or unpublish"), "download", 3))
        if self.live_object.live and isinstance(self.live_object, Record):
            buttons.append(self._button("check", _("Checked, still true"), "check", 2))
        return buttons

    def _button(self, name: str, label, icon: str, priority: int) -> Button:
        return Button(label, url=self._url(name), icon_name=icon, priority=priority)

    def _url(self, name: str) -> str:
        return reverse(self.model.snippet_viewset.get_url_name(name), args=[self.object.pk])


def without_publishing(menu_items: list[Component], request, context: dict) -> None:
    """Take Wagtail's buttons for publishing and unpublishing out of the menu of a record."""
    if issubclass(context["model"], Editorial):
        menu_items[:] = [
            item for item in menu_items if not isinstance(item, PublishMenuItem | UnpublishMenuItem)
        ]
