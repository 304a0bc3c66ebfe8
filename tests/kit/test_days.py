"""Which day a moment belongs to."""

import ast
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import painplan
from painplan.kit.days import day_of

TUESDAY, WEDNESDAY = date(2026, 3, 3), date(2026, 3, 4)

PACKAGE = Path(painplan.__file__).parent


@pytest.mark.parametrize(
    ("hour", "minute", "starts_at", "day"),
    [
        (3, 59, 4, TUESDAY),
        (4, 0, 4, WEDNESDAY),
        (23, 59, 4, WEDNESDAY),
        (0, 0, 4, TUESDAY),
        (0, 0, 0, WEDNESDAY),
        (10, 59, 11, TUESDAY),
    ],
)
def test_a_day_begins_at_its_hour(hour: int, minute: int, starts_at: int, day: date) -> None:
    assert day_of(datetime(2026, 3, 4, hour, minute), starts_at) == day


def test_the_night_before_the_first_of_a_month_and_a_leap_day_belong_to_the_day_before() -> None:
    assert day_of(datetime(2026, 1, 1, 1)) == date(2025, 12, 31)
    assert day_of(datetime(2028, 3, 1, 3, 59)) == date(2028, 2, 29)


@pytest.mark.parametrize("changed", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_night_in_which_the_clock_is_changed_turns_to_the_new_day_once(changed: date) -> None:
    zone = ZoneInfo("Europe/Berlin")
    evening = datetime(changed.year, changed.month, changed.day, tzinfo=zone).timestamp() - 3600
    minutes = [datetime.fromtimestamp(evening + 60 * n, zone).replace(tzinfo=None) for n in range(7 * 60)]
    days = [day_of(minute) for minute in minutes]
    assert days == sorted(days)
    assert set(days) == {changed - timedelta(days=1), changed}
    assert minutes[days.index(changed)].hour == 4


def test_only_the_kit_makes_a_day_of_the_moment_at_which_something_was_said() -> None:
    """What is said at one in the morning belongs to the day before: ``moment.date()`` would call it the next one."""
    own = ("kit", "store", "cli/settings.py", "exchange/devices")  # how a day begins; dates of copies; foreign files
    found = [
        f"{name}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if not (name := path.relative_to(PACKAGE).as_posix()).startswith(own)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "date" and not node.args
    ]
    assert not found
