"""Every number that decides how the demonstration goes, by name, with its unit and where it comes from: one table.

A test finds every constant of the rooms behind it, so none can be left out.
"""

from typing import Literal

import msgspec

from painplan.kit.assets import asset
from painplan.pacing import body, days, flare, gates, paced, rhythm, start, strategies, week
from painplan.pacing.review import ADHERENCE_DOWN, DOWN_SHARE, HOLDS_BEFORE_ASKING, OVER_NEEDED, SETTLE_DOWN
from painplan.pacing.target import CEILING_SHARE

Source = Literal["illustration", "PP-1"]
"""Made up for the picture, or the program's own rule (clinical.md A11 to A13)."""
BEHIND = ("body", "strategies", "paced", "start", "rhythm", "week", "gates", "review", "flare", "days", "target")
"""Where the numbers stand: the made-up body and its three ways, and the rules that the paced way asks."""


class Parameter(msgspec.Struct, frozen=True):
    """One number."""

    name: str
    """Its words stand in the assets."""
    value: float
    counted_in: str
    """Its unit, by name."""
    source: Source
    upper: float | None = None
    """Upper end where it is a range; ``value`` is the lower one then."""

    @property
    def unit(self) -> str:
        """What it is counted in, in words."""
        return str(asset("demonstration")["units"][self.counted_in])


_SHARE, _TIMES, _SCALE, _DAYS, _POINTS = "share", "times", "on_a_scale_of_0_to_1", "days", "points_of_0_10"

SETTINGS: tuple[Parameter, ...] = (
    Parameter("capacity", body.SMALLEST_START, "minutes_a_day", "illustration", body.LARGEST_START),
    Parameter("temptation", 0, "0_none_1_most", "illustration", 1),
    Parameter("flare_proneness", 0, "0_hardly_1_very", "illustration", 1),
    Parameter("overdone_pushing", body.OVERDONE_PUSHING, "share_of_good_days", "illustration"),
    Parameter("overdone_resting", body.OVERDONE_RESTING, "share_of_good_days", "illustration"),
    Parameter("overdone_paced", body.OVERDONE_PACED, "share_of_good_days", "illustration"),
    Parameter("aim", body.AIM, _TIMES, "illustration"),
    Parameter("aim_range", body.LEAST_AIM, _TIMES, "illustration", body.LARGEST_AIM),
)
"""What the person in front of the picture can move; of the last ones the value that stands there at first."""

