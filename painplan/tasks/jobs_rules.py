"""A big job in pieces over days (clinical.md A6): must first, within what a usual day holds. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import msgspec

from painplan.kit.numbers import middle
from painplan.tasks.job_records import Need, Piece

ABOVE_USUAL = 1.2
"""A planned day above this many times the usual day is worth a warning (A6) [design default]."""
USUAL_DAYS = 14
"""The usual day is the median of the last 14 days (A6)."""
USUAL_NEEDED = 5
"""With fewer days noted among these there is no usual day yet [design default]."""
UNKNOWN_DAY_MINUTES = 30.0
"""Pieces of a day while no usual day is known, in minutes [design default]."""
ORDER: tuple[Need, ...] = ("must", "should", "could")
"""Won't is kept as a decision and gets no day."""


class DayPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a day holds, in minutes."""

    day: date
    minutes: float
    """Pieces and plans together."""
    limit: float | None
    """1.2 times the usual day; none: no usual day is known."""

    @property
    def above(self) -> bool:
        """Whether it is more than 1.2 times the usual day."""
        return self.limit is not None and self.minutes > self.limit + 1e-9


def usual_day(load: Mapping[date, float], today: date) -> float | None:
    """Minutes of a usual day: the median of the noted days among the last 14; none with fewer than five.

    Source: clinical.md A6. A day without an entry is missing, not zero.
    """
    days = [load[day] for back in range(1, USUAL_DAYS + 1) if (day := today - timedelta(days=back)) in load]
    return float(middle(days)) if len(days) >= USUAL_NEEDED else None


def limit_of(usual: float | None) -> float | None:
    """The most that a day can hold without a warning, in minutes (A6)."""
    return None if usual is None else ABOVE_USUAL * usual


def spread(
    pieces: Sequence[Piece], first: date, planned: Mapping[date, float], usual: float | None, *, each_day: float = 0
) -> tuple[Piece, ...]:
    """Give each open piece a day, from the first day on, in the order must, should, could; won't gets none.

    A day takes pieces as long as it stays within the limit. A piece that fits no day by itself gets a day alone, where
    the person can see that it is a lot; it is never squeezed in. What was done keeps its day.

    Args:
        pieces: In the person's order.
        first: The first day that can be planned.
        planned: Minutes of other jobs that are planned already, by day.
        usual: Minutes of a usual day; none: half an hour of pieces a day.
        each_day: Minutes that every day holds anyway, such as the amounts of plans.

    Source: clinical.md A6.
    """
    limit = limit_of(usual)
    room = UNKNOWN_DAY_MINUTES if limit is None else limit - each_day
    held = dict(planned)
    days: dict[int, date] = {}
    for number in _in_order(pieces):
        day = first
        while held.get(day) and held[day] + pieces[number].minutes > room + 1e-9:
            day += timedelta(days=1)
        held[day] = held.get(day, 0) + pieces[number].minutes
        days[number] = day
    return tuple(
        piece if piece.done_on else msgspec.structs.replace(piece, on=days.get(number))
        for number, piece in enumerate(pieces)
    )


def _in_order(pieces: Sequence[Piece]) -> list[int]:
    """The open pieces: what must be first, then as the person wrote them."""
    ranks = {need: rank for rank, need in enumerate(ORDER)}
    waiting = [number for number, piece in enumerate(pieces) if piece.done_on is None and piece.need in ranks]
    return sorted(waiting, key=lambda number: ranks[pieces[number].need])


def planned_days(pieces: Sequence[Piece]) -> dict[date, float]:
    """Minutes of open pieces by their day; won't does not count."""
    found: dict[date, float] = {}
    for piece in pieces:
        if piece.on is not None and piece.done_on is None and piece.need in ORDER:
            found[piece.on] = found.get(piece.on, 0) + piece.minutes
    return found
