"""Saved assessments as JSON and as lines."""

from collections.abc import Iterator, Sequence

from painplan.cli.output import Document
from painplan.kit.amounts import number
from painplan.kit.amounts import number as rounded
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.measures.change import ScoreChange
from painplan.measures.program_instruments import change_rules
from painplan.measures.result import Person
from painplan.measures.results import Measured, MeasuredRoom, rule_of
from painplan.measures.results_words import banner_words, course_words, dated, due_words, measure_words
from painplan.measures.score_words import doctor_words, score_words
from painplan.measures.service import Assessments, Taken


def taken_document(taken: Taken, *, support: bool = False) -> Document:
    """One saved assessment.

    Args:
        taken: What was saved.
        support: With those before it, it calls for the page of support.
    """
    made, result = taken.made, taken.result
    own = made.low is not None and made.high is not None
    return {
        "instrument": made.instrument,
        "title": made.title or (result.instrument.title if result else made.instrument),
        "date": made.day,
        "answers": made.answers,
        "score": taken.score,
        "range": result.range if result else [made.low, made.high] if own else None,
        "higher_is_better": result.instrument.higher_is_better if result else made.higher_is_better,
        "complete": result.complete if result else bool(made.title),
        "band": result.band.word if result and result.band else None,
        "subscores": result.subscores if result else {},
        **(result.flags if result else {}),
        **({"support": True} if support else {}),
        "says": list(_says(taken, support=support)),
        "activities": made.activities,
        "because": made.because or None,
        "conditions": made.conditions or None,
        "notice": result.instrument.notice if result else None,
    }


def measured_document(one: Measured) -> Document:
    """One instrument with everything saved for it."""
    course = one.course
    return {
        "instrument": one.name,
        "title": one.title,
        "results": [taken_document(taken) for taken in one.taken],
        "left_out": one.left_out,
        "compared": [{"date": day, "score": score} for day, score in one.scores],
        "baseline": course.baseline if course else None,
        "latest": course.latest if course else None,
        "best": course.best if course else None,
        "change": change_document(course.changed) if course and course.changed else None,
        "enough": bool(course and course.enough),
    }


def change_document(changed: ScoreChange) -> Document:
    """A change and what may be called it."""
    return {"code": changed.code, "before": changed.before, "after": changed.after, "difference": changed.difference}


def banner_document(room: MeasuredRoom) -> Document | None:
    """The banner of the week."""
    told = room.banner()
    if told is None:
        return None
    return {"measure": told.name, "direction": told.direction, "change": change_document(told.changed)}


def taken_lines(taken: Taken, *, support: bool = False) -> Iterator[str]:
    """One saved assessment in words; ``support`` as in `taken_document`."""
    yield measure_words("saved", day=dated(taken.day))
    yield from _says(taken, support=support)
    if taken.result is not None and taken.result.instrument.notice:
        yield ""
        yield taken.result.instrument.notice


def _says(taken: Taken, *, support: bool) -> Iterator[str]:
    """What may be said about it: its score, what is worth telling a doctor, where help is."""
    told = False
    if taken.result is not None:
        told = taken.result.support
        yield from score_words(taken.result, Person(taken.made.age, taken.made.table))
    elif taken.score is not None:
        yield f"{one_line(taken.made.title)}: {rounded(taken.score)}"
        yield from doctor_words(taken.like, taken.score)
    if support and not told:
        yield asset("score")["support"]


def measured_lines(one: Measured) -> Iterator[str]:
    """One instrument over time."""
    yield one_line(one.title)
    for taken in one.taken:
        shown = "–" if taken.score is None else number(taken.score)
        yield f"  {taken.day.isoformat()}  {shown:>8}"
        if taken.made.because:
            yield "    " + measure_words("because", text=one_line(taken.made.because, 200))
        if taken.made.conditions:
            yield "    " + measure_words("conditions", text=one_line(taken.made.conditions, 200))
    yield from course_words(one.course, saved=bool(one.taken), own_activities=one.name == "psfs", left_out=one.left_out)


def due_lines(assessments: Assessments) -> Iterator[str]:
    """What is worth asking today (clinical.md B3), a line each; else that nothing is."""
    shelf, found = assessments.shelf, assessments.due()
    for due in found:
        yield due_words(due, shelf.instruments[due.instrument])
    if not found:
        yield measure_words("nothing_due")


def all_lines(measured: Sequence[Measured], room: MeasuredRoom) -> Iterator[str]:
    """Everything saved, and what is worth saying this week."""
    told = room.banner()
    if told is not None:
        watched = next((one for one in measured if one.name == told.name), None)
        yield from banner_words(told, rule_of(watched.instrument if watched else None) or change_rules()[told.name])
    for one in measured:
        yield from measured_lines(one)
    if not measured:
        yield measure_words("none")
