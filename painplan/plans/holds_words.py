"""A hold in one sentence, and its end."""

from datetime import date

from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.pacing.holds import AWAY, RESTART_SHARE, WELL_DAYS
from painplan.plans.records import Hold


def hold_words(hold: Hold, today: date) -> str:
    """What is on hold and until when, seen from today."""
    words = asset("flare")["holds"]
    last = hold.last or hold.until
    until = words["until"].format(day=day_in_words(last, today)) if last else words["open"]
    line = words["line_ill"] if hold.reason == "illness" else words["line"]
    return str(line.format(reason=words["reasons"][hold.reason], until=until))


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
