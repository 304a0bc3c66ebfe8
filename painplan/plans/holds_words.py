"""A hold in one sentence, and its end."""

from collections.abc import Iterable
from datetime import date

from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.escape import one_line
from painplan.pacing.holds import AWAY, ILLNESS, RESTART_SHARE, WELL_DAYS
from painplan.plans.records import Hold, Plan


def hold_words(hold: Hold, today: date, plans: Iterable[Plan], *, branch: bool = False) -> str:
    """What is on hold, of which plan where it is one alone, and until when, seen from today.

    Args:
        hold: What is on hold.
        today: The day.
        plans: Those of the book, to name the one that waits for advice.
        branch: Effort brings a lasting worsening: there are no steps that could wait (clinical.md A14.1).
    """
    words = asset("flare")["holds"]
    reason, last = words["reasons"][hold.reason], hold.last or hold.until
    if hold.reason == ILLNESS:
        which = "line_ill_late" if is_late(hold, today) else "line_ill_until" if hold.until else "line_ill"
        line = words[which]
        return str(line.format(reason=reason, day=day_in_words(hold.until, today) if hold.until else ""))
    until = words["until"].format(day=day_in_words(last, today)) if last else words["open"]
    activity = next((one_line(plan.activity, 30) for plan in plans if plan.id == hold.only), None)
    line = words[("line" if activity is None else "line_of") + ("_branch" if branch else "")]
    return str(line.format(reason=reason, until=until, activity=activity))


def is_late(hold: Hold, today: date) -> bool:
    """Whether the day has come to which the person thought that it would last: from it on they are asked."""
    return hold.last is None and hold.until is not None and hold.until <= today


def over_words(hold: Hold, well_since: date | None, today: date) -> str:
    """What the end of a hold does to the amounts."""
    words = asset("flare")["holds"]
    if hold.reason not in AWAY:
        return str(words["over"])
    again = f"{RESTART_SHARE * 100:.0f}"
    if well_since is None:
        return str(words["over_holiday"]).format(again=again)
    left = WELL_DAYS - (today - well_since).days
    return str(words["over_well" if left > 0 else "over_well_now"]).format(again=again)
