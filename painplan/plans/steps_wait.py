"""Whether small changes wait today, and for what: the same answer for everything that grows beside the plans (A14)."""

import msgspec

from painplan.diary.open_diary import OpenDiary
from painplan.safety.allowed import situation
from painplan.safety.locks import lock_names


class StepsWait(msgspec.Struct, frozen=True, kw_only=True):
    """What is known on a day."""

    pem: bool
    """Effort brings a lasting worsening: nothing is added by itself."""
    locks: tuple[str, ...]
    flare: bool
    """There is a flare-up, or one ended in the last seven days."""
    hold: bool


def steps_wait(desk: OpenDiary) -> StepsWait:
    """What makes steps wait today."""
    now = situation(desk)
    return StepsWait(
        pem=now.branch, locks=lock_names(now), flare=now.flare or now.after_flare, hold=now.hold is not None
    )
