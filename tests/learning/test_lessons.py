"""Lessons: what each of them keeps to, and which one is offered (clinical.md F)."""

import re
from datetime import date, timedelta

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from painplan.kit.assets import asset
from painplan.learning.lessons import Lesson, offer
from painplan.learning.occasions import Circumstances, occasions
from painplan.learning.records import LessonNote
from painplan.learning.service import all_lessons

TODAY = date(2026, 1, 5)
LESSONS = all_lessons()
READING_GRADE = 7
"""School grade of a reader of about twelve."""
NEVER = re.compile(r"slipped|worn|crumbl|degenerat|wear and tear|\bcures?\b|\bdiscs?\b", re.IGNORECASE)


def test_they_are_numbered_in_order_without_a_gap() -> None:
    assert len(LESSONS) >= 25  # clinical.md F
    assert [lesson.number for lesson in LESSONS] == list(range(1, len(LESSONS) + 1))


BOTH = [lesson.told(within=within) for lesson in LESSONS for within in (False, True)]
FURTHER = re.compile(
    r"\bsteps?\b|\btry\b(?! the hands)|\btries\b|ladder|build(?:ing)? up|add (?:a little|one)|get further|week by week",
    re.IGNORECASE,
)


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: str(lesson.number))
def test_where_effort_makes_worse_no_lesson_shows_a_step_or_a_try(lesson: Lesson) -> None:
    """clinical.md A14.1: no page shows a step, a ladder, a try, or a picture in which pushing through gets further."""
    told = lesson.told(within=True)
    text = f"{told.title} {told.action} {told.body}".replace("the weekly steps in this program are not for you", "")
    assert not FURTHER.findall(text)
    assert lesson.told(within=False) == lesson


@pytest.mark.parametrize("lesson", BOTH, ids=lambda lesson: lesson.title)
def test_a_lesson_is_short_plain_and_says_where_it_comes_from(lesson: Lesson) -> None:
    text = re.sub(r"[*“”]", "", lesson.body)
    assert 60 <= len(text.split()) <= 120
    assert textstat.flesch_kincaid_grade(text) <= READING_GRADE
    assert lesson.sources
    assert lesson.action.endswith((".", "?"))
    assert not NEVER.search(text.replace("It will not take pain away", ""))
    assert set(lesson.offered) <= asset("learning")["why"].keys()


def test_every_occasion_that_the_program_knows_has_a_lesson() -> None:
    known = {*occasions_at_their_worst(), "start", "later"}
    assert {occasion for lesson in LESSONS for occasion in lesson.offered} == known


def occasions_at_their_worst() -> tuple[str, ...]:
    return occasions(
        Circumstances(
            crash=True,
            flare_today=True,
            flares=1,
            after_hold=True,
            over_pattern=True,
            uneven=True,
            smaller_days=True,
            stepped_up=True,
            frightening=True,
            has_goal=False,
            needs_tries=True,
            visit_soon=True,
            work=True,
            sleep=(2, 3, 3, 2),
            stress=(8, 7, 7, 9),
            mood=(1, 3, 2, 3),
            energy=(2, 2, 3, 1),
        )
    )


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (Circumstances(flare_today=True, flares=1), 7),
        (Circumstances(uneven=True), 4),
        (Circumstances(over_pattern=True), 4),
        (Circumstances(sleep=(3, 2, 3, 4)), 9),
        (Circumstances(sleep_hours=(5, 5.5, 5, 6)), 9),
        (Circumstances(crash=True), 16),
        (Circumstances(after_hold=True), 8),
        (Circumstances(frightening=True), 18),
        (Circumstances(visit_soon=True), 23),
        (Circumstances(), 1),
        (Circumstances(has_goal=False), 19),
    ],
)
def test_the_lesson_that_fits_is_offered(now: Circumstances, number: int) -> None:
    offered = offer(LESSONS, occasions(now), (), TODAY)
    assert offered is not None
    assert offered.lesson.number == number


def test_few_values_say_nothing_about_sleep() -> None:
    assert "poor_sleep" not in occasions(Circumstances(sleep=(0, 0, 0)))
    assert "poor_sleep" not in occasions(Circumstances(sleep=(8, 8, 8, 0)))


def test_at_most_one_a_day_and_never_again_what_was_read_or_put_aside() -> None:
    assert offer(LESSONS, (), [LessonNote(lesson=9, read_on=TODAY)], TODAY) is None
    yesterday = TODAY - timedelta(days=1)
    offered = offer(
        LESSONS, (), [LessonNote(lesson=1, read_on=yesterday), LessonNote(lesson=2, not_for_me=True)], TODAY
    )
    assert offered is not None
    assert offered.lesson.number == 3


@given(st.sets(st.integers(1, 25)), st.lists(st.sampled_from(sorted(asset("learning")["why"])), max_size=5))
def test_what_was_put_aside_is_never_offered(aside: set[int], holds: list[str]) -> None:
    notes = [LessonNote(lesson=number, not_for_me=True) for number in aside]
    offered = offer(LESSONS, holds, notes, TODAY)
    assert offered is None or offered.lesson.number not in aside
