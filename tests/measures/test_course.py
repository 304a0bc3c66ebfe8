"""The course of an instrument, the battery, banners, and what speaks against a home test."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.measures.banners import Watched, banner, week_began
from painplan.measures.battery import due
from painplan.measures.course import course, shared_scores
from painplan.measures.home_tests import against
from painplan.measures.program_instruments import asked_again, asked_before_tests, change_rules, instruments
from painplan.measures.support import calls_for_support

DAY = date(2026, 3, 4)
RULES = change_rules()
scores = st.lists(st.floats(0, 10), min_size=2, max_size=8)


def on(*ratings: dict[str, float]) -> list[tuple[date, dict[str, float]]]:
    return [(DAY + timedelta(days=28 * at), rating) for at, rating in enumerate(ratings)]


# --- the course ---


def test_the_first_the_best_and_the_change_are_told() -> None:
    found = course([7.0, 5.0, 4.9], RULES["peg"], higher_is_better=False)
    assert found is not None
    assert (found.baseline, found.latest, found.best, found.count, found.enough) == (7, 4.9, 4.9, 3, False)
    assert found.changed is not None
    assert found.changed.code == "better"  # 30 % of 7.0 is 2.1: vector I2


def test_a_single_score_has_no_change_and_none_has_no_course() -> None:
    only = course([7.0], RULES["peg"], higher_is_better=False)
    assert only is not None
    assert only.changed is None
    assert course([], RULES["peg"], higher_is_better=False) is None


def test_without_a_direction_there_is_no_best() -> None:
    found = course([3.0, 5.0], None, higher_is_better=None)
    assert found is not None
    assert (found.best, found.changed) == (None, None)


@given(scores)
def test_turning_the_direction_round_turns_the_change_round(values: list[float]) -> None:
    one = course(values, RULES["interference"], higher_is_better=False)
    turned = course([10 - value for value in values], RULES["psfs"], higher_is_better=True)
    assert one is not None
    assert one.changed is not None
    assert turned is not None
    assert turned.changed is not None
    assert turned.changed.difference == pytest.approx(-one.changed.difference, abs=1e-6)
    if abs(one.changed.difference) >= 2.001:
        assert one.changed.code == turned.changed.code


# --- own activities ---


def test_only_activities_of_both_times_are_compared() -> None:
    first, last = {"stairs": 3.0, "lift": 4.0, "walk": 2.0}, {"stairs": 6.0, "lift": 6.0, "swim": 1.0}
    assert [value for _, value in shared_scores(on(first, last))] == [3.5, 6.0]


def test_the_published_example_of_own_activities() -> None:  # vector I3
    found = shared_scores(on({"a": 3, "b": 4, "c": 2}, {"a": 6, "b": 6, "c": 4}))
    assert [round(value, 3) for _, value in found] == [3.0, 5.333]
    rule = course([value for _, value in found], RULES["psfs"], higher_is_better=True)
    assert rule is not None
    assert rule.changed is not None
    assert rule.changed.code == "better"


def test_a_single_shared_activity_makes_no_mean() -> None:
    assert len(shared_scores(on({"a": 3, "b": 4}, {"a": 6, "c": 4}))) == 1


# --- what is due ---


def names(**last: date) -> list[str]:
    known = {name.replace("_", "-"): day for name, day in last.items()}
    return [one.instrument for one in due(asked_again(), known, DAY, plan_began=DAY - timedelta(days=60))]


def test_weekly_and_monthly_questions_come_back_after_their_time() -> None:
    assert "peg" in names(peg=DAY - timedelta(days=7))
    assert "peg" not in names(peg=DAY - timedelta(days=6))
    assert "psfs" not in names(psfs=DAY - timedelta(days=27))
    assert "psfs" in names(psfs=DAY - timedelta(days=28))


def test_the_plan_is_asked_about_only_when_there_is_one_and_the_change_after_four_weeks() -> None:
    def asked(began: date | None) -> set[str]:
        return {one.instrument for one in due(asked_again(), {}, DAY, plan_began=began)}

    assert not {"confidence", "pgic"} & asked(None)
    assert "pgic" not in asked(DAY - timedelta(days=27))
    assert "pgic" in asked(DAY - timedelta(days=28))


def test_goals_are_asked_about_once_at_their_date() -> None:
    def asked(last: dict[str, date], *dates: date) -> bool:
        return "gas" in {one.instrument for one in due(asked_again(), last, DAY, goal_dates=dates)}

    assert not asked({}, DAY + timedelta(days=1))
    assert asked({}, DAY)
    assert not asked({"gas": DAY}, DAY)
    assert asked({"gas": DAY - timedelta(days=1)}, DAY)


# --- banners ---


def watched(before: float | None, *after: float | None, name: str = "interference") -> Watched:
    return Watched(name=name, rule=RULES[name], before=before, after=after)


def test_a_banner_needs_two_windows_one_after_the_other() -> None:
    assert banner([watched(6, 6, 4)], DAY) is None
    told = banner([watched(6, 5, 4)], DAY)
    assert told is not None
    assert (told.direction, told.changed.before, told.changed.after) == ("better", 6, 4)
    worse = banner([watched(4, 5, 5)], DAY)
    assert worse is not None
    assert worse.direction == "worse"


def test_a_window_with_too_few_entries_never_makes_a_banner() -> None:
    assert banner([watched(None, 4, 4)], DAY) is None
    assert banner([watched(6, None, 4)], DAY) is None
    assert banner([watched(6, 4)], DAY) is None


def test_a_change_within_what_comes_and_goes_is_not_told() -> None:
    assert banner([watched(6, 5.5, 5.5), watched(5, 4, 4, name="pain")], DAY) is None


def test_one_banner_a_week_and_the_same_all_week() -> None:
    both = [watched(6, 4, 4), watched(8, 5, 5, name="pain")]
    monday = week_began(DAY)
    week = {banner(both, monday + timedelta(days=day)).name for day in range(7)}  # type: ignore[union-attr]  # there is one
    assert len(week) == 1
    assert week != {banner(both, monday + timedelta(days=7)).name}  # type: ignore[union-attr]  # the other's turn


# --- before a test, and support ---


def test_what_speaks_against_a_home_test() -> None:
    questions = asked_before_tests()
    fine = {question.id: "no" if question.stops == "yes" else "yes" for question in questions}
    assert against(questions, fine) is None
    for question in questions:
        assert against(questions, {**fine, question.id: question.stops}) == question.id


@pytest.mark.parametrize(
    ("made", "needed"),
    [((9,), True), ((8,), False), ((6, 6), True), ((6, 5), False), ((5, 6), False), ((6, None), False), ((), False)],
)
def test_when_the_page_of_support_is_shown(made: tuple[float | None, ...], needed: bool) -> None:
    answers = [None] if not made or made[-1] is None else [made[-1] / 4] * 4
    assert calls_for_support(instruments().named("phq4"), answers, made) is needed  # clinical.md C3
