"""Saved assessments in words: what is due, what was answered, what became of a score (clinical.md B, H1, H5)."""

from collections.abc import Iterator, Sequence
from datetime import date

from painplan.measures import Banner, Course, Due, Instrument, Rule
from painplan.words.amounts import number
from painplan.words.assets import asset
from painplan.words.dates import day_in_words
from painplan.words.escape import one_line
from painplan.words.instruments import change_words


def measure_words(name: str, **parts: object) -> str:
    """A sentence of this topic."""
    return str(asset("measures")["words"][name]).format(**parts)


def due_words(due: Due, instrument: Instrument) -> str:
    """What could be asked today."""
    title = one_line(instrument.title)
    if due.last is None:
        return measure_words("due_never", title=title)
    return measure_words("due_again", title=title, day=dated(due.last))


def course_words(course: Course | None, *, own_activities: bool = False) -> Iterator[str]:
    """The first, the best, and whether the change is a big one."""
    if course is None:
        yield measure_words("none")
        return
    if course.count > 1:
        yield measure_words("first", value=number(course.baseline))
        if course.best is not None:
            yield measure_words("best", value=number(course.best))
    if course.changed is not None:
        yield change_words(course.changed.code)
        if course.changed.code != "small":
            yield measure_words("regression")
    if not course.enough:
        yield measure_words("more_needed")
    if own_activities and course.count > 1:
        yield measure_words("same_only")


def banner_words(banner: Banner, rule: Rule) -> tuple[str, str]:
    """The banner of the week, and the line that goes with every such comparison (H5)."""
    told = measure_words(
        f"banner_{banner.direction}",
        title=one_line(rule.title),
        before=number(banner.changed.before),
        after=number(banner.changed.after),
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
    return f"{day.day} {day:%b} {day.year}"


def dated(day: date) -> str:
    """A day with its year."""
    return f"{day_in_words(day)} {day.year}"
