"""A worker's part in a mailing: make it if nobody has, then hand over its mails one by one."""

import datetime
import math
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from accounts.actions.make_mailing import make_deliveries, owe_mails, period_of
from accounts.alerts.news import news_of
from accounts.alerts.readers import rules_of
from accounts.letters.issue_writer import IssueWriter, writer_of
from accounts.letters.letter import Letter, letter
from accounts.letters.writer import LetterWriter
from accounts.models import Delivery, Mailing, Subscriber
from accounts.models.delivery import UNFINISHED
from accounts.models.mailing import MailingState
from accounts.sending.claims import cancel, claim, let_go, put_aside, settle, settle_sent_and_claim
from accounts.sending.handing_over import HandOver
from accounts.sending.outcome import Fate, Outcome
from accounts.sending.pace import Pace
from accounts.sending.pauses import PAUSES

# News are read anew after this, so that what is withdrawn during a long mailing is not told any more.
NEWS_SECONDS = 300.0


@dataclass
class Sent:
    """How many mails this worker handed over, how many it did not, and whether only the time ended it."""

    sent: int = 0
    other: int = 0
    time_is_up: bool = False


def send_mailing(
    mailing_id: int,
    pace: Pace | None = None,
    clock: Callable[[], datetime.datetime] = timezone.now,
    seconds: float = math.inf,
) -> Sent:
    """Do what is due of a mailing, until it is done or about so many seconds are over.

    Any number of workers may do so at a time, on any number of machines.
    """
    mailing = Mailing.objects.to_be_worked_on(clock()).filter(pk=mailing_id).first()
    if mailing is None:
        return Sent()
    worker = Worker(mailing, pace or Pace(settings.MAILS_PER_MINUTE), clock, seconds)
    worker.make()
    try:
        worker.work()
    finally:
        worker.leave()
    return worker.done


def make_mails(mailing_id: int, clock: Callable[[], datetime.datetime] = timezone.now) -> None:
    """Only owe the mails of a mailing, if nobody has done so."""
    mailing = Mailing.objects.to_be_worked_on(clock()).filter(pk=mailing_id).first()
    if mailing is not None:
        Worker(mailing, Pace(settings.MAILS_PER_MINUTE), clock).make()


def letters_of(mailing: Mailing) -> LetterWriter | IssueWriter:
    """What writes its letters: an issue of the newsletter, or the news of its period."""
    if mailing.issue_id:
        return writer_of(mailing)
    period = period_of(mailing)
    return LetterWriter(news_of(period), period, mailing.rhythm)


