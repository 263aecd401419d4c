"""Readers and what they follow."""

import factory
from factory.django import DjangoModelFactory

from accounts.models import Consent, Follow, SignUp, Subscriber


class SubscriberFactory(DjangoModelFactory):
    """A confirmed reader who follows nothing yet and is written to weekly in English."""

    class Meta:
        model = Subscriber

    email = factory.Sequence("reader-{}@example.org".format)
    email_key = factory.LazyAttribute(lambda reader: reader.email.lower())


class FollowFactory(DjangoModelFactory):
    """Follows everything; ``kind`` with ``country``, ``theme``, ``section`` or ``query`` says what else."""

    class Meta:
        model = Follow

    subscriber = factory.SubFactory(SubscriberFactory)
    kind = "everything"


class ConsentFactory(DjangoModelFactory):
    """An agreement to be written to."""

    class Meta:
        model = Consent

    subscriber = factory.SubFactory(SubscriberFactory)
    text_version = "2026-11"
    language = "en"
    page = "/newsletter/"


class SignUpFactory(DjangoModelFactory):
    """Somebody wants to follow everything and has not confirmed yet."""

    class Meta:
        model = SignUp

    email = factory.Sequence("new-{}@example.org".format)
    email_key = factory.LazyAttribute(lambda sign_up: sign_up.email.lower())
    language = "en"
    rhythm = "weekly"
    follows = factory.LazyFunction(lambda: [{"kind": "everything"}])
    text_version = "2026-11"
    text_language = "en"
    page = "/newsletter/"
