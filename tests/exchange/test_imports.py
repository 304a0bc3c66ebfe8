"""What was read becomes facts: looked at first, saved once, never over what the person said."""

import csv
import itertools
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

from painplan.checkin.records import Measurement
from painplan.errors import WrongInput
from painplan.exchange.devices.fitbit import read_fitbit
from painplan.exchange.import_result import ImportResult
from painplan.exchange.paths import files_in
from painplan.exchange.service import Exchange
from painplan.exchange.spreadsheet import columns_named, read_csv
from painplan.store.diary import Diary
from painplan.store.state import Becomes
from painplan.today.coach import Coach
from tests.conftest import CoachOn

REAL = Path(__file__).parents[1] / "data" / "knee-diary"
LATER = date(2020, 1, 5)
DAY = date(2016, 9, 2)
MINUTES = ("minutes_sedentary", "minutes_lightly_active", "minutes_fairly_active", "minutes_very_active")


@pytest.fixture
def coach(coach_on: CoachOn) -> Coach:
    """A coach after the last day of the real diary."""
    return coach_on(LATER)


def found(*days: tuple[date, dict[str, float]], source: str = "fitbit") -> ImportResult:
    measurements = tuple(Measurement(day=day, source=source, values=values) for day, values in days)
    return ImportResult(files=1, measurements=measurements, rejected=())


