"""Promise 3: damage is found, named, set aside; what is whole is used, and nothing is overwritten unseen."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from painplan.plans.records import Goal
from painplan.store.diary import Diary, book_change, checkin_change, session_change
from painplan.store.disk import DiskFolder
from painplan.store.folder import Folder
from painplan.store.memory import MemoryFolder
from painplan.store.whole.verify import verify
from tests.store.trials import trial

FOUND = "Damage is found, named, set aside; the rest still opens"
DAY = date(2026, 1, 5)
AT, LATER = datetime(2026, 1, 20, 20), datetime(2026, 2, 6, 9)
MONTH, OTHER, BOOK = "diary/2026-01.json", "diary/2025-12.json", "plan.json"
DAYS = tuple(date(2026, 1, number) for number in range(1, 11))
ON_DISK = 20
"""One of so many flipped bytes is looked at on a disk, too."""
HEADER = b'{"painplan": {"format": 2}, '

BROKEN_CONTENTS: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n",
    "not json": b"pain: 4",
    "not utf-8": HEADER + b'"checkins": {"a": {"note": "\xff\xfe"}}}',
    "a list": b'[{"painplan": {"format": 2}}]',
    "no header": b'{"checkins": {"2026-01-05": {"day": "2026-01-05", "id":"a","text": "b", "created": "2026-01-05"}}}',
    "no version": b'{"painplan": {}}',
    "version in words": b'{"painplan": {"format": "one"}}',
    "a table that is no table": HEADER + b'"checkins": [1, 2]}',
    "an entry that is no entry": HEADER + b'"checkins": {"2026-01-05": 5}}',
    "an impossible day": HEADER + b'"checkins": {"2026-01-05": {"day": "2026-02-30"}}}',
    "deeply nested": b'{"painplan": ' + b"[" * 200_000,
}


def begun(place: Path) -> Diary:
    """Ten days in January, one in December, a goal."""
    diary = Diary(DiskFolder(place))
    days = [
        checkin_change(day, pain=day.day % 10, note=f"note {day.day} ☀️", settled={"walking": "yes"}) for day in DAYS
    ]
    done = [session_change("walking", day, done=day.day) for day in DAYS]
    diary.save([*days, *done, checkin_change(date(2025, 12, 31), pain=3)], AT)
    diary.save([book_change("goals", "out", Goal(id="out", text="Out again", created=DAY))], AT)
    diary.save([checkin_change(DAY, pain=6)], LATER)
    return diary


def the_rest_opens(place: Path) -> None:
    """Whatever happened to January, December and the plan book are there."""
    diary = Diary(DiskFolder(place))
    assert diary.days(date(2025, 12, 1), date(2025, 12, 31)).checkins[date(2025, 12, 31)].pain == 3
    assert [goal.text for goal in diary.book().goals] == ["Out again"]


def named(place: Path, name: str = MONTH) -> bool:
    """The damage is said at the first reading, and by verify; nothing on disk was changed by that."""
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    diary = Diary(DiskFolder(place))
    diary.days()
    diary.book()
    said = any(notice.startswith(f"{name} in ") for notice in diary.notices(DAY))
    listed = any(finding.file == name and finding.wrong for finding in verify(DiskFolder(place)).findings)
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before
    return said and listed


def kept_aside(place: Path, name: str = MONTH) -> None:
    """The next entry goes in, and the damaged file lies aside as it was."""
    damaged = (place / name).read_bytes()
    diary = Diary(DiskFolder(place))
    if name == BOOK:
        diary.save([book_change("goals", "new", Goal(id="new", text="New", created=DAY))], LATER)
    else:
        diary.save([checkin_change(date(2026, 1, 31), pain=1)], LATER)
    copy = place / "set-aside" / f"{Path(name).name}.2026-02-06T09-00-00"
    assert copy.read_bytes() == damaged
    whole = verify(DiskFolder(place))
    lost = [finding for finding in whole.findings if finding.file == name and finding.wrong]
    assert len(lost) == (name == BOOK), lost  # what may have been open in a plan book stays to be asked again
    assert any("set-aside" in notice for notice in diary.notices(LATER.date()))


@trial(
    FOUND,
    "a month with nothing usable in it: empty, not JSON, a list, no header, wrong types …",
    "the rest opens; set aside",
)
def hopeless_contents(place: Path) -> int:
    for number, content in enumerate(BROKEN_CONTENTS.values()):
        folder = place / f"{number}"
        begun(folder)
        (folder / MONTH).write_bytes(content)
        assert named(folder), content[:40]
        the_rest_opens(folder)
        kept_aside(folder)
        the_rest_opens(folder)
    return len(BROKEN_CONTENTS)


@trial(FOUND, "the same for the plan book", "the days still open; set aside, never overwritten")
def hopeless_book(place: Path) -> int:
    for number, content in enumerate(BROKEN_CONTENTS.values()):
        folder = place / f"{number}"
        begun(folder)
        (folder / BOOK).write_bytes(content.replace(b"checkins", b"goals"))
        assert named(folder, BOOK), content[:40]
        assert len(Diary(DiskFolder(folder)).days().checkins) == len(DAYS) + 1
        kept_aside(folder, BOOK)
    return len(BROKEN_CONTENTS)


@trial(FOUND, "a month cut off after every 16th byte", "every entry before the cut is saved")
def cut_off(place: Path) -> int:
    begun(place)
    whole = (place / MONTH).read_bytes()
    ends = _ends_of_entries(whole)
    cuts = range(0, len(whole) - 2, 16)
    for cut in cuts:
        (place / MONTH).write_bytes(whole[:cut])
        facts = Diary(DiskFolder(place)).days(DAYS[0], DAYS[-1])
        assert len(facts.checkins) + len(facts.sessions) == sum(end <= cut for end in ends), f"cut at {cut}"
        assert named(place)
    the_rest_opens(place)
    kept_aside(place)
    return len(cuts)


def _ends_of_entries(content: bytes) -> list[int]:
    """Behind which bytes an entry is complete: its closing brace stands two blanks in."""
    ends, position = [], 0
    while (found := content.find(b"\n  }", position)) >= 0:
        position = found + 4
        ends.append(position)
    return ends[1:] if content[: ends[0]].count(b"{") < 3 else ends


@trial(FOUND, "one bit of every byte of a month flips", "it is noticed; all other entries are the same", slow=True)
def flipped(place: Path) -> int:
    begun(place)
    memory = MemoryFolder()  # which byte it is says nothing about disks, so most are flipped without one
    for name in (MONTH, OTHER, BOOK):
        memory.write(name, (place / name).read_bytes())
    whole = (place / MONTH).read_bytes()
    before, parsed = _days(DiskFolder(place)), _parsed(whole)
    for number in range(len(whole)):
        damaged = bytearray(whole)
        damaged[number] ^= 1 << number % 7
        memory.write(MONTH, bytes(damaged))
        (place / MONTH).write_bytes(damaged)
        same_values = _parsed(bytes(damaged)) == parsed  # a blank became another blank
        for folder in (memory, DiskFolder(place))[: 1 + (number % ON_DISK == 0)]:
            assert same_values or not verify(folder).ok, f"byte {number} flipped and nobody noticed"
            after = _days(folder)
            changed = [key for key in before.keys() | after.keys() if before.get(key) != after.get(key)]
            assert len(changed) <= 2, f"byte {number} took {changed} with it"
    return len(whole)


def _days(folder: Folder) -> dict[str, object]:
    facts = Diary(folder).days()
    return {f"{key}": value for part in (facts.checkins, facts.sessions) for key, value in part.items()}


def _parsed(content: bytes) -> Any:
    try:
        return json.loads(content)
    except ValueError:
        return None


def changed_by_hand(place: Path, change: Callable[[dict[str, Any]], None], name: str = MONTH) -> None:
    """Somebody changes a file with an editor."""
    tables = json.loads((place / name).read_bytes())
    change(tables)
    (place / name).write_text(json.dumps(tables), encoding="utf-8")


@trial(FOUND, "a value of the wrong type in one field", "the other answers of that day stay; set aside")
def wrong_type(place: Path) -> int:
    wrong = {"pain": "four", "energy": 99, "mood": 1.5, "flare": "no", "settled": ["walking"], "history": 4}
    for field, value in wrong.items():
        folder = place / field
        begun(folder)

        def change(tables: dict[str, Any], field: str = field, value: object = value) -> None:
            tables["checkins"]["2026-01-05"][field] = value

        changed_by_hand(folder, change)
        assert named(folder)
        entry = Diary(DiskFolder(folder)).days().checkins[DAY]
        assert entry.note == "note 5 ☀️"
        assert entry.pain == (None if field == "pain" else 6)
        kept_aside(folder)
        assert Diary(DiskFolder(folder)).days().checkins[DAY].note == "note 5 ☀️"
    return len(wrong)


@trial(FOUND, "a day that stands twice in a month", "both are kept: the later counts, the other is in its history")
def twice(place: Path) -> int:
    begun(place)
    text = (place / MONTH).read_text(encoding="utf-8")
    second = '"2026-01-05": {"day": "2026-01-05", "pain": 9, "energy": 2, "saved_at": "2026-03-01T10:00:00"},'
    for number, spelled in enumerate((second, second.replace('"2026-01-05": {', '"2026-01-05 (2)": {'))):
        folder = place / f"{number}"
        begun(folder)
        (folder / MONTH).write_text(text.replace('"checkins": {', f'"checkins": {{{spelled}', 1), encoding="utf-8")
        assert named(folder)
        for _ in ("read", "written and read again"):
            entry = Diary(DiskFolder(folder)).days().checkins[DAY]
            assert (entry.pain, entry.energy, entry.note) == (9, 2, "note 5 ☀️")
            assert {"pain": 6} in [earlier.values for earlier in entry.history]
            if _ == "read":
                kept_aside(folder)
    return 2


@trial(FOUND, "an unknown table, unknown fields", "they stay through reading and writing")
def unknown(place: Path) -> int:
    begun(place)

    def change(tables: dict[str, Any]) -> None:
        tables["of_a_clinic"] = {"1": {"room": 4}}
        tables["in_a_new_way"] = [1, {"a": None}]
        tables["checkins"]["2026-01-05"]["weather"] = {"wind": 3}

    changed_by_hand(place, change)
    Diary(DiskFolder(place)).save([checkin_change(DAY, pain=1), checkin_change(date(2026, 1, 31), pain=2)], LATER)
    after = json.loads((place / MONTH).read_bytes())
    assert (after["of_a_clinic"], after["in_a_new_way"]) == ({"1": {"room": 4}}, [1, {"a": None}])
    assert after["checkins"]["2026-01-05"]["weather"] == {"wind": 3}
    assert not (place / "set-aside").exists()
    return 3


@trial(FOUND, "a file changed with an editor", "it is used as it is; verify says that it was edited")
def edited(place: Path) -> int:
    begun(place)

    def change(tables: dict[str, Any]) -> None:
        tables["checkins"]["2026-01-05"]["pain"] = 2

    changed_by_hand(place, change)
    diary = Diary(DiskFolder(place))
    assert diary.days().checkins[DAY].pain == 2
    assert diary.notices(DAY) == ()
    assert [
        "edited outside PainPlan" in finding.text for finding in verify(DiskFolder(place)).findings if finding.wrong
    ] == [True]
    diary.save([checkin_change(DAY, energy=3)], LATER)
    assert verify(DiskFolder(place)).ok
    return 1


@trial(FOUND, "a month copied under another name", "its entries are not counted twice; named")
def copied(place: Path) -> int:
    begun(place)
    (place / "diary/2026-02.json").write_bytes((place / MONTH).read_bytes())
    assert named(place, "diary/2026-02.json")
    assert len(Diary(DiskFolder(place)).days().checkins) == len(DAYS) + 1
    return 1


CONFLICTS = (
    "2026-01.sync-conflict-20260106-101112-ABCDEFG.json",
    "2026-01 (conflicted copy 2026-01-06 101112).json",
    "2026-01 (Anna's conflicted copy 2026-01-06).json",
)


@trial(FOUND, "conflict copies of Syncthing, Nextcloud and Dropbox", "named; not read by themselves")
def conflict_copies(place: Path) -> int:
    begun(place)
    for name in CONFLICTS:
        (place / "diary" / name).write_bytes((place / MONTH).read_bytes())
    found = verify(DiskFolder(place))
    assert sorted(finding.file for finding in found.findings if finding.wrong) == sorted(
        f"diary/{name}" for name in CONFLICTS
    )
    assert len(Diary(DiskFolder(place)).days().checkins) == len(DAYS) + 1
    return len(CONFLICTS)
