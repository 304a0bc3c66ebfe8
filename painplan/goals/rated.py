"""What a person rates now and then: how sure they are, and how far a part of life is lived; a measure each, for trends.

They are asked in reviews and conversations, not every day: each value stands by itself.
"""

from collections.abc import Iterator
from datetime import date
from typing import get_args

from painplan.diary.open_diary import OpenDiary
from painplan.goals.records import Domain
from painplan.measures.records import Measure
from painplan.measures.service import Assessments

CONFIDENCE = "confidence"
DOMAINS: tuple[str, ...] = get_args(Domain)
TOP = 10


def rated(name: str, desk: OpenDiary) -> tuple[Measure, dict[date, float]] | None:
    """The ratings of one of them by day, 0-10; none for any other name, or where nothing was rated."""
    values = dict(_values(name, desk)) if name == CONFIDENCE or name in DOMAINS else {}
    return (Measure(name, f"0-{TOP}", 0, TOP), values) if values else None


def names_rated(desk: OpenDiary) -> tuple[str, ...]:
    """Those with a rating."""
    return tuple(name for name in (CONFIDENCE, *DOMAINS) if rated(name, desk))


def _values(name: str, desk: OpenDiary) -> Iterator[tuple[date, float]]:
    """By day; where a day has several, the last of these counts: goal, experiment, look back, the ruler itself."""
    book, today = desk.book, desk.today
    if name in DOMAINS:
        yield from ((one.on, float(one.now)) for one in book.values if one.domain == name and one.now is not None)
        return
    yield from ((goal.created, float(goal.confidence)) for goal in book.goals if goal.confidence is not None)
    for experiment in book.experiments:
        yield from ((day, float(value)) for day, value in experiment.confidence.items())
    yield from ((one.on, float(one.sure)) for one in book.occasions if one.sure is not None)
    for taken in Assessments(desk).results(CONFIDENCE):
        if taken.score is not None and taken.day <= today:
            yield taken.day, taken.score
