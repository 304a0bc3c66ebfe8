"""The gates before a step up, each with its numbers (PP-1, clinical.md A12; A14 for what locks)."""

from painplan.pacing.amounts import at_least
from painplan.pacing.reasons import Code, Number, Reason, locked
from painplan.pacing.week import Week

LOGGED_NEEDED = 4
"""A review needs entries on so many of the seven days (A12)."""
ADHERENCE_NEEDED = 0.70
OVERDO_ALLOWED = 1
SETTLE_NEEDED = 0.80
EFFORT_LIMIT = 5.0
"""Mean effort up to this allows a step, on the 0-10 scale (A12)."""

structural: frozenset[Code] = frozenset(
    {"flare", "after_flare", "on_hold", "safety_lock", "pem", "other_plan_first", "no_room"}
)
"""Gates that hold whatever the week's figures are."""


def gates(week: Week, *, after_flare: bool, other_plan_first: bool, no_room: bool = False) -> tuple[Reason, ...]:
    """Every gate for a step up, met or not, in the order a person would ask about them."""
    found = [*_figures(week), _flare(week, after_flare=after_flare)]
    if week.hold:
        found.append(Reason("on_hold", met=False))
    if week.red_flag:
        found.append(locked(week.locks, gate=True))
    others: tuple[tuple[Code, bool], ...] = (
        ("pem", week.pem),
        ("other_plan_first", other_plan_first),
        ("no_room", no_room),
    )
    return (*found, *(Reason(code, met=False) for code, closed in others if closed))


def _gate(met: bool, yes: Code, no: Code, numbers: dict[str, Number]) -> Reason:
    return Reason(yes if met else no, numbers, met)


def _figures(week: Week) -> tuple[Reason, ...]:
    planned = _gate(
        week.adherence is not None and at_least(week.adherence, ADHERENCE_NEEDED),
        "as_planned",
        "low_adherence",
        {"met": week.as_planned, "planned": week.planned, "needed_share": ADHERENCE_NEEDED},
    )
    over = _gate(
        week.overdo <= OVERDO_ALLOWED,
        "within_ceiling",
        "overdone",
        {"days": week.overdo, "allowed": OVERDO_ALLOWED},
    )
    settled = _gate(
        week.settle is not None and at_least(week.settle, SETTLE_NEEDED),
        "settled",
        "settle_unknown" if week.settle is None else "not_settled",
        {"settled": week.settled, "known": week.settle_known, "needed_share": SETTLE_NEEDED},
    )
    effort = _gate(
        week.mean_rpe is None or at_least(EFFORT_LIMIT, week.mean_rpe),
        "effort_fine",
        "effort_high",
        {"effort": week.mean_rpe, "most": EFFORT_LIMIT},
    )
    return planned, over, settled, effort


def _flare(week: Week, *, after_flare: bool) -> Reason:
    if week.flare_days:
        return Reason("flare", {"days": week.flare_days}, met=False)
    return Reason("after_flare", met=False) if after_flare else Reason("no_flare", met=True)
