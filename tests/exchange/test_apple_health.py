"""A phone's health export: nothing counted twice, nothing dangerous followed, everything odd told in a sentence."""

import zipfile
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import CannotDo, PainPlanError, WrongInput
from painplan.exchange.devices.apple_health import read_apple_health
from painplan.exchange.devices.by_time import Asleep, Counted
from painplan.exchange.import_result import ImportResult
from painplan.kit.assets import asset

TODAY = date(2026, 1, 20)
DAY = datetime(2026, 1, 5)
DTD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData (Record*)>\n]>\n'


def record(
    value: object, at: str, until: str, *, kind: str = "StepCount", unit: str = "count", who: str = "iPhone"
) -> str:
    return (
        f'<Record type="HKQuantityTypeIdentifier{kind}" sourceName="{who}" unit="{unit}" '
        f'startDate="2026-01-{at} +0100" endDate="2026-01-{until} +0100" value="{value}"/>\n'
    )


def asleep(at: str, until: str, stage: str = "AsleepCore") -> str:
    return (
        f'<Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2026-01-{at} +0100" '
        f'endDate="2026-01-{until} +0100" value="HKCategoryValueSleepAnalysis{stage}"/>\n'
    )


def export(
    folder: Path, records: Iterable[str], *, head: str = DTD, name: str = "apple_health_export/export.xml"
) -> Path:
    target = folder / "export.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>")
        archive.writestr(name, f"{head}<HealthData locale='en_GB'>\n{''.join(records)}</HealthData>\n")
    return target


def read(path: Path) -> ImportResult:
    return read_apple_health(path, asset("imports/apple_health"), TODAY)


def values(found: ImportResult) -> dict[int, dict[str, float]]:
    return {one.day.day: one.values for one in found.measurements}


def test_sums_of_a_day(tmp_path: Path) -> None:
    found = read(
        export(
            tmp_path,
            [
                record(100, "05 08:00:00", "05 08:10:00"),
                record(50, "05 21:00:00", "05 21:10:00"),
                record(1, "05 09:00:00", "05 09:30:00", kind="DistanceWalkingRunning", unit="mi"),
                record(2, "06 09:00:00", "06 09:30:00", kind="FlightsClimbed"),
                record(72, "06 09:00:00", "06 09:30:00", kind="HeartRate", unit="count/min"),
            ],
        )
    )
    assert values(found) == {5: {"steps": 150, "walking_km": 1.609}, 6: {"floors": 2}}
    assert {one.source for one in found.measurements} == {"apple-health"}
    assert found.rejected == ()


def test_a_phone_and_a_watch_counting_the_same_steps_count_once(tmp_path: Path) -> None:
    found = read(
        export(
            tmp_path,
            [
                record(1000, "05 08:00:00", "05 08:30:00", who="iPhone"),
                record(1100, "05 08:00:00", "05 08:30:00", who="Watch"),
                record(300, "05 18:00:00", "05 18:10:00", who="iPhone"),
            ],
        )
    )
    assert values(found) == {5: {"steps": 1400}}


APP = ("05 00:00:00", "06 00:00:00")


@pytest.mark.parametrize(
    ("records", "steps"),
    [
        ([record(6000, *APP, who="App"), record(3000, "05 09:00:00", "05 10:00:00")], 6000),
        (
            [
                record(4000, *APP, who="App"),
                record(3000, "05 09:00:00", "05 10:00:00"),
                record(2000, "05 17:00:00", "05 18:00:00", who="Watch"),
            ],
            5000,
        ),
        ([record(3000, "05 09:00:00", "05 09:30:00"), record(1800, "05 09:20:00", "05 09:50:00", who="Watch")], 4200),
        ([record(500, "05 09:00:00", "05 09:30:00"), record(500, "05 09:00:00", "05 09:30:00")], 500),
        (
            [
                record(900, "05 09:00:00", "05 10:00:00", who="App"),
                record(500, "05 09:10:00", "05 09:20:00"),
                record(450, "05 09:40:00", "05 09:50:00"),
            ],
            950,
        ),
    ],
)
def test_whole_days_hours_and_minutes_are_merged_by_time(tmp_path: Path, records: list[str], steps: int) -> None:
    assert values(read(export(tmp_path, records))) == {5: {"steps": steps}}


