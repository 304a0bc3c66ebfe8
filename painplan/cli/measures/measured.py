"""Saved assessments as JSON and as lines."""

from collections.abc import Iterator, Sequence

from painplan.kit.amounts import number
from painplan.kit.amounts import number as rounded
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.measures.documents import MeasuredDocument, TakenDocument, measured_document, taken_document
from painplan.measures.program_instruments import change_rules
from painplan.measures.result import Person
from painplan.measures.results import Measured, MeasuredRoom, rule_of
from painplan.measures.results_words import banner_words, course_words, dated, due_words, measure_words
from painplan.measures.score_words import doctor_words, score_words
from painplan.measures.service import Assessments, Taken


def taken_told(taken: Taken, *, support: bool = False) -> TakenDocument:
    """A saved assessment with what may be said about it; ``support`` as in `taken_document`."""
    return taken_document(taken, tuple(_says(taken, support=support)), support=support)


def measured_told(one: Measured) -> MeasuredDocument:
    """An instrument with everything saved for it, and what may be said about each."""
    return measured_document(one, {place: tuple(_says(taken, support=False)) for place, taken in enumerate(one.taken)})


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
