"""Reviews: the step at which a second person reads a draft, who has taken it on, and what was remarked."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from initiatives.querysets_desk import RemarkQuerySet


class SecondReading(Task):
    """The one step of the catalogue's workflow: somebody who wrote none of it reads the draft.

    Decisions are taken on the review page and in ``initiatives.actions.review`` alone, so that Wagtail's
    own buttons, which save the form before they approve it, are not offered
    (https://github.com/wagtail/wagtail/issues/1164).
    """

    class Meta:
        """Named for the settings of workflows."""

        verbose_name = _("second reading")
        verbose_name_plural = _("second readings")

    def locked_for_user(self, obj, user) -> bool:
        """Writers wait for the answer; a reviewer may mend, and is then no longer the second reader."""
        from initiatives.second_reader import may_review

        return not may_review(user, obj)

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """What waits for anybody with the right to review."""
        from initiatives.second_reader import is_reviewer

        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting if is_reviewer(user) else waiting.none()

    @classmethod
    def get_description(cls) -> str:
        """What administrators read when they choose the step."""
        return str(_("A person who wrote none of a draft reads and approves it."))


class Review(models.Model):
    """Who has taken on a draft that waits for its second reader, and by when."""

    task_state = models.OneToOneField(TaskState, models.CASCADE, related_name="review")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("reviewer"),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)

    class Meta:
        """Named for the desk."""

        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def __str__(self):
        return f"{self.task_state_id}"


class Remark(models.Model):
    """A remark on a field of a draft, for its author; never public."""

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("content_type", "object_id")
    field = models.CharField(_("field"), max_length=60, blank=True)
    text = models.TextField(_("remark"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("remarked by")
    )
    created_at = models.DateTimeField(_("remarked at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = RemarkQuerySet.as_manager()

    class Meta:
        """In the order in which they were made."""

        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="initiatives_remark_record")]

    def __str__(self):
        return self.text
