"""What the log of the desk calls the actions of the catalogue, beside Wagtail's own."""

from django.utils.translation import gettext_lazy as _

# Name, label in filters, message in the log.
LOG_ACTIONS = (
    ("initiatives.approve", _("Approve"), _("Approved as second reader")),
    ("initiatives.override", _("Override"), _("Published without a second reader")),
    (
        "initiatives.cancel_schedule",
        _("Cancel a scheduled publication"),
        _("Scheduled publication cancelled"),
    ),
    ("initiatives.withdraw", _("Withdraw"), _("Withdrawn")),
    ("initiatives.unpublish", _("Unpublish"), _("Unpublished")),
    ("initiatives.schedule_removal", _("Schedule a removal"), _("Removal scheduled")),
    ("initiatives.cancel_removal", _("Cancel a scheduled removal"), _("Scheduled removal cancelled")),
    ("initiatives.check", _("Check"), _("Checked, still true")),
    ("initiatives.assign", _("Assign a review"), _("Review assigned")),
    ("initiatives.remark", _("Remark"), _("Remarked on")),
    ("initiatives.propose_merge", _("Propose a merge"), _("Merge proposed")),
    ("initiatives.approve_merge", _("Approve a merge"), _("Merged into another")),
    ("initiatives.decline_merge", _("Decline a merge"), _("Merge declined")),
    ("initiatives.revert_merge", _("Take back a merge"), _("Merge taken back")),
    ("initiatives.settle", _("Settle a remark"), _("Remark settled")),
    ("initiatives.report_correction", _("Report an error"), _("A reader reported an error")),
    ("initiatives.answer_correction", _("Answer a report"), _("Answered a reader’s report")),
    ("initiatives.mark_correction_spam", _("Mark a report as spam"), _("Marked a report as spam")),
    ("initiatives.forget_reporter", _("Forget a reader"), _("Erased the address of a reader")),
    ("initiatives.batch_upload", _("Upload an import"), _("Import uploaded")),
    ("initiatives.batch_submit", _("Send an import on"), _("Import sent to a second person")),
    ("initiatives.batch_reread", _("Read an import again"), _("Import to be read again")),
    ("initiatives.batch_discard", _("Discard an import"), _("Import discarded")),
    ("initiatives.batch_draft", _("Make drafts of an import"), _("Drafts made of import")),
    ("initiatives.batch_approve", _("Approve an import"), _("Import approved")),
    ("initiatives.batch_override", _("Override"), _("Import approved without a second reader")),
    ("initiatives.batch_decline", _("Decline an import"), _("Import declined")),
    ("initiatives.batch_apply", _("Take over an import"), _("Import taken over")),
)


def register(actions) -> None:
    """Tell Wagtail's log of them."""
    for name, label, message in LOG_ACTIONS:
        actions.register_action(name, label, message)
