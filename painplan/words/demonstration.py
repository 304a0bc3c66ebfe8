"""What is said about simulated courses: an illustration, and one sentence to say to the person."""

from collections.abc import Mapping

from painplan.insight.demonstration import CourseShown, FirstWeeks
from painplan.pacing.parameters import PARAMETERS, Parameter
from painplan.pacing.simulation import Strategy
from painplan.words.amounts import number
from painplan.words.assets import asset

SAME_WITHIN = 0.1
"""Ends this close to each other, as a share of the higher one, are told as about the same [design]."""


def sentence_to_say(shown: Mapping[Strategy, CourseShown], *, pem: bool = False) -> str:
    """One sentence for the person in front of the two curves; it follows what they show, not what one would like."""
    words, paced, pushed = asset("demonstration")["say"], shown["paced"], shown["push_through"]
    difference = paced.ends_with - pushed.ends_with
    if pem:
        which = "no_steps"
    elif abs(difference) <= SAME_WITHIN * max(paced.ends_with, pushed.ends_with):
        which = "about_the_same"
    else:
        which = "paced_further" if difference > 0 else "pushed_further"
    text: str = words[which].format(
        first=number(round(paced.weekly[0])),
        paced=number(round(paced.ends_with)),
        pushed=number(round(pushed.ends_with)),
        paced_flares=paced.flare_days,
        pushed_flares=pushed.flare_days,
    )
    return text


def sentence_of_days(paced: FirstWeeks, pushed: FirstWeeks) -> str:
    """One sentence for the person in front of the days of the first four weeks."""
    which = "days" if pushed.long_days and pushed.quiet_days > paced.quiet_days else "days_alike"
    text: str = asset("demonstration")["say"][which].format(
        long=_counted(pushed.long_days, "long day"),
        quiet=_counted(pushed.quiet_days, "quiet one"),
        pushed=number(round(pushed.minutes)),
        paced=number(round(paced.minutes)),
        paced_quiet=_counted(paced.quiet_days, "quiet day"),
    )
    return text


def _counted(count: int, what: str) -> str:
    return f"{number(count)} {what}" if count == 1 else f"{number(count)} {what}s"


def band_words(course: CourseShown) -> str:
    """How even a course was, in a word or two."""
    return str(asset("demonstration")["bands"][course.evenness.band or "none"])


def parameters_page() -> str:
    """Every number behind the demonstration as a page of Markdown: what, how much, in which unit, from where."""
    words = asset("demonstration")["parameters"]
    marks = {"illustration": words["illustration"], "PP-1": words["rule"]}
    lines = [
        f"- {words['names'][one.name]}: **{_range(one)}** {one.unit} · *{marks[one.source]}*" for one in PARAMETERS
    ]
    return "\n".join([f"## {words['title']}", "", words["lead"], "", *lines])


def _range(one: Parameter) -> str:
    return f"{one.value:g}" if one.upper is None else f"{one.value:g} to {one.upper:g}"
