"""Amounts of the goal conversation: sub-steps and attainment levels that the pacing rules offer (D2 Q9, B1 GAS)."""

from collections.abc import Sequence
from datetime import date

from painplan.errors import PainPlanError
from painplan.kit.amounts import amount
from painplan.kit.parse import parse_amount, parse_number
from painplan.kit.script import KnownBefore
from painplan.kit.step import MOST_RUNGS, Answers, as_typed, chosen
from painplan.kit.units import OWN, unit_named
from painplan.kit.words import say
from painplan.pacing.amounts import floor_unit
from painplan.pacing.start import StartingAmount, ladder, smallest_step, starting_amount, starting_from_estimates
from painplan.pacing.target import calm_day
from painplan.plans.by_date_rules import WEEK, TooEarly, too_early
from painplan.safety.tries import after_having_to_stop

TRIES = ("try1", "try2", "try3")
ESTIMATES = ("good", "bad")
UNASKED = "unasked"
"""The list of warning signs was left out by a file of answers; it stands on Today until it is answered."""
OFF = frozenset({"often", "always"})
"""Answers about a lasting worsening with which no steps are taken (clinical.md A14.1)."""
AS_NOW = -1
"""The level of what can be done now."""
DATE_OR_AIM, LATER, SMALLER, HOPE = "date_or_aim", "later", "smaller", "hope"
"""The step about a date that lies before the aim can stand, and what can be chosen (A12 ``DATE``)."""


def unit_of(said: Answers) -> str:
    """What is counted; a unit of the person's own by its name."""
    unit = said.get("unit") or "minutes"
    return said.get("unit_name") or "times" if unit == OWN else unit


def start_of(said: Answers) -> StartingAmount | None:
    """The starting point that the answers so far give (clinical.md A12); none while something is missing."""
    unit = unit_of(said)
    profile, low = "gentle" if is_gentle(said) else "steady", said.get("pem") == "sometimes" or steps_off(said)
    try:
        aim = parse_amount(said["aim"], unit) if said.get("aim") else None
        if not from_tries(said):
            good, bad = parse_amount(said["good"], unit), parse_amount(said["bad"], unit)
            least = smallest_step(unit, (good, bad))
            return starting_from_estimates(good, bad, least, aim=aim, profile=profile, at_most_low=low)
        tries = counted_tries(said)
        return starting_amount(tries, smallest_step(unit, tries), aim=aim, profile=profile, at_most_low=low)
    except (KeyError, PainPlanError):
        return None


def tries_hold(said: Answers, facts: KnownBefore) -> bool:
    """Whether what comes before tries holds, so that they may be explained and asked for.

    The diary allows them, nothing was said that a clinician should hear of first, effort brings no lasting worsening,
    and the warning signs were gone through.

    Source: clinical.md A12 PRE.
    """
    before = bool(said) and not said.get("way")
    signs = before or facts.signs or said.get("signs") == UNASKED
    return facts.tries and signs and not steps_off(said) and not chosen(said.get("ask_first"))


def from_tries(said: Answers) -> bool:
    """Whether the start comes of three tries; not where one of them is made again on another day."""
    return said.get("start") == "tries" and not tried_again(said)


def tried_again(said: Answers) -> bool:
    """Whether a try ended by having to stop does not count, and is made again on another day."""
    return bool(had_to_stop(said)) and said.get("had_to_counts") == "again"


def had_to_stop(said: Answers) -> tuple[str, ...]:
    """The tries at which the person had to stop."""
    return chosen(said.get("had_to"))


def counted_tries(said: Answers) -> list[float]:
    """What counts of the tries: all of one, half of one at which the person had to stop, where they chose that.

    Raises:
        KeyError: One was not told.
        PainPlanError: One is no amount.
    """
    unit, stopped, again = unit_of(said), had_to_stop(said), tried_again(said)
    reached = {name: parse_amount(said[name], unit) for name in TRIES if not (again and name in stopped)}
    return [after_having_to_stop(much) if name in stopped else much for name, much in reached.items()]


def _smallest(said: Answers) -> float:
    """The smallest step that fits the tries or estimates; the usual one of the unit while there are none."""
    unit = unit_of(said)
    try:
        told = counted_tries(said) if from_tries(said) else [parse_amount(said[name], unit) for name in ESTIMATES]
        return smallest_step(unit, told)
    except (KeyError, PainPlanError):
        return smallest_step(unit, ())


