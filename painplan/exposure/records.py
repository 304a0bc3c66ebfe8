"""Avoided activities and tries at them: fear, value, what was expected, what happened (clinical.md A8)."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from painplan.checkin.records import Percent
from painplan.kit.bounds import Id, Scale
from painplan.kit.record import Record, Table

Words = Annotated[str, Meta(max_length=2_000)]
Activity = Annotated[str, Meta(min_length=1, max_length=200)]
About = Literal["told_not_to", "restriction", "loaded_bend", "thin_bones", "could_fall", "support", "trauma"]
"""What a person says about an activity: a clinician told them not to; it lies within a restriction after an operation
or injury; it means bending or twisting with a load; their bones are thin or they take steroids for long; they could
fall doing it; there is somebody or something to hold on to; something bad happened that has to do with it."""
Varied = Literal["place", "speed", "load"]


class Avoided(Record, frozen=True, kw_only=True):
    """An everyday activity that somebody avoids, in their own words."""

    TABLE = Table(
        "avoided",
        key=("id",),
        words=("activity", "talked_with"),
        automatic="id",
        gathers={"about": ""},
        called="activity",
        away="put_away",
    )

    id: Id
    """Short name made from the activity; never changes."""
    activity: Activity
    fear: Percent
    """How much they fear that it would harm them: 0 no worry, 100 extremely."""
    value: Scale
    """How much it would be worth to do it again: 0 nothing, 10 very much."""
    about: tuple[About, ...] = ()
    created: date
    put_away: bool = False
    talked_with: Words = ""
    """Role of the professional it was talked over with, after tries that changed nothing ..."""
    talked_on: date | None = None
    """... and the day; tries from this day on count afresh."""


class Attempt(Record, frozen=True, kw_only=True):
    """One try: what was expected before, what happened, and what is expected now."""

    TABLE = Table(
        "attempts",
        key=("avoided", "number"),
        refs={"avoided": "avoided"},
        order=("avoided", "on", "number"),
        automatic="number",
        words=("fears", "dose", "happened"),
    )

    avoided: Id
    """Id of the activity."""
    number: Annotated[int, Meta(ge=1, le=10_000)]
    """From 1, by activity."""
    on: date
    fears: Words
    """What the person fears will happen."""
    sure_before: Percent
    """How sure they are that it will: 0 not at all, 100 completely."""
    dose: Words
    """What exactly and how much, planned before: the plan ends it, not the fear."""
    varied: Varied | None = None
    """What is different from earlier tries."""
    happened: Words | None = None
    """What happened; none while it is still to be done."""
    sure_after: Percent | None = None
    """How sure they are that it would happen the next time."""
    fear_after: Percent | None = None
    left_out: bool = False
    """It was planned and not done; it does not count."""