class Worker:
    """One worker at one mailing."""

    def __init__(
        self,
        mailing: Mailing,
        pace: Pace,
        clock: Callable[[], datetime.datetime],
        seconds: float = math.inf,
    ):
        self.mailing, self.pace, self.clock = mailing, pace, clock
        self.ends_at = time.monotonic() + seconds
        self.name = secrets.token_hex(8)
        self.server = HandOver()
        self.done = Sent()
        # What is out and not noted yet; nothing else is claimed meanwhile, nor is there ever a second one.
        self.out: Delivery | None = None
        self.written: LetterWriter | IssueWriter | None = None
        self.written_at = 0.0

    def letters(self) -> LetterWriter | IssueWriter:
        """The letters of the mailing, from what is public by now."""
        if self.written is None or time.monotonic() - self.written_at > NEWS_SECONDS:
            self.written = letters_of(self.mailing)
            self.written_at = time.monotonic()
        return self.written

    def make(self) -> None:
        """Owe a mail to each reader whom the letters concern, if nobody has done so."""
        if self.mailing.state != MailingState.MAKING:
            return
        letters, now = self.letters(), self.clock()
        if isinstance(letters, IssueWriter):
            owe_mails(self.mailing, letters.concerned(self.mailing, now))
        else:
            make_deliveries(self.mailing, letters.matcher, now)

    def work(self) -> None:
        """Hand over until nothing is due or the time is up, or until it is paused, cancelled or resting."""
        while self._goes_on() and (deliveries := self._put_aside()):
            self.pace.take(len(deliveries))
            for delivery, mail in self._written(deliveries):
                if not self._deliver(delivery, mail):
                    return
            self._note_sent()
            if time.monotonic() >= self.ends_at:
                self.done.time_is_up = True
                return
        self._finish()

    def leave(self) -> None:
        """Note what is still to be noted, close the connection and give back what was not claimed."""
        try:
            self._note_sent()
        finally:
            self.server.close()
            let_go(self.mailing, self.name)

    def _goes_on(self) -> bool:
        """Show a sign of life, unless somebody has stopped the mailing."""
        sending = Mailing.objects.filter(pk=self.mailing.pk, state=MailingState.SENDING)
        return bool(sending.update(beat_at=self.clock()))

    def _put_aside(self) -> list[Delivery]:
        return put_aside(self.mailing, self.name, self.clock(), self.pace.at_a_time)

    def _written(self, deliveries: list[Delivery]) -> Iterator[tuple[Delivery, Letter]]:
        """The mails of these deliveries, save to whom nothing is to be sent any more."""
        people = [delivery.subscriber_id for delivery in deliveries if delivery.subscriber_id]
        receiving = Subscriber.objects.receiving(self.clock().date()).in_bulk(people)
        follows, letters = rules_of(people), self.letters()
        for delivery in deliveries:
            subscriber = receiving.get(delivery.subscriber_id or 0)
            reader = follows.get(delivery.subscriber_id or 0)
            if subscriber is None or reader is None:
                cancel(delivery, "The reader is not written to any more.")
                continue
            written = letters.write(subscriber.language, reader.minor_too, reader.rules)
            if written is None:
                cancel(delivery, "Nothing was left to tell.")
                continue
            links = letters.links(subscriber, [reader.follows[rule] for rule in written.reasons])
            yield delivery, letter(written, subscriber.email, links, delivery.identity, self.clock())

    def _deliver(self, delivery: Delivery, mail: Letter) -> bool:
        """Claim a mail and hand it over; False where the server takes none any more."""
        if self.out and self.pace.is_free:
            self.pace.wait()
            claimed, self.out = settle_sent_and_claim(self.out, delivery, self.clock()), None
        else:
            self._note_sent()
            self.pace.wait()
            if closed := self.server.ready():
                self._rest(closed)
                return False
            claimed = claim(delivery, self.clock())
        return self._hand_over(delivery, mail) if claimed else True

    def _hand_over(self, delivery: Delivery, mail: Letter) -> bool:
        outcome = self.server.give(mail)
        if outcome.fate == Fate.SENT:
            # The update that claims the next one notes this too, for one update takes half as long as two.
            self.out = delivery
            self.done.sent += 1
            return True
        settle(delivery, outcome, self.clock())
        self.done.other += 1
        if outcome.fate in (Fate.REST, Fate.STOP):
            self._rest(outcome)
            return False
        return True

    def _note_sent(self) -> None:
        """Write down that the last mail is out, if that has not been done yet."""
        if self.out:
            settle(self.out, Outcome(Fate.SENT), self.clock())
            self.out = None

    def _rest(self, why: Outcome) -> None:
        """Knock again later, each time later; a server that refuses us waits for an operator."""
        now = self.clock()
        tries = min(self.mailing.tries + 1, len(PAUSES))
        fields: dict = {"tries": tries, "next_try_at": now + PAUSES[tries - 1], "message": why.answer}
        if why.fate == Fate.STOP:
            fields = {"state": MailingState.PAUSED, "message": why.answer}
        Mailing.objects.filter(pk=self.mailing.pk, state=MailingState.SENDING).update(beat_at=None, **fields)

    def _finish(self) -> None:
        """Nothing is due; the mailing is done once nothing is on its way either."""
        mailing = Mailing.objects.filter(pk=self.mailing.pk, state=MailingState.SENDING)
        mailing.update(beat_at=None, tries=0, next_try_at=None, message="")
        if not Delivery.objects.filter(mailing=self.mailing, state__in=UNFINISHED).exists():
            mailing.update(state=MailingState.DONE, finished_at=self.clock())