def test_what_lasts_over_midnight_belongs_to_both_days(tmp_path: Path) -> None:
    found = read(export(tmp_path, [record(100, "05 23:30:00", "06 00:30:00")]))
    assert values(found) == {5: {"steps": 50}, 6: {"steps": 50}}


def test_sleep_belongs_to_the_day_it_ends_and_each_minute_counts_once(tmp_path: Path) -> None:
    stretches = [
        asleep("05 23:00:00", "06 03:00:00"),
        asleep("06 02:00:00", "06 06:30:00", "AsleepREM"),
        asleep("05 22:00:00", "06 07:00:00", "InBed"),
        asleep("06 04:00:00", "06 04:20:00", "Awake"),
    ]
    assert values(read(export(tmp_path, stretches))) == {6: {"sleep_hours": 7.5}}


@pytest.mark.parametrize(
    ("odd", "why"),
    [
        (record(-5, "05 08:00:00", "05 08:10:00"), "no amount"),
        (record("nan", "05 08:00:00", "05 08:10:00"), "no amount"),
        (record("many", "05 08:00:00", "05 08:10:00"), "cannot be read"),
        (record(5, "05 08:00:00", "05 07:00:00"), "cannot be"),
        (record(5, "05 08:00:00", "09 08:00:00"), "cannot be"),
        (record(5, "35 08:00:00", "35 08:10:00"), "cannot be read"),
        (record(5, "05 08:00:00", "05 08:10:00", unit="parsec"), "unit “parsec”"),
        (record(300_000, "05 08:00:00", "05 08:10:00"), "out of range for steps"),
        (record(5, "25 08:00:00", "25 08:10:00"), "lies ahead"),
    ],
)
def test_what_cannot_be_is_listed_with_its_line_and_the_rest_taken(tmp_path: Path, odd: str, why: str) -> None:
    found = read(export(tmp_path, [record(7, "06 08:00:00", "06 08:10:00"), odd]))
    assert values(found) == {6: {"steps": 7}}
    (refused,) = found.rejected
    assert why in refused.why
    assert (refused.file, refused.line) == ("export.zip", 7)


def test_the_xml_itself_and_an_archive_in_another_language_are_read(tmp_path: Path) -> None:
    alone = tmp_path / "export.xml"
    alone.write_text(f"{DTD}<HealthData>{record(9, '05 08:00:00', '05 08:10:00')}</HealthData>")
    assert values(read(alone)) == {5: {"steps": 9}}
    other = export(tmp_path, [record(9, "05 08:00:00", "05 08:10:00")], name="apple_health_export/Exportación.xml")
    assert values(read(other)) == {5: {"steps": 9}}


ENTITIES = [
    '<!DOCTYPE HealthData [<!ENTITY a "x"><!ENTITY b "&a;&a;&a;&a;">]>',
    '<!DOCTYPE HealthData [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE HealthData [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>',
]


@pytest.mark.parametrize("head", ENTITIES)
def test_entities_are_refused_before_any_is_followed(tmp_path: Path, head: str) -> None:
    with pytest.raises(CannotDo, match="declares entities"):
        read(export(tmp_path, ["<Me x='1'/>"], head=head))


def test_an_archive_that_unfolds_without_end_is_stopped(tmp_path: Path) -> None:
    target = tmp_path / "export.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("export.xml", "w") as stream:
        stream.write(b"<HealthData>")
        for _ in range(120):
            stream.write(b" " * 1_000_000)
    with pytest.raises(CannotDo, match="unfolds to far more"):
        read(target)


