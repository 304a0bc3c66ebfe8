"""Times of day and nights: from typed text, and into sentences."""

from collections.abc import Iterator, Sequence
from datetime import time
from statistics import fmean

from painplan.errors import WrongInput
from painplan.kit.amounts import per_cent
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.pattern import pattern
from painplan.kit.words import say
from painplan.learning.nights import NightFigures

_CLOCK = pattern(r"(\d{1,2})(?:[:.h](\d{2}))?")
_MINUTES = pattern(r"(\d{1,4})\s*(?:m|min|minutes?)?")


def parse_clock(text: str) -> time:
    """A time on a 24-hour clock: ``22:30``, ``7``, ``7.15``.

    Raises:
        WrongInput: It is none.
    """
    found = _CLOCK.fullmatch(text.strip().lower())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise WrongInput(say("learning.nights_words.no_time", typed=one_line(text, 20)))
    return time(hour, minute)


def parse_minutes(text: str) -> int:
    """Whole minutes; nothing is none.

    Raises:
        WrongInput: It is no number of minutes.
    """
    if not text.strip():
        return 0
    found = _MINUTES.fullmatch(text.strip().lower())
    if not found:
        raise WrongInput(say("learning.nights_words.no_minutes", typed=one_line(text, 20)))
    return int(found[1])


def night_lines(nights: Sequence[NightFigures]) -> Iterator[str]:
    """What the last nights come to; nothing without any."""
    if not nights:
        return
    words = asset("toolkit")["night"]
    last = nights[-1]
    yield words["figures"].format(in_bed=hours(last.in_bed), asleep=hours(last.asleep), share=per_cent(last.efficiency))
    if len(nights) == 1:
        yield words["few"]
        return
    in_bed, asleep = fmean(night.in_bed for night in nights), fmean(night.asleep for night in nights)
    yield words["week"].format(
        nights=len(nights), in_bed=hours(round(in_bed)), asleep=hours(round(asleep)), share=per_cent(asleep / in_bed)
    )


def hours(minutes: int) -> str:
    """``7 h 30 min``."""
    return f"{minutes // 60} h {minutes % 60:02d} min"
