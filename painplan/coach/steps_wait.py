"""Whether small changes wait today, and for what: the same answer for everything that grows beside the plans (A14)."""

from datetime import timedelta

import msgspec

from painplan.coach.desk import Desk
from painplan.coach.flares import flares_of
from painplan.coach.locks import locks_on
from painplan.pacing import flare_in_days_before, flare_on, hold_on

LOOK_BACK_DAYS = 70
"""Days before today in which a flare-up can still matter."""


class StepsWait(msgspec.Struct, frozen=True, kw_only=True):
    """What is known on a day."""

    pem: bool
    """Effort brings a lasting worsening: nothing is added by itself."""
    locks: tuple[str, ...]
    flare: bool
    """There is a flare-up, or one ended in the last seven days."""
    hold: bool


def steps_wait(desk: Desk) -> StepsWait:
    """What makes steps wait today."""
    book, today = desk.facts, desk.today
    flares = flares_of(desk.diary, today - timedelta(days=LOOK_BACK_DAYS), today)
    return StepsWait(
        pem=book.profile.post_exertional_malaise,
        locks=locks_on(book, today, worried=desk.diary.latest_worry(today + timedelta(days=1))),
        flare=flare_on(flares, today) is not None or flare_in_days_before(flares, today),
        hold=hold_on(book.holds, today) is not None,
    )
