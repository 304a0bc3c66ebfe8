"""Diaries of many years, made for measuring: a check-in and a session a day, written by the store itself."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from painplan.plans.records import Review, Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Change, Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder
from painplan.today.coach import Coach

TODAY = date(2026, 11, 24)
PLAN = "walking"
DAYS_IN_YEAR = 365.25


def make_diary(folder: Path, years: float, today: date = TODAY) -> Diary:
    """A diary that has been kept every day for so many years, up to yesterday.

    Args:
        folder: Where it goes; must not exist yet.
        years: Age of the diary; 0 is a diary with a plan and no days.
        today: The day on which it is used.
    """
    days = round(years * DAYS_IN_YEAR)
    first = today - timedelta(days=max(days, 1))
    evening = datetime.combine(today, time(20))
    diary = Diary(DiskFolder(folder))
    Coach(diary, first, now=lambda: evening).add_plan(
        NewPlan(
            goal="Walk to the park and back",
            activity="Walking",
            unit="minutes",
            aim=45,
            trials=tuple(Trial(amount=amount) for amount in (9, 13, 10)),
        )
    )
    diary.save([*_days(first, days), *_reviews(first, days)], evening)
    return diary


def sealed_diary(folder: Path, years: float) -> Diary:
    """The same, sealed; without the two seconds that a passphrase takes."""
    from painplan.store.sealed.sealed import NewKey, encrypt
    from painplan.store.sealed.sealing import new_identity

    make_diary(folder, years)
    return Diary(encrypt(DiskFolder(folder), NewKey(new_identity(), b"not needed here")))


def answers(chance: Random) -> dict[str, object]:
    """The check-in of one evening."""
    return {
        "mattered": chance.choice(("no", "a_little", "yes")),
        "interference": chance.randint(2, 8),
        "pain": chance.randint(3, 7),
        "flare": False,
        "worry": False,
        "settled": {PLAN: "yes"},
    }


def _days(first: date, days: int) -> Iterator[Change]:
    chance = Random(20)
    for number in range(days):
        day = first + timedelta(days=number)
        yield checkin_change(day, **answers(chance))
        yield session_change(PLAN, day, done=chance.randint(8, 14))


def _reviews(first: date, days: int) -> Iterator[Change]:
    for number in range(7, days, 7):
        on = first + timedelta(days=number)
        made = Review(
            plan=PLAN,
            on=on,
            week_from=on - timedelta(days=7),
            week_to=on - timedelta(days=1),
            choice="hold",
            quota=8,
            step=1,
        )
        yield book_change("reviews", f"{on.isoformat()} {PLAN}", made)
