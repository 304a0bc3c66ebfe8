"""The sample diaries: lived by the same rules as a person's own, labelled, repeatable, nowhere on disk."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from painplan.care.service import CareRoom
from painplan.errors import WrongInput
from painplan.pacing.flare import flares_in
from painplan.samples.catalogue import SAMPLES, sample_coach
from painplan.store.diary import Diary, Month
from painplan.today.coach import Coach
from tests.thorough import share

TODAY = date(2026, 11, 24)
NAMES = [sample.name for sample in SAMPLES]


def lived(name: str, today: date = TODAY) -> Coach:
    """A sample, lived once for all tests that only look at it."""
    return Coach(_lived(name, today), today, sample=True)


@cache
def _lived(name: str, today: date) -> Diary:
    return sample_coach(name, today).diary


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Coach:
    """Each sample in turn, to be looked at."""
    return lived(request.param)


def quotas(coach: Coach) -> Iterator[list[tuple[date, float]]]:
    """Each plan's amounts by the day they came into force."""
    for plan in coach.book.plans:
        start = coach.preview_of(plan).start.quota
        yield [(plan.created, start), *((made.on, made.quota) for made in coach.book.reviews_of(plan.id))]


def ups(coach: Coach) -> list[date]:
    """The days of all steps up, of all plans."""
    return sorted(day for course in quotas(coach) for (_, was), (day, now) in pairwise(course) if now > was)


def test_they_have_names_and_the_first_is_walking() -> None:
    assert NAMES == ["walking", "boom-and-bust", "mostly-avoiding", "evening-out", "two-plans"]
    assert all(sample.title and sample.what_it_shows for sample in SAMPLES)


def test_it_says_that_it_is_a_sample(sample: Coach) -> None:
    assert sample.sample
    assert "sample" in sample.where
    notes = [entry.note for entry in sample.diary.days().checkins.values() if entry.note]
    assert 3 <= len(notes) <= 8
    assert all(note.startswith("Sample note: ") for note in notes)
    assert {source for source, _ in sample.diary.days().measurements} <= {"sample"}


def test_it_is_twelve_weeks_that_end_yesterday(sample: Coach) -> None:
    days = sample.diary.days().checkins
    assert {plan.created for plan in sample.book.plans} == {TODAY - timedelta(weeks=12)}
    assert (min(days), max(days)) == (TODAY - timedelta(weeks=12), TODAY - timedelta(days=1))
    assert 78 <= len(days) < 84, "somebody forgets an evening now and then"
    assert not sample.today_view().checked_in
    assert sample.today_view().review_due
    assert all(len(sample.book.reviews_of(plan.id)) == 11 for plan in sample.book.plans)


@pytest.mark.parametrize(("name", "today"), share(NAMES, [TODAY, date(2024, 2, 29), date(2026, 1, 1)]))
def test_the_same_day_gives_the_same_diary(name: str, today: date) -> None:
    assert _content(sample_coach(name, today)) == _content(lived(name, today))


@pytest.mark.parametrize("name", NAMES)
def test_another_day_tells_the_same_story(name: str) -> None:
    later = sample_coach(name, TODAY + timedelta(days=40))
    assert [made.quota for made in later.book.reviews] == [made.quota for made in lived(name).book.reviews]


def test_it_has_reviews_that_hold_and_a_flare_up_of_days_in_a_row(sample: Coach) -> None:
    courses = list(quotas(sample))
    assert any(now == was for course in courses for (_, was), (_, now) in pairwise(course))
    assert any(flare.days > 1 for flare in flares_in(sample.diary.days().checkins, TODAY))


@pytest.mark.parametrize("name", ["walking", "two-plans", "evening-out"])
def test_where_the_amounts_are_kept_there_are_steps_up(name: str) -> None:
    courses = list(quotas(lived(name)))
    assert any(now > was for course in courses for (_, was), (_, now) in pairwise(course))


def test_never_more_than_one_step_in_seven_days(sample: Coach) -> None:
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(ups(sample)))
    for plan, course in zip(sample.book.plans, quotas(sample), strict=True):
        for (_, was), (_, now) in pairwise(course):
            assert now - was <= max(0.2 * was, plan.unit_min)


