"""The sentence that says what a picture shows; where nothing is drawn it stands in its place."""

from collections.abc import Iterator, Sequence
from datetime import date

from painplan.insight.shape import CourseShape, DoneShape, Level, answers_counted, course_shape, done_shape
from painplan.insight.trend import Trend
from painplan.kit.amounts import amount, number
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.words import say
from painplan.measures.records import Measure

MOST_NAMED = 3
"""So many days are named; more of them are only counted."""
WHOLE_FROM = 100
"""From here on the tenths of an amount say nothing to a person."""
WEEKS_TOLD, MONTHS_TOLD = 26, 24
"""Times up to so many weeks, and up to so many months, are told in these."""


def shape_words(trend: Trend) -> str:
    """The shape of a course in one sentence; empty where there is none to tell."""
    if trend.days:
        found = done_shape(trend.days, trend.measure.unit)
        return "" if found is None else "; ".join(_done_parts(found, trend.measure.unit)) + "."
    if (labels := answers(trend.measure)) and not trend.seldom:
        return _answers_words(trend, labels)
    line = course_shape(trend)
    return "" if line is None else "; ".join(_line_parts(line, trend.measure.unit)) + "."


def answers(measure: Measure) -> tuple[str, ...]:
    """What is said instead of the numbers, from the lowest on, where a measure is an answer in words; else nothing."""
    own = asset("questions").get(measure.name, {})
    if own.get("kind") == "choice" and len(own["labels"]) == measure.high - measure.low + 1:
        return tuple(own["labels"])
    return tuple(asset("trends")["answers"].get(measure.unit, ()))


def scale_words(unit: str) -> str:
    """A unit in words; a range of points is points of it."""
    words = asset("trends")["units"]
    own_range = unit[:1].isdigit() or unit[:1] == "-"
    return str(words.get(unit) or (words["other"].format(unit=unit) if own_range else unit))


def per(unit: str, each: str) -> str:
    """What the numbers beside bars count: ``minutes a day``."""
    return say(f"trends.shape.per.{each}", unit=unit).strip()


def _done_parts(found: DoneShape, unit: str) -> Iterator[str]:
    begins, ends = (found.least, found.most) if found.swings else (found.begins, found.ends)
    what = "between" if found.swings else "same" if _short(begins) == _short(ends) else "from_to"
    yield say(
        f"trends.shape.{what}",
        begins=_short(begins),
        ends=per(amount(_told(ends), unit), found.each),
        time=_time(found.days),
    )
    if found.known:
        yield say("trends.shape.as_planned", met=found.met, count=found.known)
    if found.flares:
        yield say("trends.shape.flares", count=len(found.flares), days=amount(sum(found.flares), "days"))
    if found.long_days:
        yield say("trends.shape.long_days", count=found.long_days, followed=found.followed)
    if found.dips:
        yield _dips(found.dips, found.each)


def _dips(days: Sequence[date], each: str) -> str:
    if len(days) > MOST_NAMED:
        return say("trends.shape.dips_counted", count=len(days))
    named = [say(f"trends.shape.on.{each}", day=_day(day, days[-1].year), year=day.year) for day in days]
    return say("trends.shape.dips", count=len(days), days=", ".join(named))


def _answers_words(trend: Trend, labels: Sequence[str]) -> str:
    counted, count = answers_counted(trend), len(trend.points)
    parts = [
        say("trends.shape.answer", answer=label, times=counted.get(trend.measure.low + at, 0))
        for at, label in reversed(list(enumerate(labels)))
    ]
    return say("trends.shape.answers", count=count, parts=", ".join(parts))


def _line_parts(found: CourseShape, unit: str) -> Iterator[str]:
    begins, ends = number(round(found.begins[1], 1)), number(round(found.ends[1], 1))
    what = "same" if begins == ends else "from_to"
    yield say(f"trends.shape.{what}", begins=begins, ends=f"{ends} {scale_words(unit)}".strip(), time=_time(found.days))
    for name, level in (("highest", found.highest), ("lowest", found.lowest)):
        if level is not None:
            yield _extreme(name, level, found.ends[0].year)


def _extreme(name: str, level: Level, year: int) -> str:
    return say(f"trends.shape.{name}", value=number(round(level[1], 1)), day=_day(level[0], year))


def _day(day: date, year: int) -> str:
    """A day of the year that is spoken of anyway goes without it."""
    return date_in_words(day).removesuffix(f" {year}")


def _told(value: float) -> float:
    return round(value) if value >= WHOLE_FROM else value


def _short(value: float) -> str:
    return number(_told(value))


def _time(days: int) -> str:
    """How long: days, weeks, months or years, whichever suits."""
    if days < 14:
        return amount(days, "days")
    if (weeks := round(days / 7)) <= WEEKS_TOLD:
        return say("trends.shape.weeks", count=weeks)
    if (months := round(days / 30.4)) <= MONTHS_TOLD:
        return say("trends.shape.months", count=months)
    return say("trends.shape.years", count=round(days / 365.25))
