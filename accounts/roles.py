"""What each role may do in the desk; kept in step with the models after every migration."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

CONTRIBUTORS = "Contributors"
EDITORS = "Editors"
ADMINISTRATORS = "Administrators"

WRITING = ("view", "add", "change")
# Nobody deletes: a record is withdrawn, a reference is kept, so that what rests on it still stands. Nobody
# publishes but by approving what somebody else wrote.
DECISIONS = ("approval", "removal", "merge")
OVERSIGHT = ("remit",)
KEPT_BY_ACTIONS = (
    *("batchfile", "batchrow", "linkcheck", "linkhost"),
    *("publication", "review", "remark", "secondreading"),
)
ACTIONS = {
    CONTRIBUTORS: {"records": WRITING, "decisions": (), "oversight": ()},
    EDITORS: {"records": (*WRITING, "answer"), "decisions": ("view", "add"), "oversight": ()},
    ADMINISTRATORS: {
        "records": (*WRITING, "answer", "lock", "unlock"),
        "decisions": ("view", "add"),
        "oversight": (*WRITING, "delete"),
    },
}
MANAGED_APPS = ("initiatives", "accounts", "auth")
# What a role may do is written here and nowhere else: administrators see groups and do not change them.
PEOPLE = (
    "accounts.view_user",
    "accounts.add_user",
    "accounts.change_user",
    "accounts.delete_user",
    "accounts.view_invitation",
    "accounts.add_invitation",
    "auth.view_group",
)


def sync_roles() -> None:
    """Give every role exactly the permissions that it has by this module; safe to repeat.

    Permissions outside the catalogue and the people, such as those for pages and images, are left as a
    superuser set them.
    """
    for name in ACTIONS:
        group, _created = Group.objects.get_or_create(name=name)
        wanted = set(_permissions(name).values_list("pk", flat=True))
        held = set(group.permissions.values_list("pk", flat=True))
        ours = set(
            group.permissions.filter(content_type__app_label__in=MANAGED_APPS).values_list("pk", flat=True)
        )
        group.permissions.remove(*(ours - wanted))
        group.permissions.add(*(wanted - held))


def sync_roles_after_migrations(sender, **kwargs) -> None:
    """Run once all applications have their permissions, some of which are made by the last of them."""
    if sender is [config for config in apps.get_app_configs() if config.models_module][-1]:
        sync_roles()


def _models_by_group() -> dict[str, list[str]]:
    """The tables of the catalogue: those that people fill in, decisions on them, and who oversees them."""
    models = apps.get_app_config("initiatives").get_models()
    names = [str(model._meta.model_name) for model in models]
    others = (*DECISIONS, *OVERSIGHT, *KEPT_BY_ACTIONS)
    return {
        "records": [name for name in names if name not in others],
        "decisions": list(DECISIONS),
        "oversight": list(OVERSIGHT),
    }


def _permissions(role: str):
    """All of a role: the desk, the tables of the catalogue, newsletter issues, people for administrators."""
    wanted = Q(content_type__app_label="wagtailadmin", codename="access_admin") | Q(
        content_type__app_label="initiatives",
        codename__in=[
            f"{action}_{model}"
            for group, models in _models_by_group().items()
            for action in ACTIONS[role][group]
            for model in models
        ],
    )
    wanted |= Q(
        content_type__app_label="accounts", codename__in=[f"{action}_newsletterissue" for action in WRITING]
    )
    if role == ADMINISTRATORS:
        wanted |= Q(content_type__app_label="wagtailcore", content_type__model__in=("workflow", "task"))
        for permission in PEOPLE:
            app, codename = permission.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
    return Permission.objects.filter(wanted)
