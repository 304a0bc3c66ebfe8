"""What a diary no longer says is not known, and never taken as a no (clinical.md A12 PRE, UNKNOWN)."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import rmtree

import pytest

from painplan.checkin.records import CheckIn, LostDay
from painplan.safety.asking import ListAsked, list_due
from painplan.safety.unread import unread_days
from painplan.store.diary import Diary as Kept
from painplan.store.diary import Month
from painplan.store.disk import DiskFolder
from tests.contract.program import Diary, add_plan
from tests.contract.program import day as on

TODAY = 16
LISTS = ("safety", "--list"), ("ask-first", "--list")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Diary:
    """Not to be changed: two good weeks, everything asked, nothing open, and no backup."""
    diary = Diary(tmp_path_factory.mktemp("whole") / "diary")
    for words in all_no(diary):
        diary.do(*words)
    add_plan(diary, 25, 25, 25, more=("--aim", 60))
    diary.week(1, (20, 20, 20, 20, 20, 0, 0))
    diary.on(8).do("review", "walking", "--hold")
    diary.week(8, (20, 20, 20, 20, 20, 0, 0))
    rmtree(diary.folder / "backups")
    return diary.on(TODAY)


def all_no(diary: Diary) -> Iterator[tuple[str, ...]]:
    """Both lists gone through with a no everywhere, in three calls."""
    signs, first = ([one["id"] for one in diary.do(*words)["questions"]] for words in LISTS)
    yield "safety", *[word for sign in signs for word in ("--answer", f"{sign}=no")]
    yield "ask-first", *[word for one in first for word in ("--answer", f"{one}=no")]
    yield "steps", "ask", "never", "--told", "no"


def cut(diary: Diary, name: str, before: str) -> None:
    """Lose the end of a file, from some words on."""
    rmtree(diary.folder / "backups", ignore_errors=True)
    file = diary.folder / name
    text = file.read_text()
    file.write_text(text[: text.index(before)])


def with_a_lost_sign(whole: Diary, folder: Path) -> Diary:
    """A diary with an open emergency sign in the part of its plan book that is lost."""
    diary = whole.copy(folder)
    diary.do("safety", "--answer", "RF01=yes")
    rmtree(diary.folder / "backups")
    file = diary.folder / "plan.json"
    found = json.loads(file.read_text())
    found["signs"]["RF01"] = "lost"
    file.write_text(json.dumps(found).replace('"RF01": "lost"', '"RF01": lost'))
    return diary


def waits_for(diary: Diary, lock: str) -> bool:
    plan = diary.do("today")["plans"][0]
    why = {one["numbers"]["which"] for one in diary.do("why", "walking")["why"] if one["code"] == "safety_lock"}
    return plan["state"] == "locked" and plan["ceiling"] in (None, plan["target"]) and why == {lock}


def test_a_plan_book_that_is_not_whole_makes_steps_wait(whole: Diary, tmp_path: Path) -> None:
    assert whole.do("today")["plans"][0]["ceiling"] > whole.do("today")["plans"][0]["target"]
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    assert waits_for(diary, "unread")
    assert "Something of plan.json, or of what was brought in, could not be read" in diary.text("today").said
    assert [one["decision"] for one in diary.do("review")["reviews"]] == ["hold"]


def by_json(diary: Diary, at: Path) -> tuple[str, ...]:
    assert diary.text("export", "json", at / "out.json").code == 0
    return "import", "painplan", str(at / "out.json")


def by_tables(diary: Diary, at: Path) -> tuple[str, ...]:
    assert diary.text("export", "csv", f"{at}/out/").code == 0
    return "import", "painplan", str(at / "out")


def by_fhir(diary: Diary, at: Path) -> tuple[str, ...]:
    assert diary.text("export", "fhir", at / "out.json").code == 0
    return "import", "fhir", str(at / "out.json")


def by_merge(diary: Diary, at: Path) -> tuple[str, ...]:
    (at / "plan.json").write_bytes((diary.folder / "plan.json").read_bytes())
    return "merge", str(at / "plan.json")


def spoil(place: Path, pattern: str, by: str) -> None:
    files = [place] if place.is_file() else list(place.iterdir())
    changed = [re.subn(pattern, by, file.read_text()) for file in files]
    assert sum(count for _, count in changed) == 1
    for file, (text, _) in zip(files, changed, strict=True):
        file.write_text(text)


DAMAGE = {
    "an answer that is none": (r'(RF06"?,[^}]*?)\byes\b|()\\"yes\\"', r"\g<1>maybe"),
    "a day that is none": (r'(RF06"?,[^}]*?)2026-01-20\b|()\\"2026-01-20\\"', r"\g<1>2026-02-30"),
    "a sign that is none": (r"\bRF06\b", "RF99"),
}
DOORS = [(way, damage) for way in (by_json, by_tables, by_fhir) for damage in DAMAGE]


@pytest.mark.parametrize(("way", "damage"), [*DOORS, (by_merge, "an answer that is none")])
def test_what_comes_in_and_cannot_be_read_makes_steps_wait_by_every_door(
    whole: Diary, tmp_path: Path, way: Callable[[Diary, Path], tuple[str, ...]], damage: str
) -> None:
    other = whole.copy(tmp_path / "other")
    assert other.text("safety", "--answer", "RF06=yes").code == 0
    command = way(other, tmp_path)
    spoil(Path(command[-1]), *DAMAGE[damage])
    diary = whole.copy(tmp_path / "diary")
    assert diary.plan()["state"] == "steady"
    done = diary.text(*command)
    assert done.code == 0, done.said
    assert waits_for(diary, "unread")
    verified = diary.text("verify")
    assert (verified.code, "both lists were gone through again" in verified.said) == (0, True)
    diary.text("undo")
    assert waits_for(diary, "unread"), "nobody said what is not known, so no undo takes it away"
    for words in all_no(diary):
        diary.do(*words)
    assert diary.plan()["state"] == "steady"


def test_a_day_that_comes_in_and_cannot_be_read_is_not_known(whole: Diary, tmp_path: Path) -> None:
    other = whole.copy(tmp_path / "other")
    assert other.text("checkin", "--set", "flare=yes").code == 0
    command = by_json(other, tmp_path)
    spoil(Path(command[-1]), r'"flare": true', '"flare": "perhaps"')
    diary = whole.copy(tmp_path / "diary")
    assert diary.text(*command).code == 0
    assert "is not known" in diary.text("verify").said
    assert waits_for(diary, "unread_days") or diary.plan()["ceiling"] is None


def test_it_is_kept_when_the_book_is_written_anew(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    before = diary.plan()["quota"]
    assert diary.text("review", "--accept").code == 0
    assert list((diary.folder / "set-aside").iterdir())
    assert diary.plan()["quota"] == before
    assert waits_for(diary, "unread")
    assert waits_for(diary.on(TODAY + 30), "unread")
    due = diary.do("safety", "--list")["due"]
    assert (due["list"], due["why"]) == ("whole", "unread")
    verified = diary.text("verify")
    assert (verified.code, "both lists were gone through again" in verified.said) == (1, True)


def test_no_undo_takes_it_away(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    diary.text("review", "--accept")
    for _ in range(3):
        diary.text("undo")
        assert waits_for(diary, "unread")
    diary.text("redo")
    assert waits_for(diary, "unread")


@pytest.mark.parametrize("written", [False, True])
def test_both_lists_gone_through_again_end_it_and_one_does_not(whole: Diary, tmp_path: Path, written: bool) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    if written:
        diary.do("checkin", "--set", "pain=3")
        diary.do("set", "theme", "dark")
    signs, first, worsening = all_no(diary)
    diary.do(*signs)
    assert waits_for(diary, "unread"), "the questions before steps are still to be asked"
    assert "all questions again" in diary.text("today").said
    diary.do(*first)
    assert waits_for(diary, "unread")
    diary.do(*worsening)
    assert diary.plan()["state"] == "steady"
    assert diary.text("verify").code == 0
    diary.text("undo")
    assert waits_for(diary, "unread"), "what ended it can be taken back"


def test_what_the_lists_find_again_is_open(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    signs, *others = all_no(diary)
    diary.do(*(word if word != "RF01=no" else "RF01=yes" for word in signs))
    for words in others:
        diary.do(*words)
    assert diary.do("today")["locked"]["tier"] == "E"


def test_a_backup_that_is_brought_back_ends_it_and_undo_of_that_brings_it_again(whole: Diary, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    assert whole.text("backup", kept).code == 0
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    assert diary.text("restore", kept, "--yes").code == 0
    assert diary.plan()["state"] == "steady"
    diary.text("undo")
    assert waits_for(diary, "unread"), "the book is again what could be read of it"


def test_a_backup_that_joins_it_ends_it_and_undo_of_that_brings_it_again(whole: Diary, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    assert whole.text("backup", kept).code == 0
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    assert diary.text("merge", kept, "--only", "plan.json").code == 0
    assert diary.plan()["state"] == "steady"
    assert diary.text("verify").code == 0
    diary.text("undo")
    assert waits_for(diary, "unread")


def test_the_damaged_file_itself_ends_nothing(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    diary.do("set", "theme", "dark")
    (aside,) = (diary.folder / "set-aside").iterdir()
    diary.text("merge", f"set-aside/{aside.name}")
    assert waits_for(diary, "unread")


def test_nobodys_agreement_takes_the_place_of_the_lists(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_sign(whole, tmp_path / "diary")
    agreed = diary.text("steps", "on", "--agreed-by", "pain specialist, ME/CFS clinic")
    assert (agreed.code, "could not be read" in agreed.err) == (1, True)


def with_a_lost_flare(whole: Diary, folder: Path) -> Diary:
    """A diary with a flare-up on a day that is lost."""
    diary = whole.copy(folder)
    diary.on(TODAY - 1).do("flare", "start")
    cut(diary, "diary/2026-01.json", f'"{on(9).isoformat()}"')
    return diary


@pytest.mark.parametrize("written", [False, True])
def test_days_that_cannot_be_read_are_not_known_and_no_tick(whole: Diary, tmp_path: Path, written: bool) -> None:
    diary = with_a_lost_flare(whole, tmp_path / "diary")
    if written:
        diary.do("checkin", "--set", "pain=3")
    assert waits_for(diary, "unread_days")
    checks = {one["code"]: one["met"] for one in diary.do("why", "walking")["so_far"]["gates"]}
    assert checks["flare_unknown"] is None
    assert "days_unknown" in checks
    assert not {"no_flare", "as_planned", "low_adherence", "settled"} & checks.keys()
    assert "not known: flare-up – not known" in diary.text("why", "walking").said
    assert diary.do("safety", "--list")["due"]["why"] == "unread_days"


@pytest.mark.parametrize("written", [False, True])
def test_every_place_that_tells_of_a_flare_up_says_that_it_is_not_known(
    whole: Diary, tmp_path: Path, written: bool
) -> None:
    diary = with_a_lost_flare(whole, tmp_path / "diary")
    if written:
        diary.do("checkin", "--set", "pain=3")
    shown = diary.do("flare", "show")
    assert (shown["flare"], shown["day"]) == (None, None)
    assert "not known" in diary.text("flare", "show").said
    assert "No flare-up" not in diary.text("flare", "end").said
    assert "not known" in diary.text("flare", "end").said
    today = diary.do("today")
    assert ([one["state"] for one in today["plans"]], today["locked"]["which"]) == (["locked"], ["unread_days"])


@pytest.mark.parametrize("written", [False, True])
def test_a_review_of_days_that_cannot_be_read_waits_and_says_why(whole: Diary, tmp_path: Path, written: bool) -> None:
    diary = with_a_lost_flare(whole, tmp_path / "diary")
    if written:
        diary.do("checkin", "--set", "pain=3")
    kept = (diary.folder / "plan.json").read_bytes()
    for words in (("review",), ("review", "--accept"), ("review", "walking", "--hold")):
        answer = diary.text(*words)
        assert "nothing known is not the same as nothing done" in answer.said
    assert (diary.folder / "plan.json").read_bytes() == kept
    assert diary.do("today")["review_due"] is False


def test_what_was_lost_of_a_month_stays_known_for_four_weeks(whole: Diary, tmp_path: Path) -> None:
    diary = with_a_lost_flare(whole, tmp_path / "diary")
    diary.do("checkin", "--set", "pain=3")
    verified = diary.text("verify")
    assert (
        verified.code,
        "could not be read when the file was written anew or something was brought in" in verified.said,
    ) == (0, True)
    assert "set-aside/2026-01.json" in verified.said
    diary.text("undo")
    assert waits_for(diary, "unread_days")
    after = diary.on(TODAY + 8)
    assert after.do("today")["review_due"] is True, "its week can be read again"
    assert waits_for(diary.on(TODAY + 27), "unread_days")
    assert diary.on(TODAY + 30).do("today")["plans"][0]["state"] == "steady"


def test_a_backup_of_the_month_ends_it(whole: Diary, tmp_path: Path) -> None:
    kept = tmp_path / "kept.zip"
    assert whole.text("backup", kept).code == 0
    diary = with_a_lost_flare(whole, tmp_path / "diary")
    diary.do("checkin", "--set", "pain=3")
    assert diary.text("restore", kept, "--yes").code == 0
    assert diary.plan()["state"] == "steady"


def test_only_the_day_of_a_value_that_was_left_out_is_not_known(whole: Diary, tmp_path: Path) -> None:
    diary = whole.copy(tmp_path / "diary")
    file = diary.folder / "diary/2026-01.json"
    found = json.loads(file.read_text())
    found["checkins"][on(13).isoformat()]["flare"] = "tr"
    file.write_text(json.dumps(found))
    assert set(diary_of(diary).lost_days) == {on(13)}
    diary.on(TODAY).do("checkin", "--set", "pain=3")
    assert set(diary_of(diary).lost_days) == {on(13)}
    assert waits_for(diary, "unread_days")
    diary.do("checkin", "--date", on(13).isoformat(), "--set", "flare=no")
    assert diary.plan()["state"] == "steady", "what was said since then is known"


def diary_of(diary: Diary) -> Month:
    return Kept(DiskFolder(diary.folder)).days()


def test_a_month_of_another_program_is_not_known(whole: Diary, tmp_path: Path) -> None:
    diary = whole.copy(tmp_path / "diary")
    (diary.folder / "diary/2026-01.json").write_text('{"letters": ["a"]}')
    assert len(diary_of(diary).lost_days) == 31
    assert waits_for(diary, "unread_days")


def test_a_day_is_known_again_by_what_is_said_of_it_later() -> None:
    first = date(2026, 1, 5)
    lost = LostDay(day=first, at=_at(first, 12))
    for saved, known in ((_at(first, 8), False), (_at(first, 12), True), (_at(first + timedelta(days=1), 8), True)):
        facts = Month(lost_days={first: lost}, checkins={first: CheckIn(day=first, saved_at=saved)})
        assert unread_days(facts, first) == (() if known else (first,))
    assert unread_days(Month(lost_days={first: lost}), first + timedelta(days=28)) == (first,)
    assert unread_days(Month(lost_days={first: lost}), first + timedelta(days=29)) == ()


def _at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour)


def test_the_whole_list_is_due_whatever_was_asked_on_the_same_day_before() -> None:
    today = date(2026, 1, 20)
    due = list_due(ListAsked(whole_on=today, began=date(2026, 1, 1), unread=today), today)
    assert due is not None
    assert (due.list, due.why) == ("whole", "unread")