def content(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def raw_rows() -> Iterable[dict[str, str]]:
    """The real exports, read with nothing but the csv module."""
    for file in sorted((REAL / "fitbit").glob("*.csv")):
        with file.open(encoding="ascii", newline="") as stream:
            yield from csv.DictReader(itertools.islice(stream, 1, None))


def test_forty_real_files_bring_exactly_what_stands_in_them(coach: Coach, diary: Diary) -> None:
    raw = [{name: cell.replace(",", "") for name, cell in row.items()} for row in raw_rows()]
    days = {date(*map(int, reversed(row["Date"].split("-")))) for row in raw}
    brought = Exchange(coach).bring_in(Exchange(coach).found_at(str(REAL / "fitbit")))
    assert (brought.files, brought.days, brought.added, brought.rejected) == (40, len(days), len(days), ())
    assert (brought.first, brought.last) == (min(days), max(days))
    entries = diary.days().measurements
    assert {day for _, day in entries} == days
    columns = {
        "steps": "Steps",
        "distance": "Distance",
        "floors": "Floors",
        "calories": "Calories Burned",
        "activity_calories": "Activity Calories",
        **{name: name.replace("_", " ").title() for name in MINUTES},
    }
    for name, column in columns.items():
        total = sum(entry.values[name] for entry in entries.values())
        assert total == pytest.approx(sum(float(row[column]) for row in raw)), name
    trend = coach.trend("steps", None)
    assert (len(trend.points), sum(point.value for point in trend.points)) == (
        len(days),
        sum(int(row["Steps"]) for row in raw),
    )


def test_the_real_table_brings_exactly_what_stands_in_it(coach: Coach, diary: Diary) -> None:
    with (REAL / "daily.csv").open(encoding="ascii", newline="") as stream:
        rows = list(csv.DictReader(stream))
    names = {"steps": "steps", "minutes_very_active": "minutes_very_active", "pain_knees": "pain_knees"}
    brought = Exchange(coach).bring_in(read_csv(REAL / "daily.csv", columns_named("date", names.items()), LATER))
    assert brought.rejected == ()
    for name in names:
        raw = {row["date"]: float(row[name]) for row in rows if row[name]}
        points = coach.trend(name, None).points
        assert {point.day.isoformat(): point.value for point in points} == raw
        assert sum(point.value for point in points) == pytest.approx(sum(raw.values()))
    knees = coach.trend("pain_knees", None)
    assert knees.measure.unit == "0-10"
    assert len(diary.days().measurements) == sum(any(row[name] for name in names) for row in rows)


def test_looking_saves_nothing(coach: Coach, place: Path) -> None:
    brought = Exchange(coach).look_at(Exchange(coach).found_at(str(REAL / "fitbit")))
    assert brought.added == brought.days > 1000
    assert not place.exists()


def test_bringing_in_again_changes_nothing_not_one_byte(coach_on: CoachOn, place: Path) -> None:
    first = coach_on(LATER)
    Exchange(first).bring_in(Exchange(first).found_at(str(REAL / "fitbit")))
    before = content(place)
    stamps = {path: path.stat().st_mtime_ns for path in place.rglob("*.json")}
    again = coach_on(LATER + timedelta(days=1))
    brought = Exchange(again).bring_in(Exchange(again).found_at(str(REAL / "fitbit")))
    assert (brought.added, brought.changed, brought.unchanged) == (0, 0, brought.days)
    assert content(place) == before
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*.json")} == stamps


def test_a_changed_day_is_changed_with_its_history_and_the_others_stay(coach: Coach, diary: Diary) -> None:
    other = DAY + timedelta(days=1)
    Exchange(coach).bring_in(found((DAY, {"steps": 4000, "floors": 3}), (other, {"steps": 5000})))
    brought = Exchange(coach).bring_in(found((DAY, {"steps": 4100}), (other, {"steps": 5000}), (LATER, {"steps": 1})))
    assert (brought.added, brought.changed, brought.unchanged) == (1, 1, 1)
    entry = diary.days().measurements["fitbit", DAY]
    assert entry.values == {"steps": 4100, "floors": 3}, "what the new file does not have stays"
    assert [earlier.values for earlier in entry.history] == [{"values": {"steps": 4000}}]


def test_sources_are_kept_apart_and_values_of_one_source_come_together(coach: Coach, diary: Diary) -> None:
    Exchange(coach).bring_in(found((DAY, {"steps": 4000})))
    Exchange(coach).bring_in(found((DAY, {"pain_knees": 5.5}), source="csv"))
    Exchange(coach).bring_in(found((DAY, {"weight": 70}), source="csv"))
    held = {source: entry.values for (source, _), entry in diary.days().measurements.items()}
    assert held == {"fitbit": {"steps": 4000}, "csv": {"pain_knees": 5.5, "weight": 70}}


def test_the_persons_own_entry_comes_before_the_device_whichever_was_first(coach_on: CoachOn) -> None:
    yesterday = LATER - timedelta(days=1)
    coach = coach_on(LATER)
    coach.answer(LATER, [("steps", "5000")])
    Exchange(coach).bring_in(found((LATER, {"steps": 9892}), (yesterday, {"steps": 430})))
    coach.answer(yesterday, [("steps", "600")])
    assert [(point.day, point.value) for point in coach.trend("steps", None).points] == [
        (yesterday, 600),
        (LATER, 5000),
    ]
    entry = coach.checkin(LATER)
    assert entry is not None
    assert (entry.steps, entry.history) == (5000, ())


def test_days_not_worn_are_kept_and_do_not_count_as_rest(coach: Coach) -> None:
    days = [LATER - timedelta(days=back) for back in range(6)]
    Exchange(coach).bring_in(found(*((day, {"steps": 0.0 if n < 2 else 5000.0}) for n, day in enumerate(days))))
    points = coach.trend("steps", 1).points
    assert [point.value for point in points] == [5000, 5000, 5000, 5000, 0, 0]
    assert {point.smoothed for point in points} == {5000, None}


def test_a_month_is_written_once(coach: Coach, diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    together = type(diary.folder).write_together

    def note(folder: object, contents: dict[str, bytes | None], becomes: Becomes | None = None) -> None:
        written.extend(contents)
        together(folder, contents, becomes)  # type: ignore[arg-type]  # the folder of the test

    monkeypatch.setattr(type(diary.folder), "write_together", note)
    Exchange(coach).bring_in(read_fitbit(files_in([REAL / "fitbit"]), LATER))
    (step,) = (name for name in written if name.startswith("undo/"))
    written.remove(step)
    assert sorted(written) == sorted({f"diary/{day:%Y-%m}.json" for _, day in diary.days().measurements})


def test_a_path_that_leads_nowhere_is_said_so(coach: Coach) -> None:
    with pytest.raises(WrongInput, match="no file or folder"):
        Exchange(coach).found_at("~/nowhere")
