"""Saved assessments in words: what is due, what was answered, what became of a score (clinical.md B, H1, H5)."""

from collections.abc import Iterator, Sequence
from datetime import date

from painplan.kit.amounts import number
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words, short_month
from painplan.kit.escape import one_line
from painplan.measures.banners import Banner
from painplan.measures.battery import Due
from painplan.measures.change import Rule
from painplan.measures.course import ScoreCourse
from painplan.measures.instrument import Instrument
from painplan.measures.program_instruments import banner_end, change_words


def measure_words(name: str, **parts: object) -> str:
    """A sentence of this topic."""
    return str(asset("measures")["words"][name]).format(**parts)


def due_words(due: Due, instrument: Instrument) -> str:
    """What could be asked today."""
    title = one_line(instrument.title)
    if due.last is None:
        return measure_words("due_never", title=title)
    return measure_words("due_again", title=title, day=dated(due.last))


def course_words(
    course: ScoreCourse | None, *, saved: bool = False, own_activities: bool = False, left_out: Sequence[str] = ()
) -> Iterator[str]:
    """The first, the best, and whether the change is a big one; own activities that are left out by their names.

    Args:
        course: The scores; none: there is none yet.
        saved: Whether something was saved, also where it makes no score yet.
        own_activities: Whether the person's own activities were rated.
        left_out: Those of them that are in no comparison.
    """
    if course is None:
        yield measure_words("no_score" if saved else "none")
        return
    if course.count > 1:
        yield measure_words("first", value=number(course.baseline))
        if course.best is not None:
            yield measure_words("best", value=number(course.best))
    if course.changed is not None:
        yield change_words(course.changed)
        if course.changed.code != "small":
            yield measure_words("regression")
    if not course.enough:
        yield measure_words("more_needed")
    if left_out:
        yield left_out_words(left_out, compared=course.count > 1)
    elif own_activities and course.count > 1:
        yield measure_words("same_only")


def left_out_words(left_out: Sequence[str], *, compared: bool = True) -> str:
    """Own activities that are in no comparison, because they were not rated each time (clinical.md B1, PSFS)."""
    names = ", ".join(one_line(name, 40) for name in left_out)
    if not compared:
        return measure_words("left_out_alone", names=names)
    return measure_words("left_out_one" if len(left_out) == 1 else "left_out", names=names)


def banner_words(banner: Banner, rule: Rule) -> tuple[str, str]:
    """The banner of the week, and the line that goes with every such comparison (H5)."""
    told = measure_words(
        "banner",
        title=one_line(rule.title),
        before=number(banner.changed.before),
        after=number(banner.changed.after),
        what=banner_end(banner),
    )
    return told, measure_words("regression")


def question_text(instrument: Instrument, place: int, activities: Sequence[str] = (), *, plan: str = "") -> str:
    """The words of an item exactly as they are published; own activities and plan stand where it has a gap for them."""
    text = instrument.item(place).text or instrument.item(place).name.replace("_", " ")
    named = one_line(activities[place], 60) if place < len(activities) else ""
    text = text.replace("[plan]", one_line(plan, 40) or "your plan")
    return text.replace("{activity}", named or f"activity {place + 1}")


def short_date(day: date) -> str:
    """A day for a column: 25 Feb 2026."""
    return f"{day.day} {short_month(day)} {day.year}"


def dated(day: date) -> str:
    """A day with its year."""
    return f"{day_in_words(day)} {day.year}"