def test_walking_has_a_review_waiting_that_offers_a_step() -> None:
    due = lived("walking").reviews()
    assert [(view.plan.id, view.proposal.decision) for view in due] == [("walking", "up")]


def test_walking_has_everything_to_look_back_on() -> None:
    names = lived("walking").measures()
    assert {"function", "steps", "sleep", "energy", "interference", "pain"} <= set(names)


def test_boom_and_bust_shows_long_days_and_quiet_painful_ones_after_them() -> None:
    coach = lived("boom-and-bust")
    shown = coach.insight()
    assert (shown.load.source, shown.evenness.why_not) == ("sessions", None)
    now, before = shown.evenness.now, shown.evenness.before
    assert now is not None
    assert before is not None
    assert (now.band, before.band) == ("big_swings", "big_swings")
    assert len(now.cycles) >= 4, "one a week"
    assert not shown.under_activity.less
    (due,) = coach.reviews()
    assert due.proposal.decision == "hold"
    assert "overdone" in {reason.code for reason in due.proposal.reasons}
    assert not ups(coach)


def test_mostly_avoiding_shows_a_usual_day_that_became_smaller_and_an_amount_that_followed() -> None:
    coach = lived("mostly-avoiding")
    usual = coach.insight().under_activity
    assert usual.less
    assert usual.share is not None
    assert usual.share <= 0.5
    even = coach.insight().evenness
    assert even.now is not None
    assert (even.now.band, even.smaller, even.evening_out) == ("some_ups_and_downs", True, False), "never praised (H6)"
    (course,) = quotas(coach)
    assert course[-1][1] < course[0][1] / 2
    (due,) = coach.reviews()
    assert "low_adherence" in {reason.code for reason in due.proposal.reasons}


def test_evening_out_shows_swings_that_became_even_days_and_steps_after_them() -> None:
    coach = lived("evening-out")
    shown = coach.insight().evenness
    assert shown.now is not None
    assert shown.before is not None
    assert (shown.now.band, shown.before.band) == ("fairly_even", "big_swings")
    assert shown.evening_out
    (course,) = quotas(coach)
    amounts = [amount for _, amount in course]
    assert amounts[:2] == [23, 23]
    assert amounts[-1] > amounts[0]
    assert all(day >= TODAY - timedelta(weeks=6) for day in ups(coach)), "not before the days were even"
    assert [view.proposal.decision for view in coach.reviews()] == ["up"]


def test_of_two_plans_only_one_steps_up_and_they_take_turns() -> None:
    coach = lived("two-plans")
    assert {plan.unit for plan in coach.book.plans} == {"minutes", "repetitions"}
    assert len(set(ups(coach))) == len(ups(coach))
    first, second = coach.reviews()
    assert first.proposal.decision == "up"
    assert [reason.code for reason in second.proposal.reasons] == ["other_plan_first"]


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "empty-home"
    home.mkdir()
    for variable in ("HOME", "XDG_DATA_HOME", "TMPDIR"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.chdir(home)
    for name in NAMES:
        coach = sample_coach(name, TODAY)
        coach.answer(TODAY, [("pain", "4")])
        coach.decide(coach.book.plans[0].id, "take")
    assert list(home.rglob("*")) == []


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(
        WrongInput, match=r"no sample “swim ming”.* walking, boom-and-bust, mostly-avoiding, evening-out, two-plans"
    ):
        sample_coach("swim\nming", TODAY)


def _content(coach: Coach) -> tuple[object, Month]:
    return coach.book, coach.diary.days()


def test_of_two_therapies_one_is_kept_and_one_was_stopped_each_with_a_reason() -> None:
    views = CareRoom(lived("two-plans")).all()
    assert [(view.status, view.due, view.decisions[-1].choice) for view in views] == [
        ("going_on", False, "keep"),
        ("stopped", False, "stop"),
    ]
    assert all(view.notes and view.decisions[-1].why for view in views)
