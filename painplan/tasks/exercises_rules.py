"""When an exercise is planned, and how many sessions of a week were done. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from painplan.kit.dates import falls_on
from painplan.tasks.exercise_records import Exercise

WEEK = timedelta(days=7)


class SessionsOfWeek(msgspec.Struct, frozen=True):
    """Seven days of exercises."""

    last: date
    """The last of them."""
    done: int
    planned: int


def planned_on(exercise: Exercise, day: date) -> bool:
    """Whether an exercise is planned for a day: while it is on the list, on its days of the week."""
    away = exercise.put_away
    return exercise.created <= day and (away is None or day < away) and falls_on(exercise.days, day)


def sessions_by_week(
    exercises: Sequence[Exercise],
    done: Iterable[date],
    first: date,
    last: date,
    asked: Callable[[date], bool],
) -> Iterator[SessionsOfWeek]:
    """Sessions done of those planned, by weeks of seven days that end with the last day, oldest first.

    Args:
        exercises: All of them, put away or not.
        done: The day of each session that was done.
        first: No week before this day is told.
        last: The last day of the last week.
        asked: Whether anything was asked for on a day; where nothing was, nothing was missed (clinical.md A14.4).
    """
    sessions = sorted(day for day in done if day <= last)
    begun = max(first, min([*sessions, *(one.created for one in exercises)], default=last))
    weeks = range(max(0, (last - begun) // WEEK), -1, -1)
    for end in (last - back * WEEK for back in weeks):
        days = [day for back in range(6, -1, -1) if (day := end - timedelta(days=back)) >= begun]
        planned = sum(planned_on(one, day) for one in exercises for day in days if asked(day))
        was_done = sum(day in days for day in sessions)
        if planned or was_done:
            yield SessionsOfWeek(end, was_done, planned)
