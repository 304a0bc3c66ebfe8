"""What a file in the data folder is: ours, a copy of ours, or somebody else's, by its name and its beginning."""

from pathlib import Path

import pytest

from painplan.store import things
from painplan.store.belonging import Belongs, Known, is_our_name, known, may_change
from painplan.store.made_files import Look
from painplan.store.things import Form, form_of, things_in

DIARY = b'{\n "painplan": {\n  "format": 2,\n  "file": "plan.json",\n  "sum": "2:d056d87c"\n },\n "goals": {}\n}\n'
SEALED = b"age-encryption.org/v1\n-> X25519 abc\n"
PACKED = b"PK\x03\x04" + bytes(26) + b"plan.json\x00\x00"
THEIRS = b'{"name": "my project", "plans": [1, 2]}'
SWAP = b"b0VIM 9.0\x00\x00words of somebody"

OURS = {
    "plan.json": DIARY,
    "plan.json.age": SEALED,
    "diary/2026-11.json": DIARY,
    "diary/2026-11.json.age": SEALED,
    "key.age": SEALED,
    "key.pub": b"age1qqq\n",
    "backups/key.age": SEALED,
    "backups/2026-11-01.zip": PACKED,
    "backups/by-hand-2026-11-01T10-11-12.zip": PACKED,
    "backups/before-restore-2026-11-01T10-11-12-2.zip.age": SEALED,
    "backups/before-format-2-2026-11-01.zip": PACKED,
    "inbox/2026-11-27T10-11-12-123456-deadbeef.json.age": SEALED,
    "undo/000012-5f0c9a1b.json": DIARY.replace(b"plan.json", b"undo/000012-5f0c9a1b.json"),
    "undo/000012-5f0c9a1b-large.undone.json.age": SEALED,
}
COPIES = {
    "plan.sync-conflict-20261127-101112-ABCDEFG.json": "plan.json",
    "plan (conflicted copy 2026-11-27 101112).json": "plan.json",
    "plan (Anna's conflicted copy 2026-11-27).json": "plan.json",
    "diary/2026-11 (1).json": "diary/2026-11.json",
    "diary/2026-11 - Kopie.json": "diary/2026-11.json",
    "diary/2026-11-LAPTOP.json": "diary/2026-11.json",
    "Copy of plan.json": "plan.json",
    ".stversions/plan~20261127-101112.json": "plan.json",
    ".stversions/diary/2026-11~20261127-101112.json": "diary/2026-11.json",
    ".Trash-1000/plan.json": "plan.json",
    ".plan.json.swp": "plan.json",
    "diary/.2026-11.json.swp": "diary/2026-11.json",
    "diary/2026-11.json~": "diary/2026-11.json",
    "#plan.json#": "plan.json",
    "plan.json.bak": "plan.json",
    "plan.json.save\nwith a line end": "plan.json",
    ".syncthing.plan.json.tmp": "plan.json",
    "backups/2026-01-06 (1).zip": "backups/2026-01-06.zip",
    "undo/000012-5f0c9a1b (1).json": "undo/000012-5f0c9a1b.json",
    "undo/000012-5f0c9a1b.sync-conflict-20261127-101112-ABCDEFG.json": "undo/000012-5f0c9a1b.json",
}


def look(content: bytes) -> Look:
    return Look(content[:4_096], content[-256:], lambda: content)


def seen(name: str, content: bytes, *, beside: bool = True) -> Known:
    """What a file is; ``beside``: the file that it may be a copy of is there and ours."""
    return known(name, look(content), lambda _: beside)


@pytest.mark.parametrize("name", OURS)
def test_what_painplan_writes_is_ours(name: str) -> None:
    found = seen(name, OURS[name])
    assert (found.belongs, found.of) == (Belongs.OURS, name if "key" in name else name.removesuffix(".age"))
    assert is_our_name(name)


@pytest.mark.parametrize("name", OURS)
def test_the_same_name_with_something_else_in_it_is_not(name: str) -> None:
    assert seen(name, THEIRS).belongs is Belongs.THEIRS
    assert seen(name, b"a letter to a friend").belongs is Belongs.THEIRS


@pytest.mark.parametrize("name", COPIES)
def test_copies_that_sync_programs_and_editors_leave_are_copies_of_ours(name: str) -> None:
    content = PACKED if ".zip" in name else DIARY
    assert (seen(name, content).belongs, seen(name, content).of) == (Belongs.COPY, COPIES[name])
    assert seen(f"{name}.age", SEALED).of == COPIES[name]


@pytest.mark.parametrize("name", COPIES)
def test_what_is_called_like_a_copy_and_is_another_programs_json_is_theirs(name: str) -> None:
    assert seen(name, THEIRS).belongs is Belongs.THEIRS


@pytest.mark.parametrize(
    "name", [name for name, of in COPIES.items() if name.replace(of.rpartition("/")[2], "") != name]
)
def test_what_an_editor_keeps_is_known_by_its_name_where_the_file_is_there(name: str) -> None:
    assert seen(name, SWAP).belongs is Belongs.COPY
    assert seen(name, SWAP, beside=False).belongs is Belongs.THEIRS


