"""Tables of other programs: known by their columns, read as data says, and days never guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.exchange.devices.choices import FileChoices, Order
from painplan.exchange.devices.days import day_in
from painplan.exchange.devices.mappings import known, read_with, recipe_of
from painplan.exchange.import_result import ImportResult
from painplan.kit.assets import asset

TODAY = date(2026, 4, 30)
RECIPES = {
    name: recipe_of(asset(f"imports/{name}")) for name in ("google_fit", "health_connect", "bearable", "manage_my_pain")
}
BEARABLE = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    target = folder / "table.csv"
    target.write_bytes(text.encode(encoding))
    return target


def read(path: Path, order: Order | None = None) -> ImportResult:
    found = known(path, RECIPES.values())
    assert found is not None
    return read_with(found, TODAY, FileChoices(order=order))


def values(found: ImportResult) -> dict[str, dict[str, float]]:
    return {one.day.isoformat(): one.values for one in found.measurements}


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-04-03", None, date(2026, 4, 3)),
        ("2026-04-03T21:10:00Z", None, date(2026, 4, 3)),
        ("03/04/2026", "day-first", date(2026, 4, 3)),
        ("03/04/2026 21:10", "month-first", date(2026, 3, 4)),
        ("3.4.2026", "day-first", date(2026, 4, 3)),
    ],
)
def test_days_are_read_as_the_person_says(text: str, order: Order | None, expected: date) -> None:
    assert day_in(text, order) == expected


@pytest.mark.parametrize("text", ["03/04/2026", "3.4.2026 21:10", "26/03/14"])
def test_what_could_be_two_days_is_asked(text: str) -> None:
    with pytest.raises(WrongInput, match="--day-first or --month-first"):
        day_in(text, None)


@pytest.mark.parametrize(
    "text",
    [
        *("2026/03/14", "2026.3.14", "20260314", "14/03/2026", "03/14/26", "03-14-2026", "14-Mar-2026", "14 März 2026"),
        *(
            "Mar 14, 2026, 11:01:02 AM",
            "March 14, 2026",
            "Sat, 14 Mar 2026 08:00",
            "14. mars 2026",
            "14 de marzo de 2026",
        ),
        *("2026-03-14 23:30:00+01:00", "2026-03-14T23:30:00.000", "1773446400", "1773446400000"),
    ],
)
def test_what_can_be_only_one_day_is_that_day(text: str) -> None:
    assert day_in(text, None) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "order"), [("31/12/2026", "month-first"), ("12/31/2026", "day-first"), ("30/02/2026", "day-first")]
)
def test_a_day_that_is_none_in_this_order_is_refused(text: str, order: Order) -> None:
    with pytest.raises(WrongInput, match="not a day of the calendar"):
        day_in(text, order)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_both_orders_come_back(day: date) -> None:
    assert day_in(f"{day.day:02}/{day.month:02}/{day.year}", "day-first") == day
    assert day_in(f"{day.month}-{day.day}-{day.year}", "month-first") == day


def test_google_fit(tmp_path: Path) -> None:
    text = "Date,Move Minutes count,Distance (m),Step count\n2026-04-01,30,2500,4321\n2026-04-02,,,\n2026-04-03,1,,x\n"
    found = read(table(tmp_path, text))
    assert values(found) == {
        "2026-04-01": {"minutes_moving": 30, "walking_km": 2.5, "steps": 4321},
        "2026-04-03": {"minutes_moving": 1},
    }
    assert {one.source for one in found.measurements} == {"google-fit"}
    assert [(line.line, "not a number" in line.why) for line in found.rejected] == [(4, True)]


def test_health_connect_sums_the_entries_of_a_day(tmp_path: Path) -> None:
    text = "startTime,endTime,count\n2026-04-01T08:00:00Z,x,100\n2026-04-01T09:00:00Z,x,50\n"
    assert values(read(table(tmp_path, text))) == {"2026-04-01": {"steps": 150}}


def test_two_programs_of_health_connect_that_counted_at_once_count_once(tmp_path: Path) -> None:
    rows = (
        "2026-04-01T08:00:00Z,2026-04-01T08:30:00Z,+02:00,1000,phone\n"
        "2026-04-01T08:00:00Z,2026-04-01T08:30:00Z,+02:00,1100,watch\n"
        "2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,+02:00,300,phone\n"
        "2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,+02:00,300,phone\n"
        "2026-04-01T21:55:00Z,2026-04-01T22:05:00Z,+02:00,100,phone\n"
    )
    path = table(tmp_path, f"startTime,endTime,startZoneOffset,count,dataOrigin\n{rows}")
    assert values(read(path)) == {"2026-04-01": {"steps": 1450}, "2026-04-02": {"steps": 50}}


def test_bearable_keeps_its_own_scales_under_its_own_names(tmp_path: Path) -> None:
    rows = (
        "1st Apr 2026,2026-04-01,Wed,am,Energy,3,,\n"
        "1st Apr 2026,2026-04-01,Wed,pm,Energy,4,,\n"
        "1st Apr 2026,2026-04-01,Wed,pm,Symptom,2,Back pain (Moderate),=1+1\n"
        "1st Apr 2026,2026-04-01,Wed,pm,Medication,1,private,\n"
    )
    found = read(table(tmp_path, BEARABLE + rows))
    assert values(found) == {"2026-04-01": {"bearable.energy": 3.5, "bearable.symptom.back_pain": 2}}


@pytest.mark.parametrize(
    ("written", "zone", "expected"),
    [
        ("2026-04-01T23:30:00Z,+02:00", "", date(2026, 4, 2)),
        ("2026-04-01T23:30:00Z,-05:00", "", date(2026, 4, 1)),
        ("2026-04-01T23:30:00Z,+02:00", "America/Vancouver", date(2026, 4, 1)),
        ("2026-04-01T23:30:00,+02:00", "", date(2026, 4, 1)),
        ("2026-04-01T23:30:00,", "Asia/Tokyo", date(2026, 4, 2)),
        ("2026-04-01T23:30:00+03:00,", "Asia/Tokyo", date(2026, 4, 1)),
    ],
)
def test_universal_time_becomes_the_day_of_the_person(tmp_path: Path, written: str, zone: str, expected: date) -> None:
    found = known(table(tmp_path, f"startTime,startZoneOffset,count\n{written},5\n"), RECIPES.values())
    assert found is not None
    assert [one.day for one in read_with(found, TODAY, FileChoices(time_zone=zone)).measurements] == [expected]


def test_manage_my_pain_needs_the_order_of_its_days(tmp_path: Path) -> None:
    path = table(tmp_path, "Date,Pain Severity\n03/04/2026,6\n03/04/2026,4\n")
    assert values(read(path)) == {}
    assert all("--day-first" in line.why for line in read(path).rejected)
    assert values(read(path, "day-first")) == {"2026-04-03": {"pain": 5}}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert values(read(table(tmp_path, "Date,Step count\r\n2026-04-01,7\r\n", encoding))) == {
        "2026-04-01": {"steps": 7}
    }


def test_absurd_and_cut_values_are_listed_and_the_rest_taken(tmp_path: Path) -> None:
    text = 'Date,Step count\n2026-04-01,300000\n2026-04-02,5\n2027-01-01,5\n2026-04-03,"5'
    found = read(table(tmp_path, text))
    assert values(found) == {"2026-04-02": {"steps": 5}}
    assert [line.line for line in found.rejected] == [2, 4, 5]
    assert "“300000” is out of range" in found.rejected[0].why


def test_of_two_rows_of_a_day_that_differ_it_is_asked_which_counts(tmp_path: Path) -> None:
    found = read(table(tmp_path, "Date,Step count\n2026-04-01,5\n2026-04-01,6\n"))
    assert values(found) == {}
    assert "more than once" in found.rejected[0].why


def test_an_unknown_table_is_known_by_nobody(tmp_path: Path) -> None:
    assert known(table(tmp_path, "a,b\n1,2\n"), RECIPES.values()) is None
    assert known(table(tmp_path, ""), RECIPES.values()) is None
