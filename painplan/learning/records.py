"""What a person read, practised and keeps for themselves: facts of lessons and of the toolkit (clinical.md F)."""

from datetime import date, time
from typing import Annotated, Literal

from msgspec import Meta

from painplan.kit.bounds import Id
from painplan.kit.record import Record, Table

Clock = Annotated[time, Meta(tz=False)]
Words = Annotated[str, Meta(max_length=2_000)]
ListName = Literal["instead", "exercise", "pleasant", "kept"]
"""``kept``: what turned out to help, such as B of an experiment that the person keeps."""
ExerciseKind = Literal["mobility", "strength", "heart_and_lungs", "balance"]


class LessonNote(Record, frozen=True, kw_only=True):
    """What became of one lesson."""

    TABLE = Table("lessons", key=("lesson",))

    lesson: Annotated[int, Meta(ge=1, le=999)]
    read_on: date | None = None
    not_for_me: bool = False
    """Never offered again; it can still be read."""
    try_from: date | None = None
    """Its small action stands on Today from this day on ..."""
    tried_on: date | None = None
    """... until it was done, or put away."""


class Practice(Record, frozen=True, kw_only=True):
    """That a tool was used on a day: how often, and what was written. Never a score."""

    TABLE = Table(
        "practices",
        key=("day", "tool"),
        daily=True,
        empty=True,
        words=("written",),
        follows={"tool": "own_items"},
        gathers={"written": ""},
    )

    day: date
    tool: Id
    times: Annotated[int, Meta(ge=1, le=1_000)] = 1
    minutes: Annotated[float, Meta(ge=0, le=1_440)] | None = None
    """All uses of the day together."""
    written: tuple[tuple[Words, ...], ...] = ()
    """What was written, an entry a use: for a thought check what-if, what-is, and a kinder sentence."""


class Night(Record, frozen=True, kw_only=True):
    """One night, named by the day on which it ended."""

    TABLE = Table("nights", key=("day",), daily=True)

    day: date
    to_bed: Clock
    """When the light went out."""
    up: Clock
    """When the person got up."""
    awake_minutes: Annotated[int, Meta(ge=0, le=1_440)] = 0
    """Awake in bed, all together."""


class OwnItem(Record, frozen=True, kw_only=True):
    """A line of a list of the person's own."""

    TABLE = Table("own_items", key=("id",), words=("text", "instead", "told_by"), automatic="id")

    id: Id
    list: ListName
    text: Annotated[str, Meta(min_length=1, max_length=500)]
    """The task that aggravates, the exercise, or the pleasant thing."""
    instead: Words = ""
    """What to try in its place."""
    kind: ExerciseKind | None = None
    told_by: Words = ""
    """Role of the person who taught the exercise."""
    put_away: bool = False


class Checklist(Record, frozen=True, kw_only=True):
    """What was ticked of one checklist."""

    TABLE = Table("checklists", key=("id",))

    id: Id
    ticked: dict[Id, date] = {}
    """By item: the day on which it was looked after."""
