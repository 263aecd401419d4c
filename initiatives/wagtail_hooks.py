"""The catalogue at the desk: one group of lists, and who may do what in them."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from initiatives.admin.audit import register as register_audit
from initiatives.admin.batches.viewset import ImportViewSetGroup, change_buttons
from initiatives.admin.bulk_actions import BULK_ACTIONS
from initiatives.admin.corrections import AnswerPolicy, CorrectionViewSet
from initiatives.admin.dashboard.hooks import register as register_dashboard
from initiatives.admin.editing import without_publishing
from initiatives.admin.log_actions import register as register_log_actions
from initiatives.admin.merges.pages import merge_menu_item, merge_urls
from initiatives.admin.records import RECORD_VIEWSETS
from initiatives.admin.references import REFERENCE_VIEWSETS
from initiatives.admin.remits import RemitViewSet


class CatalogueViewSetGroup(SnippetViewSetGroup):
    """Records first, in the order of the public pages, then what they refer to."""

    menu_label = _("Catalogue")
    menu_icon = "folder-open-inverse"
    menu_order = 100
    items = (*RECORD_VIEWSETS, *REFERENCE_VIEWSETS)


for viewset in CatalogueViewSetGroup.items:
    register_permission_policy(viewset.model, viewset.policy())
register_snippet(CatalogueViewSetGroup)
hooks.register("register_log_actions", register_log_actions)
hooks.register("construct_snippet_action_menu", without_publishing)
register_dashboard()
hooks.register("register_admin_urls", merge_urls)
hooks.register("register_admin_menu_item", merge_menu_item)
hooks.register("register_admin_viewset", RemitViewSet)

register_permission_policy(CorrectionViewSet.model, AnswerPolicy(CorrectionViewSet.model))


@hooks.register("register_admin_viewset")
def corrections() -> CorrectionViewSet:
    """Reports of readers."""
    return CorrectionViewSet()


hooks.register("register_admin_viewset", ImportViewSetGroup)
hooks.register("register_snippet_listing_buttons", change_buttons)
register_audit()
for bulk_action in BULK_ACTIONS:
    hooks.register("register_bulk_action", bulk_action)
