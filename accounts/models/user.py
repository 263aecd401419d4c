"""People who sign in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes people and finds them by email, in whatever case it is written."""

    use_in_migrations = True

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """Keep addresses in small letters, in which they are looked up when somebody signs in."""
        return super().normalize_email(email).lower()

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person; without a password nobody can sign in with the account."""
        if not email:
            raise ValueError("A user needs an email address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make a person who may do everything, in both desks."""
        return self.create_user(email, password, **{**fields, "is_staff": True, "is_superuser": True})

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find the person who signs in."""
        return self.get(email__iexact=username)


class User(AbstractUser):
    """A person, known by an email address and nothing else."""

    username = None  # type: ignore[assignment]  # Django's way to take a field out of an abstract model
    email = models.EmailField(
        _("email address"),
        unique=True,
        error_messages={"unique": _("Somebody has this email address already.")},
    )

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]  # another manager than Django's own

    def save(self, *args: Any, **options: Any) -> None:
        """Keep the address in small letters, wherever it comes from."""
        self.email = User.objects.normalize_email(self.email)
        super().save(*args, **options)

    class Meta:
        """Two spellings of one address are one person."""

        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="%(app_label)s_%(class)s_email_unique_in_any_case",
                violation_error_message=_("Somebody has this email address already."),
            )
        ]
