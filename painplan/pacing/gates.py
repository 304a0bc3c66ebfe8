"""The gates before a step up, each with its numbers (PP-1, clinical.md A12; A14 for what locks)."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from painplan.kit.told import Number
from painplan.pacing.amounts import at_least
from painplan.pacing.days import NEXT_MORNING
from painplan.pacing.reasons import Code, Reason, locked
from painplan.pacing.week import Week

ADHERENCE_NEEDED = 0.70
OVERDO_ALLOWED = 1
SETTLE_NEEDED = 0.80
EFFORT_LIMIT = 5.0
"""Mean effort up to this allows a step, on the 0-10 scale (A12)."""

waiting: frozenset[Code] = frozenset(
    {"flare", "after_flare", "flare_unknown", "on_hold", "safety_lock", "pem", "other_plan_first", "slower_steps"}
)
"""Gates that only say that a step waits: for a flare-up, a hold, a sign, the branch, another plan, its own rhythm."""
structural: frozenset[Code] = waiting | {"no_room", "days_unknown"}
"""Gates that hold whatever the week's figures are."""
of_no_week: frozenset[Code] = waiting - {"flare", "after_flare", "flare_unknown"}
"""Gates that say nothing of the amount: a week that stays only for them is none of three that stay (A12 ``HOLD``).

A flare-up, and the week after one, is none of them: the rule names what is on hold and another plan's turn alone.
"""
in_the_branch: frozenset[Code] = frozenset({"flare", "safety_lock", "pem"})
"""Gates that are reasons where effort brings a lasting worsening: others only say what a step would take (A14.1)."""


class Closed(msgspec.Struct, frozen=True, kw_only=True):
    """What keeps a step waiting beside the figures of a week."""

    after_flare: bool = False
    """A flare-up ended in the seven days before the week."""
    flare_now: bool = False
    """A flare-up lasts on the day of the review."""
    flare_unknown: bool = False
    """Days of the last weeks cannot be read: whether there was a flare-up is not known (A12 ``UNKNOWN``)."""
    days_unknown: int = 0
    """So many days of the week cannot be read: its figures are not known, and nothing of it counts as missed."""
    amber_now: bool = False
    """Symptoms are well above their usual on the day of the review."""
    hold_now: bool = False
    """Something is on hold on the day of the review."""
    other_plan_first: bool = False
    """Another plan takes the one step of this week."""
    slower_steps: bool = False
    """Gentle or halved steps come every second or third week, and the last one is too short ago."""
    unasked: tuple[str, ...] = ()
    """Names of what comes before steps and was never asked; live reviews only. It keeps nothing waiting (A12 PRE)."""
    no_room: bool = False
    """A step would go beyond the minutes that the person gives to all plans of a day."""
    told_later: bool = False
    """The review is told again on another day, or of a day that nobody lived: what held on its own day is not told as
    today's, and no check-in is to come that could still ask about its week."""


OPEN = Closed()


def gates(week: Week, closed: Closed = OPEN) -> tuple[Reason, ...]:
    """Every gate for a step up, met or not, in the order a person would ask about them; none is met by not knowing."""
    unread = Reason("days_unknown", {"days": closed.days_unknown}, met=False)
    found = [*((unread,) if closed.days_unknown else _figures(week, closed)), _flare(week, closed)]
    if closed.unasked:
        found.append(Reason("first_questions_unknown", {"unasked": " ".join(closed.unasked)}))
    if week.hold or closed.hold_now:
        found.append(Reason("on_hold", _on_hold(week, closed), met=False))
    elif week.amber_days or closed.amber_now:  # a week that waits like one with a hold (A10): its code, its own words
        on_the_day = "above" if closed.told_later else "today"
        found.append(Reason("on_hold", {"told": "amber" if week.amber_days else on_the_day}, met=False))
    if week.red_flag:
        found.append(locked(week.locks, gate=True, branch=week.pem))
    if week.pem:  # no step is there that another plan, its own rhythm or the day could keep waiting (A14.1)
        return (*found, Reason("pem", met=False))
    others: tuple[tuple[Code, bool], ...] = (
        ("slower_steps", closed.slower_steps),
        ("other_plan_first", closed.other_plan_first),
        ("no_room", closed.no_room),
    )
    return (*found, *(Reason(code, met=False) for code, is_closed in others if is_closed))


def only_waits(found: Sequence[Reason]) -> bool:
    """Whether a step is kept waiting, and by nothing else, by what makes a week none of three that stay (A12)."""
    unmet = [gate for gate in found if gate.met is False]
    return bool(unmet) and all(gate.code in of_no_week and not is_amber(gate) for gate in unmet)


