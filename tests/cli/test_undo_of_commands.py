"""Whatever a command saves, ``undo`` takes back as one change and ``redo`` brings again; found by the command tree."""

import io
import json
import sys
import zipfile
from pathlib import Path
from shutil import copyfile
from typing import Any

import click
import pytest

from painplan.cli.main import painplan as program
from painplan.safety.not_asked import questions
from painplan.store.disk import DiskFolder
from painplan.store.whole.everything import all_entries
from tests.cli.test_interview import SAID
from tests.cli.test_outside import leaves
from tests.conftest import FIRST, Ran, Shell, on
from tests.exchange.test_apple_health import export, record
from tests.exchange.test_takeout import NIGHT, STEPS, archive
from tests.support import SAFE_TO_TEST
from tests.thorough import WHOLE, some_of

WANTED = ("--goal", "Out", "--unit", "minutes", "--aim", "20")
TRIES = ("--trial", "8", "--trial", "12", "--trial", "10")
LEVELS = tuple(part for level in ("a", "b", "c", "d", "e") for part in ("--level", level))
AVOIDED = ("Oven", "Shopping bag", "Digging", "Lifting", "Bending")
REAL = Path(__file__).parents[1] / "data" / "knee-diary"
WORDS = ("--passphrase-stdin",)

Call = tuple[str, ...]
STORY: tuple[tuple[int, tuple[Call, ...]], ...] = (
    (
        0,
        (
            ("plan add", "--activity", "Walking", *WANTED, *TRIES),
            ("plan add", "--activity", "Desk", *WANTED, "--good", "30", "--bad", "10"),
            (
                "ask-first",
                *(part for one in questions() for part in ("--answer", f"{one.id}=no")),
                "--answer",
                "AF14=never",
            ),
            ("plan try", "desk", "20"),
            ("plan priority", "desk", "1"),
            ("plan purpose", "walking", "save_energy_for_value"),
            ("plan change", "walking", "--days-per-week", "4"),
            ("find", "walk"),
            ("keys",),
            ("plan limit", "40"),
            ("plan list",),
            ("plan show", "walking"),
            ("checkin", "--set", "pain=3", "--set", "done.walking=8", "--set", "note=one"),
            ("checkin", "--set", "pain=5", "--set", "settled.walking=yes", "--set", "settled.desk=no"),
            ("checkin", "--set", "pain=", "--set", "settled.desk="),
            ("why", "walking"),
            ("today",),
            ("goals list",),
            ("goals change", "goal", "--set", "text=Out with M."),
            ("goals levels", "goal", *LEVELS),
            ("goals rate", "family", "--importance", "9", "--now", "2"),
            ("flare plan", "--smallest", "to the gate", "--tell", "Kim"),
            ("flare show",),
            ("flare start",),
            ("flare end",),
            ("hold start", "illness"),
            ("hold end", "--well-since", FIRST.isoformat()),
            ("hold start", "holiday", "--until", on(3).isoformat()),
            ("barriers add", "weather", "--then", "the corridor twice"),
            ("barriers used", "weather"),
            ("barriers list",),
            ("barriers away", "weather"),
            ("ask-first", "--answer", "AF05=yes"),
            ("ask-first", "--looked-at", "AF05", "--by", "midwife"),
            ("safety", "--answer", "RF12=yes"),
            ("safety", "--looked-at", "RF12", "--by", "doctor"),
            ("steps ask", "sometimes"),
            ("steps off",),
            ("steps on", "--agreed-by", "specialist"),
            ("assessment", "--answer", "can_do=I garden"),
            ("cycles add", "Ironing", "--usual", "25", "--task", "60"),
            ("cycles log", "ironing", "--cycles", "3", "--rest", "5", "--rest", "6"),
            ("cycles list",),
            ("cycles show", "ironing"),
            ("job add", "Kitchen", "--piece", "Shelves:20", "--piece", "Floor:20", "--day-minutes", "25"),
            ("job done", "kitchen", "1"),
            ("job move", "kitchen", "2", "--need", "wont"),
            ("job list",),
            ("job show", "kitchen"),
            ("job put-away", "kitchen"),
            *(("exposure add", name, "--fear", str(10 * n), "--value", "7") for n, name in enumerate(AVOIDED, 2)),
            ("exposure try", "oven", "--fears", "A crack", "--sure", "80", "--dose", "3 kg"),
            ("exposure after", "--happened", "nothing", "--sure", "20", "--fear", "10"),
            ("exposure talked", "oven", "--by", "physiotherapist"),
            ("exposure list",),
            ("exposure show", "oven"),
            ("exposure put-away", "oven"),
            ("lesson", "9", "--try"),
            ("lesson", "9", "--tried"),
            ("lesson", "1", "--not-for-me"),
            ("practice used", "breathing", "--minutes", "3"),
            ("practice list",),
            ("practice show", "body-scan"),
            ("night", "--to-bed", "22:30", "--up", "7", "--awake", "60"),
            ("checklist", "sleep", "--tick", "same-time"),
            ("own add", "exercise", "Heel raises", "--kind", "strength"),
            ("exercise add", "--name", "Sit to stand", "--kind", "strength", "--sets", "3", "--reps", "5"),
            ("exercise done", "sit-to-stand", "--sets", "2", "--reps", "5"),
            ("exercise",),
            ("exercise list",),
            ("exercise put-away", "sit-to-stand"),
            ("note", "the stairs were fine", "--at", "14:30"),
            ("week",),
            ("life", "moving", "--note", "to the ground floor"),
            ("own list",),
            ("own remove", "1"),
            ("medicine add", "Pills"),
            ("medicine note", "pills", "--noticed", "sleepy", "--question", "With coffee?"),
            ("medicine list",),
            ("medicine put-away", "pills"),
            ("measure", "peg", "7", "8", "6"),
            ("test", "tug", "--result", "11", *SAFE_TO_TEST),
            ("team add", "Kim B.", "--role", "physiotherapist"),
            ("team ask", "What are the options?"),
            ("team change", "kim-b", "--set", "agreed=calls back", "--share", "goals"),
            ("team list",),
            ("team visit", "kim-b", "--agreed", "twice a day", "--asked", "1"),
            ("decide new", "Shall I?", "--option", "yes"),
            ("decide add", "shall-i", "--option", "yes", "--benefit", "rest", "--stars", "5", "--likely", "2"),
            ("decide choose", "shall-i", "yes", "--sure", "6", "--who", "me"),
            ("decide list",),
            ("decide show", "shall-i"),
            ("decide keep", "shall-i", "--as-care"),
            ("care add", "--name", "Aqua fit", "--kind", "exercise", "--per-week", "2"),
            ("care note", "aqua-fit", "--done", "--worth", "6", "--burden", "far"),
            ("care change", "aqua-fit", "--set", "per_week=1"),
            ("care decide", "aqua-fit", "pause", "--why", "a holiday"),
            ("care",),
            ("care list",),
            ("care look", "aqua-fit"),
            ("care show", "aqua-fit"),
            ("help-now", "--region", "uk"),
            ("help-now", "--set", "alone=music"),
            ("remind set", "19:30"),
            ("remind show",),
            ("remind install", "--print"),
            ("nudge", "--once"),
            ("remind renew",),
            ("remind off",),
            ("set", "day_starts_at", "5"),
            ("interview", "--answers", "said.toml"),
            ("report", "page.txt", "--for", "Kim B."),
        ),
    ),
    *(((n, (("cycles log", "ironing", "--cycles", "3", "--rest", "5"),))) for n in range(1, 8)),
    (
        8,
        (
            ("experiment list",),
            ("experiment start", "heat", "--outcome", "interference", "--seed", "7"),
            ("experiment log", "yes"),
            ("experiment show",),
            ("experiment result",),
            ("experiment stop",),
            ("experiment keep", "not-yet"),
            ("review", "walking", "--accept"),
            ("review", "--accept"),
            ("review", "--monthly", "--set", "tracking=yes"),
            ("cycles step", "ironing"),
            ("cycles put-away", "ironing"),
            ("trend", "pain"),
            ("insight",),
            ("insight", "--even-days", "never"),
            ("history", FIRST.isoformat()),
            ("goals fits", "goal", "--yes"),
            ("goals park", "goal"),
            ("goals resume", "goal"),
            ("goals reached", "goal"),
            ("import fitbit", "watch"),
            ("import csv", "daily.csv", "--date", "date", "--map", "steps=steps"),
            ("import table", "fit.csv"),
            ("import apple-health", "phone.zip"),
            ("import fitbit-archive", "takeout.zip"),
            ("export json", "out.json"),
            ("export csv", "tables/"),
            ("export fhir", "out.fhir"),
            ("export ics", "out.ics"),
            ("plan end", "walking-2"),
            ("backup", "old.zip"),
        ),
    ),
    (
        40,
        (
            ("restart", "walking", "--take"),
            ("restart", "desk", "--try", "4", "--try", "6", "--try", "5"),
            ("checkin", "--set", "mood=4"),
            ("backup",),
            ("restore", "old.zip", "--yes"),
            ("merge", "2026-01.json"),
            ("verify",),
            ("where",),
            ("pace", "8", "12", "10"),
            ("replay", "days.csv", "--quota", "10", "--step", "1"),
            ("simulate", "--weeks", "4"),
            ("score", "peg", "7", "8", "6"),
            ("compare", "--a", "1,2,3", "--b", "4,5,6"),
            ("demo", "--list"),
            ("undo", "--list"),
        ),
    ),
)
"""Every command as somebody calls it, one after the other; days of the diary."""
ELSEWHERE = {
    "cycles start": "runs by the clock at a terminal",
    "timer": "runs by the clock at a terminal",
    "exercise start": "runs by the clock at a terminal",
    "serve": "runs until it is ended, and keeps nothing by itself: its own tests in tests/browser",
    "practice start": "runs by the clock at a terminal",
    "import painplan": "its own test below",
    "import fhir": "its own test below",
    "team reply": "needs a form of this diary, filled in: its own test in tests/team",
    "redo": "called after each of the others",
    "encrypt": "changes how files lie there, not what they say: its own test below",
    "decrypt": "the same",
    "passphrase": "the same",
    "erase": "takes the list away with the diary: its own test below",
}