def _most(said: Answers) -> float:
    return unit_named(unit_of(said)).largest


def steps_off(said: Answers) -> bool:
    """Whether no steps are taken: effort brings a lasting worsening, or a professional told them so (A14.1)."""
    return said.get("pem") in OFF or said.get("told") == "yes"


def is_gentle(said: Answers) -> bool:
    """Whether steps are half as big: wished for, or since effort sometimes brings a lasting worsening (A14.1)."""
    return said.get("pem") == "sometimes" or "gentle" in (said.get("gentle"), said.get("gentle_2"))


def date_too_early(said: Answers, today: date | None) -> TooEarly | None:
    """Where the date lies before the first week in which the aim can stand (clinical.md A12 ``DATE``).

    None while something is missing, where the date is late enough, and where no steps are taken.
    """
    start, by = start_of(said), said.get("by_again") or said.get("by")
    if start is None or not by or today is None or steps_off(said):
        return None
    steps, aim = ladder(start, _smallest(said), _aim(said), most=_most(said)), _aim(said)
    return too_early(steps, aim, date.fromisoformat(by), began=today, second_week=today + WEEK)


def aim_of(said: Answers, today: date | None) -> float | None:
    """The aim, or the smaller one that can stand by the date, where that was chosen instead."""
    found = date_too_early(said, today) if said.get(DATE_OR_AIM) == SMALLER else None
    return found.reachable if found else _aim(said)


def by_of(said: Answers, today: date | None) -> date | None:
    """The date, or the later one by which the aim can stand, where that was chosen instead."""
    by = said.get("by_again") or said.get("by")
    if not by:
        return None
    found = date_too_early(said, today) if said.get(DATE_OR_AIM) == LATER else None
    return found.earliest if found else date.fromisoformat(by)


def _aim(said: Answers) -> float | None:
    return parse_amount(said["aim"], unit_of(said)) if said.get("aim") else None


def offered_ladder(said: Answers, today: date | None = None) -> tuple[str, ...]:
    """Three to five sub-steps from the first amount to the aim, out of the weeks of the pacing rules; as typed."""
    start = start_of(said)
    if start is None:
        return ()
    rungs = () if steps_off(said) else ladder(start, _smallest(said), aim_of(said, today), most=_most(said)).rungs
    return tuple(as_typed(rung) for rung in _spread(sorted({rung.quota for rung in rungs})))


def _spread(amounts: Sequence[float]) -> list[float]:
    """At most five, evenly spread, the first and the last among them."""
    if len(amounts) <= MOST_RUNGS:
        return list(amounts)
    last = len(amounts) - 1
    return [amounts[round(place * last / (MOST_RUNGS - 1))] for place in range(MOST_RUNGS)]


def offered_level(said: Answers, level: int, today: date | None = None) -> str:
    """The words of an attainment level, -2 to 2: 0 the goal's amount, -1 as now, -2 less, +1 and +2 a step more each.

    Source: clinical.md D2 (GAS mapping), B1.
    """
    start = start_of(said)
    if start is None:
        return ""
    unit = unit_of(said)
    unit_min = _smallest(said)
    now = max(unit_min, floor_unit(start.baseline, unit_min))
    if level == AS_NOW - 1:
        return f"less than {amount(now, unit)} a day"
    if level == AS_NOW:
        return say("goals.interview_amounts.as_now", now=amount(now, unit))
    aim = aim_of(said, today)
    if steps_off(said):  # the aim as it was said; no step leads there, and none beyond it (A14.1)
        return f"{amount(aim, unit)} a day" if aim is not None and level == 0 else ""
    expected = max((parse_number(rung) for rung in offered_ladder(said, today)), default=0) if aim is None else aim
    expected = max(expected, now + start.step)  # levels never overlap
    return f"{amount(expected + level * start.step, unit)} a day"


def first_day(said: Answers) -> tuple[str, str]:
    """The smaller version of a flare-up day and the ceiling of a good day, with unit (A12, A13).

    Both are empty while there is no starting point.
    """
    start, unit = start_of(said), unit_of(said)
    if start is None:
        return "", ""
    day = calm_day(start.quota, _smallest(said), further=not steps_off(said), most=_most(said))
    return amount(day.smaller, unit), amount(day.ceiling, unit)
