"""The one mail to an address that has not confirmed yet."""

from accounts.addresses import address_hash
from accounts.letters.confirmation import confirmation_letter
from accounts.models import Forgotten, SignUp, Subscriber
from accounts.models.subscriber import SubscriberState


def send_confirmation(sign_up_id: int) -> None:
    """Ask an address, unless it wanted never to be written to again or mails to it came back.

    Done by a worker, so that neither the answer nor its time tells which of these it was.
    """
    sign_up = SignUp.objects.filter(pk=sign_up_id).first()
    if sign_up is None:
        return
    reader = Subscriber.objects.filter(email_key=sign_up.email_key).first()
    is_suppressed = reader is not None and reader.state == SubscriberState.SUPPRESSED
    if is_suppressed or Forgotten.objects.filter(address_hash=address_hash(sign_up.email_key)).exists():
        sign_up.delete()
        return
    confirmation_letter(sign_up, reader).send()
