"""Graded exposure (clinical.md A8): what may be on the ladder, where it starts, when to move on, when to stop. Pure.

Each try tests an expectation: what is feared, how sure, what happened, how sure now. The dose is planned before.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from painplan.exposure.records import Attempt, Avoided
from painplan.kit.told import Because

FEWEST, MOST = 5, 12
"""A ladder has 5 to 12 activities (A8)."""
START_FROM, START_TO = 20, 40
"""It starts with a fear in this range (A8)."""
VALUE_NEEDED = 3
"""What is worth less than this is skipped (A8)."""
DROP = 20
"""A fall of fear by this much is a true change (PHODA-SeV, Leeuw 2007; A8)."""
LOW_FEAR, LOW_TIMES = 30, 2
"""Fear at or below this on two occasions counts as well (A8)."""
TRIES = 3
"""After so many tries without change it is a topic for a professional (A8)."""

Standing = Literal["barred", "little_value", "below_start", "moved_on", "now", "later", "stopped"]
Verdict = Literal["begin", "up", "vary", "again", "stop"]


class TryDay(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about the person on a day."""

    waits: tuple[Because, ...] = ()
    """Why nothing is offered today, as the rules of safety say: distress, something open that comes first ..."""
    thin_bones: bool = False
    """Osteoporosis, a fragility fracture or long-term steroids, as answered elsewhere."""


class ExposureRung(msgspec.Struct, frozen=True, kw_only=True):
    """One activity on the ladder."""

    avoided: Avoided
    fear: int
    """The last rating, 0-100."""
    verdict: Verdict
    standing: Standing
    because: tuple[Because, ...] = ()


class ExposureLadder(msgspec.Struct, frozen=True, kw_only=True):
    """The whole ladder, least fear first, and whether it is offered today."""

    rungs: tuple[ExposureRung, ...]
    waits: tuple[Because, ...]
    """Why no try is offered today; empty when one is."""

    @property
    def now(self) -> ExposureRung | None:
        """The activity whose turn it is."""
        return next((rung for rung in self.rungs if rung.standing == "now"), None)


def barred(avoided: Avoided, situation: TryDay) -> tuple[Because, ...]:
    """Why an activity may not be on the ladder (A8.2); empty when it may."""
    about = set(avoided.about)
    thin = situation.thin_bones or "thin_bones" in about
    checks = {
        "told_not_to": "told_not_to" in about,
        "restriction": "restriction" in about,
        "bones": "loaded_bend" in about and thin,
        "falls": "could_fall" in about and "support" not in about,
        "trauma": "trauma" in about,
    }
    return tuple(Because(code) for code, is_so in checks.items() if is_so)


def verdict(avoided: Avoided, attempts: Sequence[Attempt]) -> Verdict:
    """What the tries at one activity say.

    Up: fear fell by 20 or more, or was 30 or less on two occasions, and place, speed or load was varied. Stop: the last
    three tries neither brought fear down by 20 nor to 30. Tries before it was talked over with a professional do not
    count towards a stop.

    Args:
        avoided: The activity with its first rating.
        attempts: Its tries in order; those that are still to be done do not count.

    Source: clinical.md A8.4, A8.5.
    """
    done = [(attempt, attempt.fear_after) for attempt in attempts if attempt.fear_after is not None]
    if not done:
        return "begin"
    fears = [fear for _, fear in done]
    if avoided.fear - fears[-1] >= DROP or sum(fear <= LOW_FEAR for fear in fears) >= LOW_TIMES:
        return "up" if any(attempt.varied for attempt, _ in done) else "vary"
    afresh = [fear for attempt, fear in done if avoided.talked_on is None or attempt.on >= avoided.talked_on]
    last = afresh[-TRIES:]
    changed = any(avoided.fear - fear >= DROP or fear <= LOW_FEAR for fear in last)
    return "stop" if len(last) == TRIES and not changed else "again"


def exposure_ladder(
    avoided: Sequence[Avoided], attempts: Mapping[str, Sequence[Attempt]], situation: TryDay
) -> ExposureLadder:
    """All activities by fear, each with its standing; at most one has its turn.

    Args:
        avoided: The activities on the list.
        attempts: Tries by id of the activity, each in order.
        situation: What else is known.

    Source: clinical.md A8.1 to A8.5.
    """
    ordered = sorted(avoided, key=lambda one: one.fear)
    verdicts = {one.id: verdict(one, attempts.get(one.id, ())) for one in ordered}
    open_ = [one for one in ordered if not barred(one, situation) and one.value >= VALUE_NEEDED]
    start = next((n for n, one in enumerate(open_) if START_FROM <= one.fear <= START_TO), None)
    climbed = open_[start:] if start is not None else []
    stopped = any(verdicts[one.id] == "stop" for one in climbed)
    turn = next((one.id for one in climbed if verdicts[one.id] != "up"), None)
    waits = [*situation.waits]
    if len(ordered) < FEWEST:
        waits.append(Because("too_few", {"missing": FEWEST - len(ordered), "fewest": FEWEST}))
    elif start is None:
        waits.append(Because("no_start", {"low": START_FROM, "high": START_TO}))
    elif stopped:
        waits.append(Because("stopped", {"tries": TRIES}))
    elif turn is None:
        waits.append(Because("all_done"))
    rungs = tuple(
        _rung(one, verdicts[one.id], attempts.get(one.id, ()), situation, climbed, None if waits else turn)
        for one in ordered
    )
    return ExposureLadder(rungs=rungs, waits=tuple(waits))


def _rung(
    one: Avoided,
    said: Verdict,
    attempts: Sequence[Attempt],
    situation: TryDay,
    climbed: Sequence[Avoided],
    turn: str | None,
) -> ExposureRung:
    fears = [attempt.fear_after for attempt in attempts if attempt.fear_after is not None]
    why = barred(one, situation)
    standing: Standing = "later"
    if why:
        standing = "barred"
    elif one.value < VALUE_NEEDED:
        standing, why = "little_value", (Because("little_value", {"value": one.value, "needed": VALUE_NEEDED}),)
    elif one not in climbed and one.fear < START_FROM:
        standing = "below_start"
    elif said == "stop":
        standing = "stopped"
    elif said == "up":
        standing = "moved_on"
    elif one.id == turn:
        standing = "now"
    return ExposureRung(
        avoided=one, fear=fears[-1] if fears else one.fear, verdict=said, standing=standing, because=why
    )
