"""The diary: what is saved comes back, nothing is overwritten unseen, damage is named and left alone."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from painplan.checkin.records import Measurement
from painplan.errors import CannotDo
from painplan.plans.records import Goal
from painplan.store.diary import Change, Diary, book_change, checkin_change, measurement_change, session_change
from painplan.store.disk import DiskFolder
from painplan.store.memory import MemoryFolder
from painplan.store.taking_back import take_back
from painplan.store.undo_log import UndoNote

DAY = date(2026, 1, 5)
AT = datetime(2026, 1, 5, 20, 30)
LATER = datetime(2026, 1, 6, 9, 0)
MONTH = "diary/2026-01.json"


def on_disk(place: Path, name: str = MONTH) -> Any:
    return json.loads((place / name).read_text(encoding="utf-8"))


def test_an_empty_diary_is_empty_and_makes_no_file(diary: Diary, place: Path) -> None:
    assert diary.book().plans == ()
    assert diary.days().checkins == {}
    assert not diary.latest_worry(DAY)
    assert diary.save([], AT) == []
    assert not place.exists()


def test_what_is_saved_comes_back_in_another_program(diary: Diary, place: Path) -> None:
    facts = [
        checkin_change(DAY, pain=4, note="a day ☀️ שלום"),
        session_change("walking", DAY, done=8.5),
        measurement_change(Measurement(day=DAY, source="fitbit", values={"steps": 4_000})),
        book_change("goals", "goal", Goal(id="goal", text="Out with the children", created=DAY)),
    ]
    assert [saved.outcome for saved in diary.save(facts, AT)] == ["added"] * 4
    other = Diary(DiskFolder(place))
    found = other.days()
    assert found.checkins[DAY].pain == 4
    assert found.checkins[DAY].note == "a day ☀️ שלום"
    assert found.checkins[DAY].saved_at == AT
    assert found.sessions["walking", DAY].done == 8.5
    assert found.measurements["fitbit", DAY].values == {"steps": 4_000}
    assert other.book().goals[0].text == "Out with the children"


def test_a_file_is_json_that_a_person_can_read_and_names_its_format(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT)
    text = (place / MONTH).read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert '"pain": 4,' in [line.strip() for line in text.splitlines()]
    header = on_disk(place)["painplan"]
    assert (header.pop("sum").partition(":")[0], header) == ("2", {"format": 2, "file": MONTH})
    assert on_disk(place)["checkins"] == {
        "2026-01-05": {"day": "2026-01-05", "pain": 4, "saved_at": "2026-01-05T20:30:00"}
    }


def test_each_month_has_its_file_and_the_plan_book_its_own(diary: Diary, place: Path) -> None:
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)]
    diary.save([checkin_change(day, pain=1) for day in days], AT)
    diary.save([book_change("goals", "goal", Goal(id="goal", text="Out", created=DAY))], AT)
    names = sorted(str(path.relative_to(place)) for path in place.rglob("*.json"))
    assert names == ["diary/2025-12.json", "diary/2026-01.json", "diary/2026-02.json", "plan.json"]
    assert sorted(diary.days().checkins) == days
    assert sorted(diary.days(days[1], days[2]).checkins) == days[1:3]
    assert sorted(diary.days(days[3]).checkins) == days[3:]
    assert sorted(diary.days(None, days[0]).checkins) == days[:1]


def test_one_save_writes_each_file_once(diary: Diary, folder: DiskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    diary.save([checkin_change(DAY, energy=4)], AT)  # the first save of a diary marks it, too
    real = folder.write

    def write(name: str, content: bytes) -> None:
        written.append(name)
        real(name, content)

    monkeypatch.setattr(folder, "write", write)
    diary.save([checkin_change(DAY, pain=1), session_change("walking", DAY, done=8), checkin_change(DAY, energy=3)], AT)
    assert written == [MONTH]


def test_a_second_save_changes_only_what_it_names_and_keeps_what_was(diary: Diary) -> None:
    diary.save([checkin_change(DAY, pain=4, energy=6)], AT)
    saved = diary.save([checkin_change(DAY, pain=7)], LATER)[0]
    entry = diary.days().checkins[DAY]
    assert (entry.pain, entry.energy, entry.saved_at) == (7, 6, LATER)
    assert [(earlier.at, earlier.values) for earlier in entry.history] == [(LATER, {"pain": 4})]
    assert (saved.outcome, saved.was) == ("changed", {"pain": 4})


def test_every_change_is_kept_oldest_first(diary: Diary) -> None:
    for pain in (1, 2, 3):
        diary.save([checkin_change(DAY, pain=pain)], AT)
    diary.save([checkin_change(DAY, energy=5)], AT)
    history = diary.days().checkins[DAY].history
    assert [earlier.values for earlier in history] == [{"pain": 1}, {"pain": 2}, {"energy": None}]


def test_saying_the_same_again_changes_nothing(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT)
    before = on_disk(place)
    assert diary.save([checkin_change(DAY, pain=4)], LATER)[0].outcome == "unchanged"
    assert on_disk(place) == before


def test_answers_by_plan_are_changed_one_by_one(diary: Diary) -> None:
    diary.save([checkin_change(DAY, settled={"walking": "yes"})], AT)
    diary.save([checkin_change(DAY, settled={"stairs": "no"})], AT)
    diary.save([checkin_change(DAY, settled={"walking": None})], AT)
    assert diary.days().checkins[DAY].settled == {"stairs": "no"}


def test_taking_an_answer_out_leaves_it_missing_not_zero(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4, energy=2)], AT)
    diary.save([checkin_change(DAY, pain=None)], LATER)
    entry = diary.days().checkins[DAY]
    assert (entry.pain, entry.energy) == (None, 2)
    assert entry.history[0].values == {"pain": 4}
    assert "pain" not in on_disk(place)["checkins"]["2026-01-05"]


@pytest.mark.parametrize(
    "change",
    [
        checkin_change(DAY, pain=7),
        checkin_change(DAY, pain=None),
        checkin_change(DAY, note="new"),
        checkin_change(DAY, settled={"walking": "no", "stairs": "yes"}),
        checkin_change(DAY, settled={"walking": None}),
    ],
    ids=["changed", "taken out", "new field", "mapping", "key taken out"],
)
def test_undo_brings_back_what_was_there(diary: Diary, change: Change) -> None:
    diary.save([checkin_change(DAY, pain=4, settled={"walking": "yes"})], AT)
    diary.save([change], LATER, UndoNote(at=LATER))
    assert take_back(diary, LATER)
    entry = diary.days().checkins[DAY]
    assert (entry.pain, entry.note, entry.settled) == (4, None, {"walking": "yes"})


def test_undo_of_a_new_entry_takes_it_out_whole(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT, UndoNote(at=AT))
    assert take_back(diary, LATER)
    assert diary.days().checkins == {}
    assert not on_disk(place).get("checkins")


def test_fields_of_other_programs_survive_a_change(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT)
    tables = on_disk(place)
    tables["checkins"]["2026-01-05"]["added_by_a_clinic"] = {"room": 4}
    tables["their_table"] = {"1": {"x": 1}}
    (place / MONTH).write_text(json.dumps(tables), encoding="utf-8")
    diary.save([checkin_change(DAY, pain=5)], LATER)
    after = on_disk(place)
    assert after["checkins"]["2026-01-05"]["added_by_a_clinic"] == {"room": 4}
    assert after["checkins"]["2026-01-05"]["pain"] == 5
    assert after["their_table"] == {"1": {"x": 1}}


def test_a_change_made_by_another_program_is_noticed(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT)
    assert diary.days().checkins[DAY].pain == 4
    stamp = diary.stamp()
    other = Diary(DiskFolder(place))
    other.save([checkin_change(DAY, pain=9)], LATER)
    other.save([book_change("goals", "goal", Goal(id="goal", text="Out", created=DAY))], LATER)
    assert diary.stamp() != stamp
    assert diary.days().checkins[DAY].pain == 9
    assert [goal.id for goal in diary.book().goals] == ["goal"]


def test_a_diary_in_memory_keeps_the_same_promises() -> None:
    diary = Diary(MemoryFolder())
    diary.save([checkin_change(DAY, pain=4)], AT)
    diary.save([checkin_change(DAY, pain=5)], LATER, UndoNote(at=LATER))
    assert take_back(diary, LATER)
    assert diary.days().checkins[DAY].pain == 4
    assert len(diary.days().checkins[DAY].history) == 2


def test_the_last_answer_about_a_worry_before_a_day_counts(diary: Diary) -> None:
    said = {date(2025, 10, 3): True, date(2025, 11, 9): None, date(2025, 12, 20): False, date(2026, 1, 7): True}
    diary.save([checkin_change(day, worry=worry, pain=1) for day, worry in said.items()], AT)
    before = [(date(2025, 10, 3), False), (date(2025, 10, 4), True), (date(2025, 12, 20), True)]
    before += [
        (date(2025, 12, 21), False),
        (date(2026, 1, 7), False),
        (date(2026, 1, 8), True),
        (date(2027, 1, 1), True),
    ]
    assert [diary.latest_worry(day) for day, _ in before] == [worry for _, worry in before]


def test_some_days_are_the_same_as_all_days_of_which_some_are_left_out() -> None:
    chance, diary = Random(1), Diary(MemoryFolder())
    for day in sorted({DAY + timedelta(days=chance.randint(0, 200)) for _ in range(90)}):
        diary.save([checkin_change(day, pain=4), session_change("walking", day, done=3)], AT)
    whole = diary.days()
    for _ in range(40):
        first = DAY + timedelta(days=chance.randint(-20, 210))
        last = first + timedelta(days=chance.randint(-3, 150))
        some = diary.days(first, last)
        assert some.checkins == {day: one for day, one in whole.checkins.items() if first <= day <= last}
        assert some.sessions == {key: one for key, one in whole.sessions.items() if first <= key[1] <= last}


def test_days_are_put_together_anew_when_a_file_has_changed_and_only_then(diary: Diary, folder: DiskFolder) -> None:
    diary.save([checkin_change(DAY, pain=4), checkin_change(date(2026, 3, 1), pain=1)], AT)
    before = diary.days(DAY, date(2026, 3, 1))
    assert diary.days(DAY, date(2026, 3, 1)) is before
    Diary(folder).save([checkin_change(date(2026, 2, 2), pain=9)], LATER)
    assert diary.days(DAY, date(2026, 3, 1)).checkins[date(2026, 2, 2)].pain == 9
    Diary(folder).save([checkin_change(DAY, pain=5, worry=True)], LATER)
    assert diary.days(DAY, date(2026, 3, 1)).checkins[DAY].pain == 5
    assert diary.latest_worry(date(2026, 3, 1)), "what is known of a month is looked up anew, too"
    assert before.checkins[DAY].pain == 4


def test_copies_that_other_programs_leave_in_the_folder_are_not_read(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4, worry=False)], AT)
    for name in ("2026-01 (copy).json", "2025-12.json~", "2025-12.json.bak", "notes.txt", "2026-01.sync-conflict.json"):
        (place / "diary" / name).write_text("not json", encoding="utf-8")
    assert diary.days().checkins[DAY].pain == 4
    assert not diary.latest_worry(date(2026, 2, 1))


@pytest.mark.parametrize("name", ["plan.json", MONTH])
def test_a_file_of_a_newer_painplan_is_refused_and_not_touched(diary: Diary, place: Path, name: str) -> None:
    (place / "diary").mkdir(parents=True)
    content = b'{"painplan": {"format": 9}, "tables_in_a_new_way": [1]}'
    (place / name).write_bytes(content)
    sentence = r"was written by a newer PainPlan \(format 9; this one knows up to 2\)\. Nothing was changed"
    with pytest.raises(CannotDo, match=sentence):
        diary.book() if name == "plan.json" else diary.days()
    goal = book_change("goals", "goal", Goal(id="goal", text="Out", created=DAY))
    with pytest.raises(CannotDo, match=sentence):
        diary.save([goal if name == "plan.json" else checkin_change(DAY, pain=1)], AT)
    assert (place / name).read_bytes() == content


def test_a_value_that_does_not_fit_is_never_written(diary: Diary, place: Path) -> None:
    diary.save([checkin_change(DAY, pain=4)], AT)
    before = (place / MONTH).read_bytes()
    with pytest.raises(CannotDo, match="cannot be understood"):
        diary.save([checkin_change(DAY, pain=99)], LATER)
    assert (place / MONTH).read_bytes() == before
