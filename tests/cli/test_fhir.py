"""``painplan export fhir`` and ``import fhir``: valid R4, no name of the person, and the same records back."""

import codecs
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from painplan.checkin.records import Measurement
from painplan.exchange.fhir.parts import LOINC, table_of
from painplan.exchange.fhir.read import READERS
from painplan.kit.assets import asset
from painplan.kit.kinds import KINDS
from painplan.kit.record import ME, Record
from painplan.measures.service import Assessments
from painplan.plans.records import Hold, Profile
from painplan.plans.restart_records import DayLimit
from painplan.safety.records import AskFirst, SignAnswer
from painplan.samples.catalogue import SAMPLES, sample_coach
from painplan.store.diary import Change, Diary, measurement_change
from painplan.store.disk import DiskFolder
from painplan.store.whole.everything import OTHERS, all_entries
from painplan.today.coach import Coach
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


def bare(entries: Iterable[Record]) -> list[Record]:
    """Without when they were written."""
    return [msgspec.structs.replace(one, saved_at=None, history=()) for one in entries]


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
    from painplan.exchange.fhir.service import Fhir

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
        "Basic",
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


def stopped(folder: Path) -> Coach:
    """A diary with everything that takes steps away: a sign, a question that comes first, a hold, the branch."""
    coach = coach_of(on(8), folder)
    coach.save(
        [
            Change(table="signs", key="RF01", fields={"sign": "RF01", "answer": "yes", "since": on(1)}),
            Change(table="ask_first", key="AF06", fields={"question": "AF06", "answer": "yes", "since": on(1)}),
            Change(table="holds", key=on(2).isoformat(), fields={"first": on(2), "reason": "illness"}),
            Change(table="profile", key=ME, fields={**PROFILE, "region": "de", "theme": "dusk"}),
            Change(table="day_limits", key=on(2).isoformat(), fields={"first": on(2), "minutes": 40}),
            Change(table="flare_plan", key=ME, fields={"soothes": "tea"}),
        ]
    )
    return coach


PROFILE: dict[str, Any] = {
    "post_exertional_malaise": True,
    "worsening": "often",
    "worsening_on": on(1),
    "told_crashes": True,
    "adult": True,
}


def test_what_takes_steps_away_is_back_after_the_way_through_fhir(painplan: Shell, place: Path, tmp_path: Path) -> None:
    stopped(place)
    target, other = tmp_path / "all.json", tmp_path / "other"
    assert painplan("export", "fhir", str(target), "--json", day=on(8)).document["checked"] is True
    assert brought(painplan, other, target).document["rejected"] == []
    here, there = Diary(DiskFolder(place)).book(), Diary(DiskFolder(other)).book()
    for kind in (SignAnswer, AskFirst, Hold, DayLimit):
        assert bare(there.all(kind)) == bare(here.all(kind)) != []
    assert bare([there.profile]) == [Profile(**PROFILE)], "no theme, no region"
    again = brought(painplan, other, target).document
    assert (again["added"], again["changed"], again["rejected"]) == (0, 0, [])


def test_every_kind_is_in_the_export_or_named_as_left_out(place: Path) -> None:
    from painplan.exchange.fhir.service import Fhir

    assert not KINDS.keys() - READERS.keys() - asset("fhir")["left_out"]["kinds"].keys()
    assert not asset("fhir")["left_out"]["kinds"].keys() - KINDS.keys() - {OTHERS}
    coach = stopped(place)
    file = Fhir(coach).made(checking=False)
    inside = {table_of(one) for one in file.resources}
    entries, _ = all_entries(coach.diary.folder)
    held = {kind for kind, documents in entries.items() if documents}
    assert held == (inside | {one.kind for one in file.left_out}) - {None}
    assert {one.kind for one in file.left_out} == {"flare_plan", "profile"}


def test_each_kind_is_counted_unless_resources_are_made_of_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from painplan.exchange.fhir.service import Fhir

    held: dict[str, list[Any]] = {kind: [{"any": 1}, {"any": 2}] for kind in (*KINDS, OTHERS)}
    monkeypatch.setattr("painplan.exchange.fhir.service.all_entries", lambda _: (held, ()))
    told = {one.kind: one.entries for one in Fhir(stopped(place)).made(checking=False).left_out}
    assert told == dict.fromkeys(held.keys() - READERS.keys() | {"profile"}, 2)


def test_the_answer_names_what_is_not_in_the_file(painplan: Shell, place: Path, tmp_path: Path) -> None:
    stopped(place)
    ran = painplan("export", "fhir", str(tmp_path / "a.json"), day=on(8))
    assert "Not in it: settings" in ran.out
    assert "the flare-up plan" in ran.out
    (first, second) = painplan("export", "fhir", str(tmp_path / "b.json"), "--json", day=on(8)).document["left_out"]
    assert (first["kind"], second) == ("profile", {"kind": "flare_plan", "name": "the flare-up plan", "entries": 1})


