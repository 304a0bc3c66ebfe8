"""``painplan import`` of phones, watches and other diaries: the contract, twice the same, own entries first."""

from pathlib import Path

from tests.conftest import Shell, on
from tests.exchange.test_apple_health import export, record
from tests.exchange.test_takeout import NIGHT, STEPS, archive
from tests.support import at_the_screen, coach_on


def test_apple_health_answers_as_promised_and_a_second_time_changes_nothing(painplan: Shell, tmp_path: Path) -> None:
    target = export(
        tmp_path,
        [record(4_000, "05 08:00:00", "05 08:10:00"), record(300_000, "06 08:00:00", "06 08:10:00")],
    )
    first = painplan("import", "apple-health", str(target), "--json", day=on(10))
    assert first.code == 0, first.err
    document = first.document
    assert (document["files"], document["days"], document["added"]) == (1, 1, 1)
    assert [sorted(line) for line in document["rejected"]] == [["file", "line", "why"]]
    assert "300,000" in document["rejected"][0]["why"]
    again = painplan("import", "apple-health", str(target), "--json", day=on(10)).document
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 1)


def test_what_the_person_said_comes_before_a_device(painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "steps=123")
    painplan("import", "apple-health", str(export(tmp_path, [record(4_000, "05 08:00:00", "05 08:10:00")])), day=on(1))
    points = painplan("--json", "trend", "steps", day=on(1)).document["points"]
    assert [point["value"] for point in points] == [123]


def test_a_preview_shows_the_mapping_and_saves_nothing(painplan: Shell, tmp_path: Path, place: Path) -> None:
    target = tmp_path / "fit.csv"
    target.write_text("Date,Step count,Distance (m)\n2026-01-05,4000,2500\n")
    ran = painplan("import", "table", str(target), "--preview", day=on(1))
    assert ran.code == 0
    assert "steps: 4000 on 2026-01-05" in ran.out
    assert "Nothing was saved" in ran.out
    assert not place.exists()
    assert painplan("import", "table", str(target), "--json", day=on(1)).document["added"] == 1


def test_days_in_two_orders_are_asked_in_any_table(painplan: Shell, tmp_path: Path) -> None:
    target = tmp_path / "own.csv"
    target.write_text("when,room\n03/01/2026,20\n")
    asked = ["import", "csv", str(target), "--date", "when", "--map", "room=room.temperature"]
    ran = painplan(*asked, day=on(60))
    assert (ran.code, "--day-first or --month-first" in ran.err) == (2, True)
    assert painplan(*asked, "--month-first", "--json", day=on(60)).document["from"] == "2026-03-01"
    assert painplan(*asked, "--day-first", "--json", day=on(60)).document["from"] == "2026-01-03"


def test_a_table_that_no_program_is_known_by_is_a_sentence(painplan: Shell, tmp_path: Path) -> None:
    target = tmp_path / "own.csv"
    target.write_text("a,b\n1,2\n")
    ran = painplan("import", "table", str(target))
    assert (ran.code, "painplan import csv" in ran.err) == (2, True)


def test_a_fitbit_archive_comes_in_and_a_wrong_time_zone_is_a_sentence(painplan: Shell, tmp_path: Path) -> None:
    target = archive(tmp_path, steps=STEPS, sleep=[NIGHT])
    ran = painplan("import", "fitbit-archive", str(target), "--json", day=on(10))
    assert (ran.document["days"], ran.document["rejected"]) == (2, [])
    ran = painplan("import", "fitbit-archive", str(target), "--time-zone", "Middle/Earth", day=on(10))
    assert (ran.code, "no time zone" in ran.err) == (2, True)


async def test_the_screen_sees_by_itself_what_it_is(tmp_path: Path, place: Path) -> None:
    target = export(tmp_path, [record(4_000, "05 08:00:00", "05 08:10:00")])
    async with at_the_screen(coach_on(on(10), place)) as person:
        await person.app.run_action("bring_in")
        await person.press()
        await person.type(str(target), "enter")
        assert "Take these days into your diary?" in person.sees()
        await person.press("enter")
        assert "1 day taken" in person.sees()
    (kept,) = coach_on(on(10), place).diary.days().measurements.values()
    assert (kept.source, kept.values) == ("apple-health", {"steps": 4000})


async def test_the_screen_asks_which_of_day_and_month_stands_first(tmp_path: Path, place: Path) -> None:
    target = tmp_path / "own.csv"
    target.write_text("Datum;Schritte;Laune\n03.01.2026;4000;3\n")
    async with at_the_screen(coach_on(on(60), place)) as person:
        await person.app.run_action("bring_in")
        await person.press()
        await person.type(str(target), "enter")
        assert "Which stands first in the days of this file?" in person.sees()
        await person.press("enter")
        assert not place.exists()
        await person.press("2")
        seen = " ".join(person.sees().split())
        assert "Schritte taken as steps" in seen
        assert "1 March 2026" in seen
        await person.press("backspace", "enter", "1")
        assert "3 January 2026" in " ".join(person.sees().split())
        await person.press("enter")
    (kept,) = coach_on(on(60), place).diary.days().measurements.values()
    assert (kept.day, kept.values) == (on(-2), {"steps": 4000})


def test_a_day_of_several_sources_is_told_with_the_rule(painplan: Shell, tmp_path: Path) -> None:
    phone, fit = export(tmp_path, [record(4_000, "05 08:00:00", "05 08:10:00")]), tmp_path / "fit.csv"
    fit.write_text("Date,Step count\n2026-01-05,3000\n")
    assert "counted, too" not in painplan("import", "apple-health", str(phone), day=on(1)).out
    told = painplan("import", "table", str(fit), day=on(1)).out
    assert "On 1 day apple-health counted, too." in told
    assert "the larger value counts" in told
    assert painplan("set", "sources", "google-fit", day=on(1)).code == 0
    (notice,) = painplan("import", "table", str(fit), "--json", day=on(1)).document["notices"]
    assert "in your order: google-fit" in notice


def test_what_is_open_is_asked_at_a_terminal(painplan: Shell, tmp_path: Path) -> None:
    target = tmp_path / "own.csv"
    target.write_text('when,room\n03/01/2026,"1,250"\n03/01/2026,"1,350"\n')
    asked = ["import", "csv", str(target), "--date", "when", "--map", "room=room.temperature"]
    ran = painplan(*asked, day=on(60), typed=["1", "1", "3"])
    assert (ran.code, "Which stands first" in ran.out, "What counts?" in ran.out) == (0, True, True), ran
    points = painplan("--json", "trend", "room.temperature", "--weeks", "12", day=on(60)).document["points"]
    assert [(point["date"], point["value"]) for point in points] == [("2026-01-03", 1.35)]


def test_words_stand_for_the_numbers_that_were_said(painplan: Shell, tmp_path: Path) -> None:
    target = tmp_path / "own.csv"
    target.write_text("day,mood\n2026-01-05,meh\n2026-01-06,rad\n")
    asked = ["import", "csv", str(target), "--date", "day", "--map", "mood=mood"]
    assert "--word meh=3" in painplan(*asked, day=on(2)).err
    assert painplan(*asked, "--word", "Meh=4", "--word", "rad=9", "--json", day=on(2)).document["days"] == 2
    assert "names no number" in painplan(*asked, "--word", "meh", day=on(2)).err
