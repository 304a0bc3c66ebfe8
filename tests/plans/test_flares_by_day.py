"""Flare-ups told day by day: the same as asked for each day alone, and read once, however many days there are."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

import pytest

from painplan.experiments.service import Experiments
from painplan.plans.flares import flares_by_day, flares_of
from painplan.store.diary import Change, Diary, checkin_change
from painplan.store.memory import MemoryFolder
from tests.conftest import FIRST, CoachOn, on

DAYS, BACK = 200, 70


def wild_days(chance: Random) -> list[Change]:
    """Entries with gaps, beginnings and ends said in all ways, also as before ends were said on their own."""
    changes, number = [], 0
    while number < DAYS:
        flare, over = chance.choice([None, None, None, True, False]), chance.choice([None, None, True, False])
        since = on(number - chance.randint(0, 6)) if over and chance.random() < 0.5 else None
        changes.append(checkin_change(on(number), pain=3, flare=flare, flare_over=over, flare_over_since=since))
        number += chance.choice([1, 1, 1, 1, 1, 2, 2, 5, 5, 20, 80])
    return changes


def test_each_day_is_told_the_same_as_alone() -> None:
    lasted = 0
    for seed in range(40):
        diary = Diary(MemoryFolder())
        diary.save(wild_days(Random(seed)), datetime(2026, 1, 1))
        told = dict(flares_by_day(diary, on(60), on(DAYS), BACK))
        alone = {on(n): flares_of(diary, on(n - BACK), on(n)) for n in range(60, DAYS + 1)}
        assert told == alone
        lasted += any(told.values())
    assert lasted > 20


def test_a_long_experiment_reads_the_days_no_more_often_than_a_short_one(
    coach_on: CoachOn, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Counter[str]()
    days = Diary.days

    def counted(diary: Diary, first: date | None = None, last: date | None = None) -> object:
        read["days"] += 1
        return days(diary, first, last)

    Experiments(coach_on(FIRST)).begin("breathing", "interference", seed=1, pairs=6, period_days=14)
    often = []
    for number in (10, 100):
        coach = coach_on(on(number))
        coach.save([checkin_change(on(number) - timedelta(days=back), interference=3) for back in range(3)])
        monkeypatch.setattr(Diary, "days", counted)
        read.clear()
        running = Experiments(coach).running()
        assert running is not None
        assert running.day is not None
        often.append(read["days"])
        monkeypatch.undo()
    assert often[0] == often[1]