@pytest.mark.parametrize(
    ("table", "key", "closing"),
    [
        ("signs", "RF01", {"looked_at": on(5), "looked_at_by": "emergency department"}),
        ("signs", "RF01", {"taken_back": on(5)}),
        ("ask_first", "AF06", {"looked_at": on(5), "looked_at_by": "GP"}),
        ("holds", on(2).isoformat(), {"last": on(4)}),
        ("profile", ME, {"steps_agreed_by": "physiotherapist", "steps_agreed_on": on(5)}),
    ],
)
def test_what_is_open_in_the_diary_is_not_closed_by_what_comes_in(
    painplan: Shell, tmp_path: Path, table: str, key: str, closing: dict[str, Any]
) -> None:
    elsewhere, here, target = tmp_path / "elsewhere", tmp_path / "here", tmp_path / "all.json"
    stopped(elsewhere).save([Change(table=table, key=key, fields=closing)])
    coach = stopped(here)
    before = coach.today_view().locked, bare(coach.diary.book().all(KINDS[table]))
    assert painplan("export", "fhir", str(target), "--data-dir", str(elsewhere), day=on(8)).code == 0
    assert brought(painplan, here, target).code == 0
    after = coach_of(on(8), here)
    assert (after.today_view().locked, bare(after.diary.book().all(KINDS[table]))) == before


def test_what_is_no_resource_of_ours_is_named(painplan: Shell, kept: None, tmp_path: Path) -> None:
    target, other = tmp_path / "all.json", tmp_path / "other"
    exported(painplan, tmp_path)
    document = json.loads(target.read_text())
    whole, goal = len(document["entry"]), document["entry"][0]["resource"]
    broken = [
        {**goal, "identifier": [{"value": None}]},
        {"resourceType": "Observation"},
        {"resourceType": "X", "meta": 7},
    ]
    document["entry"] += [None, {}, 7, {"resource": []}, *({"resource": one} for one in broken)]
    target.write_text(json.dumps(document))
    found = brought(painplan, other, target).document
    assert [line["line"] for line in found["rejected"]] == list(range(whole + 1, whole + 8))
    assert records(other) == records(tmp_path / "diary-of-the-test")


def test_a_field_that_does_not_fit_is_named_and_the_file_is_not_called_broken(
    painplan: Shell, place: Path, tmp_path: Path
) -> None:
    stopped(place)
    target, other = tmp_path / "all.json", tmp_path / "other"
    document = {"entry": [{"resource": one} for one in exported(painplan, tmp_path)]}
    whole = json.loads(target.read_text())
    first = next(e["resource"] for e in document["entry"] if e["resource"]["resourceType"] == "Basic")
    first["extension"][0]["extension"][1]["valueString"] = '"abcdefgh\\q"'
    target.write_text(json.dumps({**whole, **document}))
    (line,) = brought(painplan, other, target).document["rejected"]
    assert f"the field “{first['extension'][0]['extension'][0]['valueString']}”" in line["why"]


def test_a_line_that_is_no_resource_is_named(painplan: Shell, kept: None, tmp_path: Path) -> None:
    target, other = tmp_path / "out", tmp_path / "other"
    target.mkdir()
    assert painplan("export", "fhir", str(target), "--ndjson", day=on(8)).code == 0
    goals = target / "Goal.ndjson"
    goals.write_text(goals.read_text() + "null\n7\n")
    assert [one["line"] for one in brought(painplan, other, target).document["rejected"]] == [2, 3]


def test_a_byte_order_mark_is_no_damage(painplan: Shell, kept: None, tmp_path: Path) -> None:
    written = tmp_path / "out.json"
    assert painplan("export", "fhir", str(written)).code == 0
    written.write_bytes(codecs.BOM_UTF8 + written.read_bytes())
    assert painplan("import", "fhir", str(written)).code == 0


@pytest.mark.parametrize("path", ["out.json", "out"])
def test_no_export_holds_a_character_that_turns_text_around(painplan: Shell, tmp_path: Path, path: str) -> None:
    """The contract: no output holds a control or direction character; in JSON they are escaped."""
    painplan("checkin", "--set", "note=a\u202eb\u2066c\x9bd")
    assert painplan("export", "fhir", str(tmp_path / path)).code == 0
    files = [one for one in tmp_path.rglob("*") if one.is_file() and "out" in str(one.relative_to(tmp_path))]
    text = "".join(one.read_text(encoding="utf-8") for one in files)
    assert "b" in text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x80-\x9f]", text)
