"""What was said about a lasting worsening after effort, day by day: a later answer changes no day before it. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, get_args

import msgspec

from painplan.kit.days import day_of
from painplan.pacing.start import Worse
from painplan.plans.records import EffortThen, Plan, Profile
from painplan.safety.lasting_worsening import LASTING_WORSENING
from painplan.safety.records import Worsening


class Effort(msgspec.Struct, frozen=True):
    """What holds from a day on, until the next answer."""

    since: date
    branch: bool
    """No steps: effort brings a lasting worsening (clinical.md A14)."""
    gentle: bool
    """Steps are gentle, and two days after a session are asked about (A14.1)."""

    @property
    def worse(self) -> bool:
        """Whether effort makes worse, sometimes or more."""
        return self.branch or self.gentle


NOTHING_SAID = Effort(date.min, branch=False, gentle=False)
_Said = tuple[str | None, date | None, bool, bool]
"""The answer and its day, whether a professional told them so, and whether steps are off."""


def gentle_steps(profile: Profile) -> bool:
    """Whether all steps are gentle, and two days after a session are asked about (clinical.md A14.1).

    So it is when effort sometimes brings a lasting worsening, or often did and a specialist agreed to steps.
    """
    return _gentle(_said(profile))


def worse_now(profile: Profile) -> Worse:
    """How often effort makes worse by the latest answer, as the amounts go by it (clinical.md A14.1)."""
    now = EffortCourse(profile).now
    return "often" if now.branch else "sometimes" if now.gentle else "never"


def answer_now(profile: Profile) -> EffortThen:
    """The answer as a plan that is made now keeps it; "often" where steps are off for whatever was said."""
    often = profile.told_crashes is True or profile.worsening in LASTING_WORSENING
    if profile.post_exertional_malaise:
        return profile.worsening if profile.worsening == "always" else "often"
    return "agreed" if often else profile.worsening or "unasked"


def starts_at_low(plan: Plan, profile: Profile) -> bool:
    """Whether the first amount of a plan is never above its lowest try or its bad day (clinical.md A14.1).

    So it is where effort makes worse, sometimes or more: who is worse more often does not begin with more. The answer
    that was kept with the plan decides. A plan of an earlier version holds none: then the history of the
    answer tells it, and where that leaves it open the more careful holds.
    """
    if plan.worsened is not None:
        return plan.worsened not in ("never", "unasked")
    said_on = profile.worsening_on
    was_less = said_on is not None and said_on <= plan.created  # as every amount so far was told
    now = worse_now(profile) != "never" and (was_less or not profile.history)
    return now or EffortCourse(profile).any_worse_on(plan.created)


class EffortCourse:
    """The answers of a diary, each from its day on.

    Args:
        profile: What holds for the diary, with its history.
    """

    def __init__(self, profile: Profile) -> None:
        self._versions = _versions(profile)

    @property
    def now(self) -> Effort:
        """What holds by the latest answer, whichever day it was given on."""
        return self._versions[-1]

    def on(self, day: date) -> Effort:
        """What held on a day."""
        return next((one for one in reversed(self._versions) if one.since <= day), NOTHING_SAID)

    def worse_between(self, first: date, last: date) -> bool:
        """Whether effort made worse, sometimes or more, on any day from one to another."""
        return any(self.on(day).worse for day in (first, *self._begins(first, last)))

    def any_worse_on(self, day: date) -> bool:
        """Whether effort made worse, sometimes or more, by any answer of a day."""
        begun = [one for one in self._versions if one.since == day]
        before = [one for one in self._versions if one.since < day][-1:]
        return any(one.worse for one in (*before, *begun))

    def gentle_changed(self, after: date) -> tuple[date, ...]:
        """The days after one on which steps became gentle, or whole again."""
        gentle, found = self.on(after).gentle, []
        for day in self._begins(after + timedelta(days=1), date.max):
            if self.on(day).gentle != gentle:
                gentle = not gentle
                found.append(day)
        return tuple(found)

    def worse_from(self, day: date) -> date | None:
        """The first day from one on by whose last answer effort makes worse; none: there is none."""
        days = (day, *self._begins(day, date.max))
        return next((on for on in days if self.on(on).worse), None)

    @property
    def asks_two_days(self) -> Callable[[date], bool] | None:
        """Which days ask about two days after a session (A14.1); none: never one does.

        A day asks as the evening before it ended: what was answered on it, before or after what is said about effort,
        is about the session that the question named, and no later answer brings it to another one (A11).
        """
        return self._asks_two_days if any(one.gentle for one in self._versions) else None

    def _asks_two_days(self, day: date) -> bool:
        return self.on(day - timedelta(days=1)).gentle

    def _begins(self, first: date, last: date) -> list[date]:
        days = sorted({one.since for one in self._versions})
        return [day for day in days[bisect_left(days, first) :] if day <= last]


def _versions(profile: Profile) -> tuple[Effort, ...]:
    """Oldest first. Each begins on the day of its answer; what was changed without one, on the day of the change."""
    said = [(_said(profile), date.min)]
    for change in reversed(profile.history):
        if any(field in change.values for field in _FIELDS):
            (latest, _), day = said[-1], day_of(change.at, profile.day_starts_at)
            said[-1] = latest, day
            said.append((_before(latest, change.values), date.min))
    found: list[Effort] = []
    was: _Said | None = None
    for now, changed in reversed(said):
        on = now[1]
        answered = on is not None and (was is None or on != was[1])
        since = on if answered and on is not None else changed
        found.append(Effort(since, branch=now[3], gentle=_gentle(now)))
        was = now
    return tuple(found)


_FIELDS = ("worsening", "worsening_on", "told_crashes", "post_exertional_malaise")


def _said(profile: Profile) -> _Said:
    return profile.worsening, profile.worsening_on, profile.told_crashes is True, profile.post_exertional_malaise


def _before(later: _Said, values: Mapping[str, Any]) -> _Said:
    """What was said before a change; a value of another shape, as other versions can leave one, says nothing."""
    was = dict(zip(_FIELDS, later, strict=True)) | {name: values[name] for name in _FIELDS if name in values}
    said, on = was["worsening"], was["worsening_on"]
    return (
        said if said in get_args(Worsening) else None,
        on if isinstance(on, date) else _day(on),
        was["told_crashes"] is True,
        was["post_exertional_malaise"] is True,
    )


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None


def _gentle(said: _Said) -> bool:
    answer, _, told, branch = said
    return (answer not in (None, "never") or told) and not branch
