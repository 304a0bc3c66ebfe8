"""``painplan export fhir`` and ``import fhir``: valid R4, no name of the person, and the same records back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from painplan.coach.assessments import Assessments
from painplan.kit.record import Record
from painplan.records.diary import Measurement
from painplan.samples.catalogue import SAMPLES, sample_coach
from painplan.share.fhir_parts import LOINC, table_of
from painplan.store.diary import Diary, measurement_change
from painplan.store.disk import DiskFolder
from tests.conftest import CoachOn, Ran, Shell, on
from tests.support import coach_on as coach_of

HOSTILE = "=1+1 [b]<script>\x00\x1b[2J \u202e 🙂\n  "


@pytest.fixture
def kept(walking_plan: Any, coach_on: CoachOn, a_week: Callable[..., None]) -> None:
    """A week with a review, a hostile note, a device, and two questionnaires."""
    a_week()
    coach = coach_on(on(7))
    coach.answer(on(6), [("note", HOSTILE), ("pain", "4"), ("sleep_hours", "6.5")])
    coach.decide("walking", "take")
    device = Measurement(day=on(3), source="fitbit", values={"steps": 4210, "distance": 3.25, "own.thing": -1.5})
    coach.keep([measurement_change(device)])
    Assessments(coach).save("peg", (7, 8, 6), on(2))
    Assessments(coach).save("psfs", (3, None, 2), on(2), activities=("stairs", " two  spaces ", "garden"))
    Assessments(coach).save_elsewhere("Shoulder score", 31, (0, 48), on(4), higher_is_better=True)


def records(folder: Path) -> dict[str, list[Record]]:
    diary = Diary(DiskFolder(folder))
    days, book = diary.days(), diary.book()
    found: dict[str, list[Record]] = {
        "goals": list(book.goals),
        "plans": list(book.plans),
        "reviews": list(book.reviews),
        "checkins": list(days.checkins.values()),
        "sessions": list(days.sessions.values()),
        "measurements": list(days.measurements.values()),
        "assessments": list(days.assessments.values()),
    }
    return {
        table: sorted((msgspec.structs.replace(one, saved_at=None, history=()) for one in entries), key=repr)
        for table, entries in found.items()
    }


def brought(painplan: Shell, other: Path, path: Path) -> Ran:
    return painplan("import", "fhir", str(path), "--json", "--data-dir", str(other), day=on(8))


@pytest.mark.parametrize("form", ["bundle", "ndjson"])
def test_the_same_records_come_back_and_a_second_time_changes_nothing(
    painplan: Shell, kept: None, place: Path, tmp_path: Path, form: str
) -> None:
    target, other = tmp_path / "out", tmp_path / "other"
    if form == "ndjson":
        target.mkdir()
    ran = painplan("export", "fhir", str(target), *(["--ndjson"] if form == "ndjson" else []), "--json", day=on(8))
    assert (ran.code, ran.document["checked"]) == (0, True), ran.err
    first = brought(painplan, other, target)
    assert (first.code, first.document["rejected"]) == (0, [])
    assert records(other) == records(place)
    assert all(records(place).values()), "every kind is among them"
    again = brought(painplan, other, target).document
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, first.document["added"])


@pytest.mark.parametrize("sample", [sample.name for sample in SAMPLES])
def test_a_whole_sample_comes_back(sample: str, tmp_path: Path) -> None:
    from painplan.coach.fhir import Fhir

    coach = sample_coach(sample, on(90))
    file = Fhir(coach).made("p0001", checking=False)
    (tmp_path / "all.json").write_bytes(Fhir(coach).bundle(file))
    other = coach_of(on(90), tmp_path / "other")
    assert Fhir(other).bring_back(tmp_path / "all.json").rejected == ()
    assert len(other.diary.days().checkins) == len(coach.diary.days().checkins)
    assert other.today_view().plans[0].quota == coach.today_view().plans[0].quota


def exported(painplan: Shell, tmp_path: Path, *more: str) -> list[Any]:
    target = tmp_path / "all.json"
    assert painplan("export", "fhir", str(target), *more, day=on(8)).code == 0
    return [entry["resource"] for entry in json.loads(target.read_text())["entry"]]


def test_kinds_and_codes(painplan: Shell, kept: None, tmp_path: Path) -> None:
    found = exported(painplan, tmp_path)
    assert {one["resourceType"] for one in found} == {
        "Goal",
        "CarePlan",
        "Observation",
        "QuestionnaireResponse",
        "Provenance",
    }
    codes = {
        (coding["code"], one["code"]["coding"][0]["code"])
        for one in found
        if one["resourceType"] == "Observation"
        for coding in one["code"]["coding"]
        if coding["system"] == LOINC
    }
    assert codes == {("38208-5", "pain"), ("41950-7", "steps"), ("91147-9", "peg")}
    (plan,) = [one for one in found if one["resourceType"] == "CarePlan"]
    assert plan["activity"][0]["detail"]["dailyAmount"]["unit"] == "minutes"
    steps = next(one for one in found if one.get("device"))
    assert steps["device"]["display"] == "fitbit"


def test_the_person_is_only_a_pseudonym(painplan: Shell, kept: None, tmp_path: Path) -> None:
    found = exported(painplan, tmp_path, "--subject", "p0042")
    assert "Patient" not in {one["resourceType"] for one in found}
    who = {json.dumps(one["subject"]) for one in found if "subject" in one}
    assert len(who) == 1
    assert "p0042" in who.pop()
    other = exported(painplan, tmp_path, "--subject", "p0043", "--force")
    assert not {one["id"] for one in found} & {one["id"] for one in other}, "many people can be loaded together"


def test_notes_can_be_left_out(painplan: Shell, kept: None, tmp_path: Path) -> None:
    assert "<script>" in json.dumps(exported(painplan, tmp_path))
    assert "<script>" not in json.dumps(exported(painplan, tmp_path, "--without-notes"))


def test_without_the_extra_it_works_and_says_that_it_was_not_checked(
    painplan: Shell, kept: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "fhir.resources.R4B", None)
    ran = painplan("export", "fhir", str(tmp_path / "all.json"), day=on(8))
    assert ran.code == 0
    assert "painplan[fhir]" in ran.out


def test_the_diarys_own_entry_comes_before_an_export(painplan: Shell, kept: None, tmp_path: Path) -> None:
    target, other = tmp_path / "all.json", tmp_path / "other"
    exported(painplan, tmp_path)
    coach_of(on(6), other).answer(on(6), [("pain", "9")])
    assert brought(painplan, other, target).code == 0
    assert Diary(DiskFolder(other)).days().checkins[on(6)].pain == 9


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "it is empty"),
        (b'{"resourceType":"Bundle","entry":[', "it ends in the middle"),
        (b"[]", "no FHIR resource"),
        (b'{"resourceType":"Bundle","entry":[]}', "no FHIR export of PainPlan"),
        (b'{"resourceType":"Patient"}', "no FHIR export of PainPlan"),
        ("\ufeff{}".encode("utf-16"), "not complete JSON from line 1"),
        pytest.param(b"[" * 100_000, "nested deeper", id="deep"),
    ],
)
def test_what_is_no_export_is_a_sentence(painplan: Shell, tmp_path: Path, content: bytes, says: str) -> None:
    target = tmp_path / "x.json"
    target.write_bytes(content)
    ran = painplan("import", "fhir", str(target))
    assert ran.code == 1
    assert says in ran.err


def test_damaged_resources_are_listed_and_the_others_taken(painplan: Shell, kept: None, tmp_path: Path) -> None:
    target, other = tmp_path / "all.json", tmp_path / "other"
    exported(painplan, tmp_path)
    document = json.loads(target.read_text())
    places = [n for n, entry in enumerate(document["entry"]) if table_of(entry["resource"]) == "checkins"]
    document["entry"][places[0]]["resource"]["authored"] = "yesterday"
    document["entry"][places[1]]["resource"]["item"] = 7
    target.write_text(json.dumps(document))
    found = brought(painplan, other, target).document
    assert [line["line"] for line in found["rejected"]] == [places[0] + 1, places[1] + 1]
    assert len(Diary(DiskFolder(other)).days().checkins) == 5


def test_the_diaries_of_two_people_are_not_mixed(painplan: Shell, kept: None, tmp_path: Path) -> None:
    target, other = tmp_path / "out", tmp_path / "other"
    target.mkdir()
    painplan("export", "fhir", str(target), "--ndjson", "--subject", "p1", day=on(8))
    goals = target / "Goal.ndjson"
    goals.write_text(goals.read_text() + goals.read_text().replace('"p1"', '"p2"'))
    ran = brought(painplan, other, target)
    assert (ran.code, "2 people" in ran.err) == (1, True)


def test_an_empty_diary_and_wrong_places_are_sentences(painplan: Shell, kept: None, tmp_path: Path) -> None:
    empty = painplan("export", "fhir", str(tmp_path / "x.json"), "--data-dir", str(tmp_path / "empty"))
    assert (empty.code, "nothing to export" in empty.err) == (2, True)
    assert painplan("export", "fhir", str(tmp_path / "nowhere"), "--ndjson", day=on(8)).code == 2
    (tmp_path / "x.json").write_text("a letter")
    assert painplan("export", "fhir", str(tmp_path / "x.json"), day=on(8)).code == 1
    assert painplan("import", "fhir", str(tmp_path / "nothing.json")).code == 2
