"""What may be said about a trend, and when nothing may."""

from collections.abc import Iterator, Sequence
from datetime import date

from painplan.checkin.records import MEASURES
from painplan.insight.comparison import Comparison
from painplan.insight.noticeable import is_noticeable
from painplan.insight.shape_words import answers, scale_words
from painplan.insight.trend import Trend
from painplan.insight.words import usual_words
from painplan.kit.amounts import amount, number, one_of, per_cent
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.measures.change import change
from painplan.measures.program_instruments import change_rules, change_words
from painplan.measures.records import Measure
from painplan.plans.records import Plan

WHOLE_FROM = 100
"""From here on the tenths of a change say nothing to a person."""


def trend_words(trend: Trend, *, drawn: bool = True) -> Iterator[str]:
    """What can be said about a trend, and when nothing can.

    Args:
        trend: The course.
        drawn: Whether its line, or a column of it, stands beside the words.
    """
    words = asset("trends")
    if not trend.points:
        yield words["none_read" if trend.unread else "none"]
        return
    if trend.unread:
        yield words["unread"]
    if trend.of_planned is not None:
        done, planned = (number(value) for value in trend.of_planned)
        last = trend.points[-1]
        week = words["of_planned_week"] if last.day == trend.last else ""
        yield (words["of_planned"] + week).format(
            done=done, planned=planned, week_done=number(last.value), week_planned=number(last.planned or 0)
        )
    elif trend.seldom:
        count = len(trend.points)
        yield words["count_one"] if count == 1 else words["count"].format(count=count)
    else:
        rested = bool(trend.rest.difference(point.day for point in trend.points))
        said = words["coverage" if trend.coverage < 1 else "coverage_all"]
        yield said.format(share=per_cent(trend.coverage), what=words["rest_too" if rested else "entries"])
    if drawn and trend.line_begins_within:
        yield words["line_begins"]
    if trend.usual is not None and trend.usual.days_planned is not None and trend.usual.value is not None:
        yield words["usual"].format(usual=usual_words(trend.usual, trend.measure.unit))
    if trend.slope_per_4_weeks is None:
        yield words["why_not"][trend.why_not or "too_few_weeks"]
    elif not goes_somewhere(trend):
        yield words["flat" if abs(trend.slope_per_4_weeks) < words["flat_below"] else "within"]
    else:
        direction = words["up"] if trend.slope_per_4_weeks > 0 else words["down"]
        size = abs(trend.slope_per_4_weeks)
        shown, unit = number(size if size < WHOLE_FROM else round(size)), scale_words(trend.measure.unit)
        change = f"{shown} {one_of(unit) if shown == '1' and unit == trend.measure.unit else unit}"
        yield direction.format(change=change.strip())


def covers_words(counted: Sequence[Plan], left_out: Sequence[Plan]) -> Iterator[str]:
    """Whose amounts the figures of what was done are, where there are plans that they leave out.

    Args:
        counted: The plans in them; they share a unit.
        left_out: The plans that are not, although something was done of them.
    """
    if left_out and counted:
        names = [", ".join(one_line(plan.activity, 40) for plan in plans) for plans in (counted, left_out)]
        words = asset("trends")["covers_one" if len(left_out) == 1 else "covers"]
        yield words.format(unit=counted[0].unit, counted=names[0], left_out=names[1])


def goes_somewhere(trend: Trend) -> bool:
    """Whether its line goes up or down by more than what comes and goes by itself, over all weeks shown (H5)."""
    ends = trend.ends
    return ends is not None and is_noticeable(trend.measure, *ends, change_rules())


def smoothed_title(trend: Trend) -> str:
    """What stands beside the single days, as the head of a column."""
    return str(asset("trends")["mean" if trend.smoothed_is == "mean_of_7_days" else "median"])


def table_columns(trend: Trend) -> list[str]:
    """What stands above the numbers of a course, one column each."""
    words = asset("trends")["columns"]
    return [words["day"], words["value"], *([words["planned"]] if trend.days else []), smoothed_title(trend)]


def table_rows(trend: Trend) -> Iterator[tuple[date, list[str]]]:
    """Of each day with a value, what stands in these columns; an answer in words as that."""
    labels = () if trend.seldom else answers(trend.measure)
    planned = {one.day: one.planned for one in trend.days}
    for point in trend.points:
        numbers = (point.value, *([planned[point.day]] if trend.days else []), point.smoothed)
        cells = ["–" if value is None else number(value) for value in numbers]
        at = point.value - trend.measure.low
        yield point.day, [labels[int(at)] if labels and at in range(len(labels)) else cells[0], *cells[1:]]


def comparison_words(comparison: Comparison, measure: Measure) -> Iterator[str]:
    """These four weeks beside the four before, and what the size of a change means (clinical.md H1, H3)."""
    words = asset("trends")
    if comparison.groups and not comparison.enough:
        yield words["months_unlike"]
        return
    if not comparison.enough or comparison.now is None or comparison.before is None:
        if comparison.now_days or comparison.before_days:
            yield words["months_short"].format(now_days=comparison.now_days, before_days=comparison.before_days)
        return
    unit = scale_words(measure.unit)
    now, before = amount(comparison.now, unit), amount(comparison.before, unit)
    which = "months_alike" if comparison.groups else "months_amounts" if comparison.amounts else "months"
    yield words[which].format(now=now, before=before)
    if comparison.groups:
        yield words["months_like"]["both" if len(comparison.groups) > 1 else comparison.groups[0]]
    rule = change_rules().get(measure.name)
    if rule is not None:
        yield change_words(change(rule, comparison.before, comparison.now))


def has_title(name: str) -> bool:
    """Whether the measure is one that PainPlan has words for."""
    return _titled(name) is not None


def measure_title(name: str) -> str:
    """What charts and lists call it; one of the person's own by its name without underscores."""
    return _titled(name) or one_line(name.replace("_", " "), 60)


def _titled(name: str) -> str | None:
    """What it is called: its own title, else what the question is called that it is the answer to."""
    titles = asset("trends")["titles"]
    if name in titles or name not in MEASURES:
        return str(titles[name]) if name in titles else None
    label = str(asset("questions").get(name, {}).get("label", ""))
    return f"{label[:1].upper()}{label[1:]}" or None
