"""The day that a person means: on the command line and in the screens, at night and when the clock is set back."""

from datetime import date, datetime
from typing import Any

import pytest

import painplan.app
import painplan.cli.settings
from painplan.kit.days import day_of
from painplan.store.diary import Diary
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell
from tests.support import at_the_screen

TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the clock of the command line."""

    def set_to(*moment: int) -> None:
        class At(datetime):
            @classmethod
            def now(cls, tz: Any = None) -> "At":
                return cls(*moment)  # type: ignore[arg-type]  # year, month, day, hour, minute

        monkeypatch.setattr(painplan.cli.settings, "datetime", At)

    return set_to


@pytest.mark.parametrize(("time", "day"), [((3, 59), "2026-03-03"), ((4, 0), "2026-03-04")])
def test_a_check_in_at_night_is_about_the_day_before(
    painplan: Shell, clock: Any, time: tuple[int, int], day: str
) -> None:
    clock(2026, 3, 4, *time)
    assert painplan("checkin", "--set", "pain=4", "--json", day=None).document["date"] == day
    assert painplan("today", "--json", day=None).document["date"] == day


def test_the_hour_is_the_persons_choice(painplan: Shell, clock: Any) -> None:
    clock(2026, 3, 4, 1, 30)
    assert painplan("set", "day_starts_at", "1", "--json").document["day_starts_at"] == 1
    assert painplan("today", "--json", day=None).document["date"] == "2026-03-04"
    yesterday = painplan("checkin", "--date", "yesterday", "--set", "pain=4", "--json", day=None)
    assert yesterday.document["date"] == "2026-03-03"


def test_a_day_that_is_given_is_that_day(painplan: Shell, clock: Any) -> None:
    clock(2026, 3, 4, 1, 30)
    assert painplan("today", "--json", day=WEDNESDAY).document["date"] == "2026-03-04"


@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
@pytest.mark.parametrize("starts_at", ["0", "4", "11"])
def test_what_is_said_on_a_day_that_is_given_is_said_on_that_day_at_every_hour(
    painplan: Shell, clock: Any, diary: Diary, hour: int, starts_at: str
) -> None:
    clock(2026, 11, 29, hour, 30)
    painplan("set", "day_starts_at", starts_at)
    assert painplan("checkin", "--set", "pain=4", day=WEDNESDAY).code == 0
    saved_at = diary.days(WEDNESDAY, WEDNESDAY).checkins[WEDNESDAY].saved_at
    assert saved_at is not None
    assert day_of(saved_at, int(starts_at)) == saved_at.date() == WEDNESDAY


def test_what_is_said_in_the_night_of_a_day_that_is_given_keeps_its_order(painplan: Shell, clock: Any) -> None:
    for minute, pain in enumerate("123"):
        clock(2026, 11, 29, 2, minute)
        assert painplan("checkin", "--set", f"pain={pain}", day=WEDNESDAY).code == 0
    said = painplan("history", WEDNESDAY.isoformat(), "--json", day=WEDNESDAY).document
    first, *moments = [one["since"] for one in said["entries"][0]["versions"]]
    assert (first, len(moments)) == (None, 2)
    assert moments == sorted(moments)


@pytest.mark.parametrize(
    "given", [("day_starts_at", "12"), ("day_starts_at", "3.5"), ("colour", "1"), ("day_starts_at",)]
)
def test_what_does_not_fit_is_a_sentence(painplan: Shell, given: tuple[str, ...]) -> None:
    ran = painplan("set", *given)
    assert ran.code == 2
    assert painplan("set").out.startswith("day_starts_at 4: ")


def test_a_clock_set_back_a_day_is_told_and_merges_nothing(painplan: Shell, clock: Any) -> None:
    clock(2026, 3, 5, 20)
    painplan("checkin", "--set", "pain=4", "--set", "note=the later", day=None)
    clock(2026, 3, 4, 20)
    assert "There is a check-in for Thursday 5 March" in painplan("today", day=None).out
    painplan("checkin", "--set", "pain=7", day=None)
    clock(2026, 3, 5, 20)
    assert "There is a check-in for" not in painplan("today", day=None).out


def test_the_two_days_stay_two(painplan: Shell, clock: Any, diary: Diary) -> None:
    clock(2026, 3, 5, 20)
    painplan("checkin", "--set", "pain=4", day=None)
    clock(2026, 3, 4, 20)
    painplan("checkin", "--set", "pain=7", day=None)
    entries = diary.days().checkins
    assert {day: entry.pain for day, entry in entries.items()} == {date(2026, 3, 4): 7, date(2026, 3, 5): 4}
    assert all(entry.history == () for entry in entries.values())


async def test_the_screens_go_on_at_four_and_an_open_check_in_stays_on_its_day(
    coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painplan.app, "NEW_DAY_SECONDS", 0.02)
    now = [datetime(2026, 3, 4, 3, 59).timestamp()]
    coach = coach_on(TUESDAY)
    async with at_the_screen(coach, clock=lambda: now[0], follow_clock=True) as person:
        await person.press("c", "3")
        assert "for Tuesday" not in person.sees()
        now[0] += 60
        await person.wait(0.1)
        assert coach.today == WEDNESDAY
        assert "for Tuesday 3 March" in person.sees()
        await person.press("5")
    assert (coach.checkin(TUESDAY), coach.checkin(WEDNESDAY)) == (_said(coach), None)


def _said(coach: Coach) -> Any:
    entry = coach.diary.days().checkins[TUESDAY]
    assert (entry.mattered, entry.interference) == ("yes", 5)
    return entry


async def test_a_clock_set_back_while_the_screens_are_open_is_told(
    coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painplan.app, "NEW_DAY_SECONDS", 0.02)
    coach = coach_on(WEDNESDAY)
    now = [datetime(2026, 3, 4, 12).timestamp()]
    async with at_the_screen(coach, clock=lambda: now[0], follow_clock=True) as person:
        await person.press("c", "3")
        now[0] -= 24 * 60 * 60
        await person.wait(0.1)
        assert "went back to Tuesday 3 March" in person.sees()
        await person.press("5")
        assert "for Wednesday 4 March" in person.sees()
    assert coach.checkin(TUESDAY) is None


@pytest.mark.parametrize("keys", [("space",), ("f", "1"), ("c", "3")], ids="-".join)
async def test_the_first_key_of_the_morning_is_about_the_morning(
    walking: object, coach_on: CoachOn, diary: Diary, keys: tuple[str, ...]
) -> None:
    now = [datetime(2026, 3, 3, 22, 40).timestamp()]
    coach = coach_on(TUESDAY)
    async with at_the_screen(coach, clock=lambda: now[0], follow_clock=True) as person:
        now[0] += 10 * 3600
        await person.press(*keys)
        assert coach.today == WEDNESDAY
    noted = diary.days()
    assert {*noted.checkins, *(day for _, day in noted.sessions)} == {WEDNESDAY}