def test_a_tag_without_end_does_not_keep_the_machine_busy(tmp_path: Path) -> None:
    target = tmp_path / "export.xml"
    target.write_bytes(b'<HealthData><Record type="' + b"a" * 5_000_000 + b'"/></HealthData>')
    with pytest.raises(CannotDo, match="a single tag of more than a megabyte"):
        read(target)


def test_every_cut_of_an_archive_is_a_sentence(tmp_path: Path) -> None:
    whole = export(tmp_path, [record(n, "05 08:00:00", "05 08:10:00") for n in range(40)]).read_bytes()
    cut = tmp_path / "cut.zip"
    for size in range(0, len(whole), 37):
        cut.write_bytes(whole[:size])
        with pytest.raises(PainPlanError, match=r"Nothing was changed\."):
            read(cut)


def test_every_cut_of_the_xml_is_a_sentence(tmp_path: Path) -> None:
    whole = f"{DTD}<HealthData>{record(9, '05 08:00:00', '05 08:10:00')}</HealthData>".encode()
    cut = tmp_path / "cut.xml"
    for size in range(1, len(whole) - 1, 7):
        cut.write_bytes(whole[:size])
        with pytest.raises(CannotDo, match="damaged or was cut off"):
            read(cut)


@pytest.mark.parametrize("place", range(0, 700, 23))
def test_a_turned_bit_is_a_sentence_or_changes_nothing_that_counts(tmp_path: Path, place: int) -> None:
    target = export(tmp_path, [record(9, "05 08:00:00", "05 08:10:00")])
    content = bytearray(target.read_bytes())
    content[place % len(content)] ^= 0x10
    target.write_bytes(content)
    try:
        found = values(read(target))
    except PainPlanError as error:
        found = {} if str(error).endswith(".") else {0: {}}
    assert found in ({5: {"steps": 9}}, {})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no ZIP archive"),
        (b"%PDF-1.7", "no ZIP archive"),
        (b"<html></html>", "no health export"),
        ("<HealthData/>".encode("utf-16"), "holds no steps"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, says: str) -> None:
    target = tmp_path / "x.zip"
    target.write_bytes(content)
    try:
        why = read(target).rejected[0].why
    except PainPlanError as error:
        why = str(error)
    assert says in why


def test_an_archive_without_the_export_is_told(tmp_path: Path) -> None:
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    with pytest.raises(WrongInput, match="holds no health export"):
        read(target)
    with pytest.raises(WrongInput, match="There is no file"):
        read(tmp_path / "nothing.zip")


moments = st.integers(0, 3 * 24 * 60 - 1)
stretches = st.tuples(moments, st.integers(0, 600), st.integers(0, 5_000), st.sampled_from(["phone", "watch"]))


@given(st.lists(stretches, max_size=30, unique=True))  # one that is there twice is there once
def test_a_sum_lies_between_the_best_device_and_all_together(found: list[tuple[int, int, int, str]]) -> None:
    sums, whole = Counted(), {"phone": 0.0, "watch": 0.0}
    for start, minutes, amount, who in found:
        at = DAY + timedelta(minutes=start)
        sums.add(who, at, at + timedelta(minutes=minutes), amount)
        whole[who] += amount
    total = sum(value for _, value in sums.days())
    assert max(whole.values()) - 1e-6 <= total <= sum(whole.values()) + 1e-6


@given(st.lists(st.tuples(moments, st.integers(0, 900)), max_size=20))
def test_minutes_asleep_are_those_that_are_covered(found: list[tuple[int, int]]) -> None:
    nights = Asleep()
    covered: set[int] = set()
    for start, minutes in found:
        at = DAY + timedelta(minutes=start)
        nights.add(at, at + timedelta(minutes=minutes))
        covered.update(range(start, start + minutes))
    total = sum(hours * 60 for _, hours in nights.days())
    assert abs(total - len(covered)) <= len(found) * 2 + 5
    assert all(0 <= hours <= 24 for _, hours in nights.days())