def is_amber(gate: Reason) -> bool:
    """Whether a gate says that symptoms were above their usual: such a week has the code of a hold, and is none."""
    return gate.code == "on_hold" and gate.numbers.get("told") in ("amber", "above", "today")


def _on_hold(week: Week, closed: Closed) -> dict[str, Number]:
    """That something is on hold, or was on the day of the review; else on which days of the week it was."""
    if closed.hold_now:
        return {"told": "then"} if closed.told_later else {}
    held = week.held or (week.first, week.last)
    first, last, days = held[0], held[-1], (held[-1] - held[0]).days + 1
    numbers: dict[str, Number] = {"first": first.isoformat(), "last": last.isoformat()}
    if week.held and len(held) < days:
        return {**numbers, "told": "apart", "spans": _spans(held)}
    if week.held and week.coming_back == len(held):
        return {**numbers, "told": "back" if days > 1 else "back_day"}
    told = "mixed" if week.coming_back else "was"
    return {**numbers, "told": told if days > 1 else "day"}


def _spans(days: Sequence[date]) -> str:
    """Days that follow each other as the first and the last of them, each span after a blank."""
    spans: list[tuple[date, date]] = []
    for day in days:
        if spans and day == spans[-1][1] + timedelta(days=1):
            spans[-1] = spans[-1][0], day
        else:
            spans.append((day, day))
    return " ".join(f"{first.isoformat()}:{last.isoformat()}" for first, last in spans)


def _gate(met: bool, yes: Code, no: Code, numbers: dict[str, Number]) -> Reason:
    return Reason(yes if met else no, numbers, met)


def _figures(week: Week, closed: Closed) -> tuple[Reason, ...]:
    settled = _gate(
        week.settle is not None and at_least(week.settle, SETTLE_NEEDED),
        "settled",
        "settle_unknown" if week.settle is None else "not_settled",
        {
            **{"settled": week.settled, "known": week.settle_known, "needed_share": SETTLE_NEEDED},
            **_settle_told(week, closed),
        },
    )
    return _planned(week), _over(week), settled, _effort(week)


def _planned(week: Week) -> Reason:
    """Days as planned; where nothing says what was done no step follows, and nobody is told that nothing was done."""
    numbers: dict[str, Number] = {"met": week.as_planned, "planned": week.planned, "needed_share": ADHERENCE_NEEDED}
    if not week.days_asked:
        return Reason("planned_unknown", numbers, met=False)
    if not week.logged:
        return Reason("planned_unknown", {**numbers, "told": "unnoted"}, met=False)
    met = week.adherence is not None and at_least(week.adherence, ADHERENCE_NEEDED)
    return _gate(met, "as_planned", "low_adherence", numbers)


def _over(week: Week) -> Reason:
    """Days above the amount; where nothing says what was done, none is known, and that alone holds nothing back."""
    if not week.logged:
        return Reason("overdone_unknown", {"allowed": OVERDO_ALLOWED})
    fine = week.overdo <= OVERDO_ALLOWED
    return _gate(fine, "within_ceiling", "overdone", {"days": week.overdo, "allowed": OVERDO_ALLOWED})


def _settle_told(week: Week, closed: Closed) -> dict[str, Number]:
    """How the check on settling is told.

    The check-in asks about a session (clinical.md A11): without one in the week it has nothing to ask, and of a week
    that is long over it asks no more.
    """
    told = [] if week.settle_after == NEXT_MORNING else ["late"]
    if week.settle is None and not week.sessions:
        told.insert(0, "none")
    elif week.settle is None and closed.told_later:
        told.insert(0, "then")
    return {"told": " ".join(told)} if told else {}


def _effort(week: Week) -> Reason:
    """Effort without any data holds nothing back, and is not known (A12 ``UP``, ``UNKNOWN``)."""
    if week.mean_rpe is None:
        return Reason("effort_unknown", {"most": EFFORT_LIMIT})
    fine = at_least(EFFORT_LIMIT, week.mean_rpe)
    return _gate(fine, "effort_fine", "effort_high", {"effort": week.mean_rpe, "most": EFFORT_LIMIT})


def _flare(week: Week, closed: Closed) -> Reason:
    if week.flare_days:
        over: dict[str, Number] = {} if closed.flare_now else {"told": "over"}
        return Reason("flare", {"days": week.flare_days, **over}, met=False)
    if closed.flare_now:  # it holds the step, and is none of the seven days that are looked at
        return Reason("flare", {"days": 0, "told": "then" if closed.told_later else "now"}, met=False)
    if closed.after_flare:
        return Reason("after_flare", met=False)
    if closed.flare_unknown:
        return Reason("flare_unknown", met=False)
    # Silence begins no flare-up (A13), so it holds nothing back; and it says of none that there was none.
    return Reason("flare_unknown", {"told": "silent"}) if week.silent else Reason("no_flare", met=True)
