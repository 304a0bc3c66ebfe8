"""The account archive of a Fitbit: sums a day, nights once, days where the person lived."""

import json
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.exchange.devices.choices import FileChoices
from painplan.exchange.devices.takeout import read_takeout
from painplan.exchange.import_result import ImportResult

TODAY = date(2026, 1, 20)
PLACE = "Takeout/Fitbit/Global Export Data"
STEPS = [
    {"dateTime": "01/05/26 08:00:00", "value": "100"},
    {"dateTime": "01/05/26 23:30:00", "value": "50"},
    {"dateTime": "01/06/26 10:00:00", "value": "7"},
]
NIGHT = {"logId": 1, "dateOfSleep": "2026-01-06", "minutesAsleep": 435, "startTime": "x"}


def archive(folder: Path, **files: Any) -> Path:
    target = folder / "takeout.zip"
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr(f"{PLACE}/heart_rate-2026-01-05.json", "[]")
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            packed.writestr(f"{PLACE}/{name}-2026-01-05.json", text)
    return target


def values(found: ImportResult) -> dict[int, dict[str, float]]:
    return {one.day.day: one.values for one in found.measurements}


def test_minutes_become_days_and_centimetres_kilometres(tmp_path: Path) -> None:
    path = archive(tmp_path, steps=STEPS, distance=[{"dateTime": "01/05/26 08:00:00", "value": "123456"}])
    assert values(read_takeout(path, TODAY)) == {5: {"steps": 150, "walking_km": 1.235}, 6: {"steps": 7}}


def test_a_time_zone_puts_steps_into_the_days_of_the_person(tmp_path: Path) -> None:
    found = read_takeout(archive(tmp_path, steps=STEPS), TODAY, FileChoices(time_zone="Europe/Berlin"))
    assert values(found) == {5: {"steps": 100}, 6: {"steps": 57}}


def test_a_night_that_stands_in_two_files_counts_once(tmp_path: Path) -> None:
    path = archive(tmp_path, sleep=[NIGHT, NIGHT, {**NIGHT, "logId": 2, "minutesAsleep": 30}])
    assert values(read_takeout(path, TODAY)) == {6: {"sleep_hours": 7.75}}


def test_an_unpacked_archive_is_read_as_well(tmp_path: Path) -> None:
    place = tmp_path / PLACE
    place.mkdir(parents=True)
    (place / "steps-2026-01-05.json").write_text(json.dumps(STEPS))
    assert values(read_takeout(tmp_path, TODAY))[5] == {"steps": 150}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[{",
        '{"a": 1}',
        "[1]",
        '[{"dateTime": "31/01/26 08:00:00", "value": "1"}]',
        pytest.param("[" * 60_000, id="deep"),
    ],
)
def test_a_damaged_file_is_listed_and_the_others_taken(tmp_path: Path, content: str) -> None:
    path = archive(tmp_path, steps=content, sleep=[NIGHT])
    found = read_takeout(path, TODAY)
    assert values(found) == {6: {"sleep_hours": 7.25}}
    assert [line.file.rpartition("/")[2] for line in found.rejected] == ["steps-2026-01-05.json"]


def test_absurd_sums_are_refused(tmp_path: Path) -> None:
    found = read_takeout(archive(tmp_path, steps=[{"dateTime": "01/05/26 08:00:00", "value": "300000"}]), TODAY)
    assert "300,000 is out of range" in found.rejected[0].why


def test_what_is_no_archive_or_is_cut_off_is_a_sentence(tmp_path: Path) -> None:
    whole = archive(tmp_path, steps=STEPS).read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[:-30])
    with pytest.raises(CannotDo, match="cut off"):
        read_takeout(cut, TODAY)
    (tmp_path / "x.zip").write_bytes(b"no archive")
    with pytest.raises(WrongInput, match="no ZIP archive"):
        read_takeout(tmp_path / "x.zip", TODAY)
    with pytest.raises(WrongInput, match="no steps or sleep"):
        read_takeout(archive(tmp_path), TODAY)
