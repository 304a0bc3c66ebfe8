"""The short lessons, and which one to offer: one that fits, at most one a day, never one that was put aside."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from painplan.errors import WrongInput
from painplan.kit.shape.shape_words import shape_words
from painplan.kit.within import told
from painplan.kit.words import say
from painplan.learning.records import LessonNote

FALLBACK = ("start", "later")
"""Occasions that are always there, after all others: the basics first (clinical.md F)."""


class Within(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a lesson says where effort can bring a lasting worsening (clinical.md A14.1); what is empty stays."""

    title: str = ""
    action: str = ""
    body: str = ""


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """One lesson of a minute."""

    number: int
    title: str
    offered: tuple[str, ...]
    """The occasions it fits."""
    action: str
    """One small thing to do."""
    sources: tuple[str, ...]
    body: str
    """Markdown, 60 to 120 words."""
    within: Within = Within()

    def told(self, *, within: bool) -> "Lesson":
        """The lesson as it is read; ``within`` where effort can bring a lasting worsening."""
        return told(self, self.within) if within else self


class Offer(msgspec.Struct, frozen=True):
    """A lesson and why now."""

    lesson: Lesson
    occasion: str


def lessons_from(decoded: Iterable[object]) -> tuple[Lesson, ...]:
    """The lessons as the words room read them, by number.

    Raises:
        WrongInput: One of them does not fit together; the text names the part.
    """
    try:
        lessons = msgspec.convert(list(decoded), tuple[Lesson, ...])
    except msgspec.ValidationError as error:
        raise WrongInput(say("learning.lessons_says.broken", why=shape_words(error))) from error
    return tuple(sorted(lessons, key=lambda lesson: lesson.number))


def offer(
    lessons: Sequence[Lesson], occasions: Sequence[str], notes: Iterable[LessonNote], today: date
) -> Offer | None:
    """The lesson of the day, or nothing: one was read today, or none that fits is left.

    Args:
        lessons: All of them.
        occasions: What is the case, the most pressing first; the basics need not be named.
        notes: What became of each lesson.
        today: The day.
    """
    known = {note.lesson: note for note in notes}
    if any(note.read_on == today for note in known.values()):
        return None
    done = {number for number, note in known.items() if note.read_on is not None or note.not_for_me}
    for occasion in (*occasions, *FALLBACK):
        for lesson in lessons:
            if occasion in lesson.offered and lesson.number not in done:
                return Offer(lesson, occasion)
    return None
