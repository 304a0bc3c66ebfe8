"""One part of the record, made: a diary chapter by chapter, or a share of the figures."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from tests.recorded.calls import call_of
from tests.recorded.diaries import Chapter, Story, check_every_kind, stories, tiny
from tests.recorded.diary import RecordedDiary
from tests.recorded.figures import figures
from tests.recorded.kept import Entry
from tests.recorded.reading import once, read
from tests.recorded.screens import screens
from tests.recorded.writing import scripted, write

FIGURES = ("figures-0", "figures-1")
ON_ALL_DAYS = ("today", "trends", "insight", "review")
"""Screens that are opened on every day of the record; the others only on the days that are looked at as a whole."""


def part_names() -> list[str]:
    """All parts, the longest first."""
    return [*(story.name for story in stories()), *FIGURES]


def recorded(part: str) -> Iterator[Entry]:
    """The entries of a part.

    Raises:
        KeyError: There is no such part.
    """
    if part in FIGURES:
        yield from figures(FIGURES.index(part), len(FIGURES))
        return
    yield from _diary({story.name: story for story in (*stories(), tiny())}[part])


def _diary(story: Story) -> Iterator[Entry]:
    diary = RecordedDiary(story.name)
    story.bring(diary)
    for turn, chapter in enumerate(story.chapters):
        yield from _told(diary, chapter.day, "made", _made(diary, chapter))
        if story.every_kind:
            check_every_kind(diary, chapter.day)
        diary.passphrase = story.passphrase
        diary.bring(chapter.day)
        yield from _chapter(story, diary, chapter, turn)


def _chapter(story: Story, diary: RecordedDiary, chapter: Chapter, turn: int) -> Iterator[Entry]:
    day = chapter.day
    if story.calculators and turn == 0:
        yield from _told(diary, day, "once", once(diary, day))
    yield from _told(diary, day, "read", read(diary, day, turn, scripted()))
    for what, every in (("screens", chapter.whole), ("discreet", chapter.discreet)):
        only = story.screens if every else ON_ALL_DAYS
        yield from _told(diary, day, what, screens(diary, day, discreet=what == "discreet", only=only))
    if chapter.whole and story.script:
        yield from _told(diary, day, "written", write(diary, day, json=turn // 2 % 2 == 0))


def _made(diary: RecordedDiary, chapter: Chapter) -> Iterator[tuple[str, dict[str, Any]]]:
    if not chapter.calls:
        return
    first = chapter.calls[0][0]
    diary.bring(first)
    for number, (day, line) in enumerate(chapter.calls):
        call = call_of(line, day, partial(diary.held, day))
        if call is None:
            raise LookupError(f"The diary {diary.name} holds nothing for: {line}")
        yield f"{number:03} {day} {call}", diary.change(call, day)


def _told(diary: RecordedDiary, day: date, what: str, entries: Iterator[tuple[str, dict[str, Any]]]) -> Iterator[Entry]:
    for label, value in entries:
        yield f"{diary.name} / {day} / {what} / {label}", value