_BODY: tuple[Parameter, ...] = (
    Parameter("day_spread", body.DAY_SPREAD, _SHARE, "illustration"),
    Parameter("day_range", body.WORST_DAY, "of_an_ordinary_day", "illustration", body.BEST_DAY),
    Parameter("growth", body.GROWTH, "share_a_day", "illustration"),
    Parameter("most_growth", body.MOST_GROWTH, _TIMES, "illustration"),
    Parameter("loss", body.LOSS, "share_a_day", "illustration"),
    Parameter("idle_below", body.IDLE_BELOW, "share_of_capacity", "illustration"),
    Parameter("least_capacity", body.LEAST_CAPACITY, "share_of_the_first", "illustration"),
    Parameter("troubled_share", body.TROUBLED_SHARE, _SHARE, "illustration"),
    Parameter("soreness", body.SORENESS, _SCALE, "illustration"),
    Parameter("soreness_settles", body.SORENESS_SETTLES, "share_a_day", "illustration"),
    Parameter("sensitivity", body.SENSITIVITY, _SCALE, "illustration"),
    Parameter("sensitivity_settles", body.SENSITIVITY_SETTLES, "share_a_day", "illustration"),
    Parameter("first_sensitivity", body.FIRST_SENSITIVITY, _SCALE, "illustration"),
    Parameter("more_when_sensitive", body.MORE_WHEN_SENSITIVE, "times_more", "illustration"),
    Parameter("most_overload", body.MOST_OVERLOAD, "times_too_much", "illustration"),
    Parameter("spell_chance", body.SPELL_CHANCE, "share_of_days", "illustration"),
    Parameter("spell", body.SPELL, _SCALE, "illustration"),
    Parameter("flare_from", body.FLARE_FROM, _SCALE, "illustration"),
    Parameter("flare_until", body.FLARE_UNTIL, _SCALE, "illustration"),
    Parameter("unsettled_rise", body.UNSETTLED_RISE, _SCALE, "illustration"),
    Parameter("pain", body.LEAST_PAIN, _POINTS, "illustration", body.SCALE_TOP),
    Parameter("pain_range", body.PAIN_RANGE, _POINTS, "illustration"),
    Parameter("full_effort", body.FULL_EFFORT, _POINTS, "illustration"),
)
_WAYS: tuple[Parameter, ...] = (
    Parameter("too_much", strategies.TOO_MUCH, "times_what_it_holds_on_top", "illustration"),
    Parameter("down", strategies.UP_BELOW, _SCALE, "illustration", strategies.DOWN_FROM),
    Parameter("down_share", strategies.DOWN_SHARE, "share_of_capacity", "illustration"),
    Parameter("rest_share", strategies.REST_SHARE, "share_of_capacity", "illustration"),
    Parameter("gone", strategies.GONE, _SCALE, "illustration"),
    Parameter("catching_up", strategies.CATCHING_UP, "of_the_temptation", "illustration"),
    Parameter("ceiling_chance", strategies.CEILING_CHANCE, "share_of_good_days_most_tempted", "illustration"),
    Parameter("life_chance", strategies.LIFE_CHANCE, "share_of_days", "illustration"),
    Parameter("plan_days", paced.DAYS_IN_WEEK, "days_a_week", "illustration"),
    Parameter("unit_min", paced.UNIT_MIN, "minute", "PP-1"),
)
_RULES: tuple[Parameter, ...] = (
    Parameter("tries", start.FEWEST_TRIES, "tries", "PP-1"),
    Parameter("start_share", start.START_SHARE, _SHARE, "PP-1"),
    Parameter("step_share", rhythm.STEP_SHARES["steady"], _SHARE, "PP-1"),
    Parameter("largest_step", rhythm.LARGEST_STEP_SHARE, _SHARE, "PP-1"),
    Parameter("days_between", rhythm.DAYS_BETWEEN[0], _DAYS, "PP-1", rhythm.DAYS_BETWEEN[-1]),
    Parameter("guard", start.GUARD_SHARE, _SHARE, "PP-1"),
    Parameter("ceiling", CEILING_SHARE, _SHARE, "PP-1"),
    Parameter("band", week.LOWEST_SHARE, _SHARE, "PP-1", week.HIGHEST_SHARE),
    Parameter("logged_needed", week.LOGGED_NEEDED, _DAYS, "PP-1"),
    Parameter("adherence_needed", gates.ADHERENCE_NEEDED, _SHARE, "PP-1"),
    Parameter("overdo_allowed", gates.OVERDO_ALLOWED, "day_a_week", "PP-1"),
    Parameter("settle_needed", gates.SETTLE_NEEDED, _SHARE, "PP-1"),
    Parameter("effort_limit", gates.EFFORT_LIMIT, _POINTS, "PP-1"),
    Parameter("adherence_down", ADHERENCE_DOWN, _SHARE, "PP-1"),
    Parameter("settle_down", SETTLE_DOWN, _SHARE, "PP-1"),
    Parameter("over_needed", OVER_NEEDED, "days_of_each_week", "PP-1"),
    Parameter("down_to", DOWN_SHARE, _SHARE, "PP-1"),
    Parameter("holds_before_asking", HOLDS_BEFORE_ASKING, "reviews", "PP-1"),
    Parameter("flare_first", flare.FIRST_SHARE, _SHARE, "PP-1"),
    Parameter("flare_second", flare.SECOND_SHARE, _SHARE, "PP-1"),
    Parameter("flare_days", flare.SECOND_FROM, "day_of_the_flare_up", "PP-1", flare.FULL_FROM),
    Parameter("flare_long", flare.LONG_AFTER, _DAYS, "PP-1"),
    Parameter("flare_trials", flare.TRIALS_AFTER_DAYS, _DAYS, "PP-1"),
    Parameter("flare_many", flare.MANY, "flare_ups", "PP-1"),
    Parameter("flare_many_within", flare.MANY_WITHIN, _DAYS, "PP-1"),
    Parameter("flare_easing", flare.EASING_DAYS, _DAYS, "PP-1"),
    Parameter("flare_after", flare.AFTER_DAYS, _DAYS, "PP-1"),
    Parameter("usual_days", days.USUAL_DAYS, _DAYS, "PP-1"),
    Parameter("usual_needed", days.USUAL_NEEDED, _DAYS, "PP-1"),
    Parameter("morning_days", days.MORNING_DAYS, _DAYS, "PP-1"),
    Parameter("settled_rise", days.SETTLED_RISE, _POINTS, "PP-1", days.UNSETTLED_RISE),
)
PARAMETERS: tuple[Parameter, ...] = (*SETTINGS, *_BODY, *_WAYS, *_RULES)
