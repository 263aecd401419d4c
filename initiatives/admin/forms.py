"""Forms of the desk: keys that stay, and reasons why something cannot be published yet."""

from wagtail.admin.forms import WagtailAdminModelForm


class KeyedForm(WagtailAdminModelForm):
    """The key of a row is part of its address and of other rows' references: it is given once."""

    key_fields: tuple[str, ...] = ("slug",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.key_fields:
            if self.instance.pk and name in self.fields:
                self.fields[name].disabled = True


class RecordForm(KeyedForm):
    """A record may be kept as a draft with much of it missing, and is sent on only when it is whole."""

    key_fields = ("slug", "iso3", "iso2")

    def is_valid(self):
        """Add to the form's own errors whatever keeps its content from the public."""
        if not super().is_valid():
            return False
        if not self.is_deferred_validation:
            record = self.save(commit=False)
            for name, problems in record.publish_problems().items():
                self.add_error(name if name in self.fields else None, problems)
        return not self.errors