def called() -> list[str]:
    """Every command that can be called, by its whole name."""
    return [
        " ".join(path)
        for path, found in leaves(program)
        if not isinstance(found, click.Group)
        or (found.invoke_without_command and " ".join(path) not in ("goals", "barriers"))
    ]


def facts(folder: DiskFolder) -> dict[str, list[dict[str, Any]]]:
    """Everything that the files of a diary say; not when it was saved, and not what it said before.

    Each time it is opened anew, as each command does: a folder that stays open says that a backup was put there.
    """
    found, problems = all_entries(folder.again())
    assert problems == ()
    return {
        table: sorted(
            ({name: said for name, said in one.items() if name not in ("saved_at", "history")} for one in entries),
            key=str,
        )
        for table, entries in found.items()
        if entries
    }


def goes_back_and_forth(painplan: Shell, folder: DiskFolder, before: dict[str, Any], day: Any, call: Call) -> bool:
    """Undo and redo around one call; tells whether it had saved anything."""
    after = facts(folder)
    if after == before:
        return False
    undone = painplan("undo", "--json", day=day)
    assert undone.code == 0, (call, undone.err)
    assert undone.document["left"] == 0, call
    assert undone.document["undone"]["what"], call
    assert facts(folder) == before, call
    redone = painplan("redo", "--json", day=day)
    assert redone.document["redone"]["changes"] == undone.document["undone"]["changes"], call
    assert facts(folder) == after, call
    return True


