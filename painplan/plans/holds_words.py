"""A hold in one sentence."""

from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.plans.records import Hold


def hold_words(hold: Hold) -> str:
    """What is on hold and until when."""
    words = asset("flare")["holds"]
    last = hold.last or hold.until
    until = words["until"].format(day=day_in_words(last)) if last else words["open"]
    line = words["line_ill"] if hold.reason == "illness" else words["line"]
    return str(line.format(reason=words["reasons"][hold.reason], until=until))
