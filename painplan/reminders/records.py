"""When a person wants to be reminded. Nothing is sent anywhere: the program looks at the clock when it is asked."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from painplan.kit.record import Record, Table


class Reminder(Record, frozen=True, kw_only=True):
    """One reminder a day at the person's own time, for four weeks unless it is renewed."""

    TABLE = Table("reminder")

    at: Annotated[str, Meta(pattern=r"^(?:[01]\d|2[0-3]):[0-5]\d$")] | None = None
    """Time of the day, ``19:30``; none: no reminders."""
    since: date | None = None
    """The day on which it was set, or renewed last."""
    told_on: date | None = None
    """The last day on which a reminder was shown that is shown once."""