@pytest.mark.parametrize(
    "name", [*COPIES, "plan.json.old", "plan.json.txt", "plan (1).json", "plan - Copy.json", "key.pub~", "key.age.bak"]
)
def test_a_text_of_somebodys_own_is_theirs_however_it_is_called(name: str) -> None:
    for text in (b"How we plan the garden this year\n", b"- [ ] milk\n- [ ] bread", "süß".encode("latin-1")):
        assert seen(name, text).belongs is Belongs.THEIRS


@pytest.mark.parametrize(
    "name",
    ["thesis.tar.gz", "backups/thesis.tar.gz", "diary/1998.txt", "inbox/letter.eml", "holiday.jpg", "help/a.toml"],
)
def test_what_is_called_otherwise_is_never_ours(name: str) -> None:
    for content in (THEIRS, SWAP, b"", SEALED):
        assert seen(name, content).belongs is Belongs.THEIRS
        assert not seen(name, content).ours


@pytest.mark.parametrize(
    "name", ["my-plan.json", "old/plan.json", "anna/diary/2026-11.json", "somewhere/a.json", "a.zip"]
)
def test_what_is_ours_under_another_name_or_in_another_folder_is_named_and_not_touched(name: str) -> None:
    found = seen(name, PACKED if name.endswith("zip") else DIARY)
    assert (found.belongs, found.ours) == (Belongs.MADE, False)


@pytest.mark.parametrize("content", [b"", b" \n", bytes(400), DIARY[:60], DIARY.replace(b"painplan", b"pcinplan")])
def test_a_damaged_file_of_ours_stays_ours(content: bytes) -> None:
    assert seen("plan.json", content).belongs is Belongs.OURS


def test_a_file_without_a_header_is_ours_where_entries_of_a_diary_are_in_it() -> None:
    month = b'{"checkins": {"2026-11-05": {"day": "2026-11-05", "pain": 4}}}'
    assert seen("diary/2026-11.json", month).belongs is Belongs.OURS
    assert seen("diary/2026-11.json", month.replace(b"checkins", b"weather")).belongs is Belongs.THEIRS


def test_digits_of_other_scripts_name_no_month() -> None:
    assert not is_our_name("diary/２０２６-11.json")
    assert not is_our_name("diary/٢٠٢٦-11.json")
    assert not is_our_name("backups/2026-０1-06.zip")


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../plan.json",
            "/etc/passwd",
            "diary/../plan.json",
            "diary\\2026-11.json",
            "",
            "plan.json/",
            "diary//2026-11.json",
        ),
        *("holiday.jpg", "old/plan.json", ".ssh/authorized_keys"),
    ],
)
def test_a_journal_may_list_nothing_else(name: str) -> None:
    assert not may_change(name)


@pytest.mark.parametrize("name", [*OURS, *COPIES])
def test_a_journal_may_list_what_is_ours(name: str) -> None:
    assert may_change(name)


def test_what_goes_while_it_is_looked_at_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writers beside it make files and take them away at any moment; nobody who looks holds the lock."""
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "other.txt").write_text("mine")

    def gone_by_now(path: Path) -> Form | None:
        found = form_of(path)
        if path.name == "notes.txt":
            path.unlink()
        return found

    monkeypatch.setattr(things, "form_of", gone_by_now)
    assert [thing.name for thing in things_in(tmp_path).found] == ["other.txt"]


HEADS = "day,source,saved_at,history,_other"
MADE = {
    "days, saved again by a spreadsheet": "﻿date;mattered;interference;pain;energy;sleep\r\n2026-01-05;yes;3;4;;\r\n",
    "days, with what a spreadsheet says first": "sep=;\ndate;mattered;interference;pain;energy;sleep\n",
    "days, with the columns moved": "date,pain,energy,note,interference,mattered\n",
    "a table without a row": f"{HEADS}\r\n",
    "a table with quotes": '"day","source","values.a, b","saved_at","history","_other"\n',
    "a table with very many columns": HEADS.replace(
        ",saved", "".join(f",values.m{n}" for n in range(2_000)) + ",saved"
    ),
    "a sheet of earlier": (
        "Shall I?\n\nQuestions to take along\n  What are the benefits?\n  What are the risks or burdens?\n"
        "  What are the alternatives?\n  What if I do nothing for now?\n"
    ),
    "lines of FHIR that name us at their end": '{"resourceType":"Provenance","id":"a"'
    + 5_000 * " "
    + '"PainPlan 1"}\n',
}
ANOTHERS = {
    "a table of days": "date,pain,energy,mood\n2026-01-05,4,5,6\n",
    "a table of another program": "id,colour,saved_at,history,_other\n1,red,,,\n",
    "a very long line": "day," + "x" * 9_000,
    "no text": "day,\x00\x01" * 2_000,
    "a cell that does not end": 'day,"' + "x" * 200_000,
}


@pytest.mark.parametrize("kind", MADE)
def test_what_was_written_where_a_person_said_is_known_as_made(kind: str) -> None:
    assert seen("a file.txt", MADE[kind].encode()).belongs is Belongs.MADE


@pytest.mark.parametrize("kind", ANOTHERS)
def test_what_only_looks_like_it_is_anothers(kind: str) -> None:
    assert seen("a file.txt", ANOTHERS[kind].encode()).belongs is Belongs.THEIRS