@pytest.fixture
def desk_of_files(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that the story names, in the folder where its commands are called.

    Of the four real years a part is enough but with `make whole`: every export after them checks each of their days.
    """
    monkeypatch.chdir(tmp_path)
    Path("said.toml").write_text(SAID, encoding="utf-8")
    Path("days.csv").write_text("date,done\n2026-01-06,10\n2026-01-07,11\n", encoding="utf-8")
    Path("fit.csv").write_text("Date,Step count,Distance (m)\n2026-01-05,4000,2500\n", encoding="utf-8")
    Path("phone").mkdir()
    export(tmp_path / "phone", [record(4_000, "05 08:00:00", "05 08:10:00")]).rename("phone.zip")
    archive(tmp_path, steps=STEPS, sleep=[NIGHT]).rename("takeout.zip")
    Path("watch").mkdir()
    for month in some_of(sorted((REAL / "fitbit").iterdir()), 24):
        copyfile(month, Path("watch") / month.name)
    rows = (REAL / "daily.csv").read_text(encoding="utf-8").splitlines()
    Path("daily.csv").write_text("\n".join([rows[0], *some_of(rows[1:], 24)]), encoding="utf-8")


def ready(place: Path, call: Call) -> None:
    """What a call needs that only the story can have made."""
    if call[0] == "merge":
        content = json.loads((place / "diary" / "2026-01.json").read_text(encoding="utf-8"))
        content["checkins"]["2026-01-05"].update(mood=1, saved_at="2027-01-01T00:00:00")
        del content["painplan"]["sum"]
        Path("2026-01.json").write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.usefixtures("desk_of_files")
def test_what_a_command_saved_is_taken_back_and_brought_again_whole(
    painplan: Shell, place: Path, folder: DiskFolder
) -> None:
    saved: dict[str, bool] = {}
    before: dict[str, Any] = {}
    for number, calls in STORY:
        for call in calls:
            ready(place, call)
            ran = painplan(*call[0].split(), *call[1:], day=on(number))
            assert ran.code == 0, (call, ran.err)
            name = call[0]
            if saved.get(name) and not WHOLE:  # it went back and forth already; with `make whole` every call does
                before = facts(folder)
                continue
            saved[name] = goes_back_and_forth(painplan, folder, before, on(number), call) or saved.get(name, False)
            before = facts(folder)
    assert sorted({*saved, *ELSEWHERE}) == sorted(called()), "a command that is in no story"
    reading = {name for name, did in saved.items() if not did}
    assert not {name for name in reading if name.split()[-1] in ("add", "set", "start", "log", "put-away", "import")}
    assert len(saved) - len(reading) > 60


@pytest.mark.usefixtures("desk_of_files")
def test_all_of_a_story_is_taken_back_to_an_empty_diary_and_brought_again(
    painplan: Shell, place: Path, folder: DiskFolder
) -> None:
    number, calls = STORY[0]
    states = [facts(folder)]
    for call in calls[:60]:
        assert painplan(*call[0].split(), *call[1:], day=on(number)).code == 0, call
        if (now := facts(folder)) != states[-1]:
            states.append(now)
    listed = painplan("undo", "--list", "--json").document
    assert (len(listed["undo"]), listed["redo"]) == (len(states) - 1, [])
    for state in reversed(states[:-1]):
        assert painplan("undo").code == 0
        assert facts(folder) == state
    assert states[0] == {}
    nothing = painplan("undo")
    assert (nothing.code, nothing.out, nothing.err) == (1, "", "There is nothing to take back.\n")
    listed = painplan("undo", "--list", "--json").document
    assert (listed["undo"], len(listed["redo"])) == ([], len(states) - 1)
    for state in states[1:]:
        assert painplan("redo").code == 0
        assert facts(folder) == state
    assert painplan("redo").code == 1


@pytest.mark.usefixtures("desk_of_files", "walking_plan")
@pytest.mark.parametrize("kind", ["painplan out.json", "painplan tables", "fhir out.fhir"])
def test_an_export_that_came_back_goes_again_as_one_change(painplan: Shell, tmp_path: Path, kind: str) -> None:
    for number in range(3):
        painplan("checkin", "--set", f"pain={number}", "--set", "done.walking=8", day=on(number))
    for form, path in (("json", "out.json"), ("csv", "tables/"), ("fhir", "out.fhir")):
        assert painplan("export", form, path, day=on(2)).code == 0
    other, elsewhere = DiskFolder(tmp_path / "other"), ("--data-dir", str(tmp_path / "other"))
    assert painplan(*elsewhere, "checkin", "--set", "pain=9", "--set", "mood=1").code == 0
    before = facts(other)
    brought = painplan(*elsewhere, "import", *kind.split(), "--json", day=on(2))
    assert brought.code == 0, brought.err
    after = facts(other)
    assert after != before
    (last, _) = painplan(*elsewhere, "undo", "--list", "--json", day=on(2)).document["undo"]
    assert last["about"] == "import"
    assert last["what"].startswith("Bringing in ")
    assert painplan(*elsewhere, "undo", day=on(2)).out == f"Taken back: {last['what']}.\n"
    assert facts(other) == before
    assert painplan(*elsewhere, "redo", day=on(2)).out == f"Brought again: {last['what']}.\n"
    assert facts(other) == after


@pytest.mark.usefixtures("walking_plan")
def test_undo_answers_with_one_document_and_a_sentence(painplan: Shell) -> None:
    painplan("checkin", "--set", "done.walking=8")
    painplan("checkin", "--set", "done.walking=10", "--set", "note=\x1b[31mred\u202e")
    undone = painplan("undo", "--json").document
    assert undone["left"] == 0
    assert undone["undone"]["what"] == (
        "Check-in, Monday 5 January: note from nothing to “[31mred”; "
        "Walking, Monday 5 January: done from 8 minutes to 10 minutes"
    )
    assert undone["undone"]["day"] == FIRST.isoformat()
    assert undone["undone"]["plan"] == "walking"
    assert {"table": "sessions", "key": "2026-01-05 walking", "field": "done", "from": 8, "to": 10} in undone["undone"][
        "changes"
    ]
    listed = painplan("undo", "--list").out.splitlines()
    assert listed[0] == "What can be taken back, the last change first:"
    assert listed[1].endswith("  Check-in, Monday 5 January, new; Walking, Monday 5 January, new: done 8 minutes")
    assert listed[-2] == "What was taken back, and can be brought again:"


@pytest.mark.usefixtures("walking_plan")
def test_in_a_sealed_diary_the_list_is_sealed_and_goes_on(
    painplan: Shell, place: Path, folder: DiskFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_passphrase(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("several words\n"))
        return painplan(*arguments, *WORDS)

    painplan("checkin", "--set", "note=Rosenbusch")
    in_clear = facts(folder)
    assert with_passphrase("encrypt").code == 0
    assert with_passphrase("checkin", "--set", "note=Holunder").code == 0
    names = [path.name for path in (place / "undo").iterdir()]
    assert len(names) == 3
    assert all(name.endswith(".json.age") for name in names)
    content = b"".join(path.read_bytes() for path in place.rglob("*") if path.is_file())
    assert b"Rosenbusch" not in content
    assert b"Holunder" not in content
    locked = painplan("undo")
    assert (locked.code, locked.out) == (1, "")
    assert "is sealed" in locked.err
    assert "from “Rosenbusch” to “Holunder”" in with_passphrase("undo").out
    assert with_passphrase("decrypt").code == 0
    assert facts(folder) == in_clear
    assert "from “Rosenbusch” to “Holunder”" in painplan("redo").out
    assert painplan("verify").code == 0


def test_the_list_goes_with_the_diary_and_is_in_no_backup_and_no_export(
    painplan: Shell, place: Path, tmp_path: Path, walking_plan: object
) -> None:
    painplan("checkin", "--set", "note=Rosenbusch")
    painplan("undo")
    assert painplan("export", "json", str(tmp_path / "out.json")).code == 0
    assert painplan("export", "csv", "--tables", str(tmp_path / "tables")).code == 0
    assert painplan("backup", str(tmp_path / "stick.zip")).code == 0
    with zipfile.ZipFile(tmp_path / "stick.zip") as archive:
        assert [name for name in archive.namelist() if "undo" in name] == []
    out = [tmp_path / "out.json", *(tmp_path / "tables").iterdir()]
    assert [path.name for path in out if "Rosenbusch" in path.read_text(encoding="utf-8")] == []
    assert painplan("erase", "--word", "erase", "--json").document["left"] == []
    assert not place.exists()


@pytest.mark.usefixtures("walking_plan")
def test_a_damaged_file_of_the_list_is_named_by_verify(painplan: Shell, place: Path) -> None:
    (step,) = (place / "undo").iterdir()
    step.write_bytes(step.read_bytes().replace(b"Walking", b"Wolking"))
    ran = painplan("verify")
    assert ran.code == 1
    assert f"undo/{step.name}: it cannot be read, so undo passes over that change" in ran.out
    assert painplan("undo").code == 1


@pytest.mark.parametrize(("name", "nobodys"), [("flare", "over"), ("worry", "looked at")])
def test_a_no_is_listed_as_what_was_said_and_as_nothing_beside_it(name: str, nobodys: str, painplan: Shell) -> None:
    painplan("checkin", "--set", "pain=3")
    painplan("checkin", "--set", f"{name}=no")
    first = painplan("undo", "--list").out.splitlines()[1]
    assert "no" in first
    assert nobodys not in first


def test_a_question_that_was_passed_over_is_told_as_left_out(painplan: Shell) -> None:
    painplan("assessment", typed=["", "", ""])
    said = painplan("undo", "--list").out
    assert "left out" in said
    assert "nothing" not in said
