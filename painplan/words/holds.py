"""A hold in one sentence."""

from painplan.records import Hold
from painplan.words.assets import asset
from painplan.words.dates import day_in_words


def hold_words(hold: Hold) -> str:
    """What is on hold and until when."""
    words = asset("flare")["holds"]
    until = words["until"].format(day=day_in_words(hold.last)) if hold.last else words["open"]
    return str(words["line"].format(reason=words["reasons"][hold.reason], until=until))
