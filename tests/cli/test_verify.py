"""``painplan verify`` and what the person is told about damaged files."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from painplan.store.disk import DiskFolder
from painplan.store.sealed.sealed import encrypt
from tests.conftest import FIRST, Ran, Shell, on
from tests.store import low_cost
from tests.support import at_the_screen, coach_on

MONTH = "diary/2026-01.json"


def damage(place: Path, name: str = MONTH) -> None:
    """The second half of a file is gone."""
    content = (place / name).read_bytes()
    (place / name).write_bytes(content[: len(content) // 2])


def test_a_whole_diary_is_said_to_be_whole(painplan: Shell, place: Path) -> None:
    assert painplan("checkin", "--set", "pain=4").code == 0
    plain, asked = painplan("verify"), painplan("verify", "--json")
    assert (plain.code, plain.out) == (0, "1 file with 1 entry looked at; nothing is wrong.\n")
    assert asked.document == {"ok": True, "files": 1, "entries": 1, "findings": []}
    assert not (place / "set-aside").exists()


def test_what_is_wrong_is_listed_and_the_exit_code_says_so(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    damage(place)
    before = (place / MONTH).read_bytes()
    plain, asked = painplan("verify"), painplan("verify", "--json")
    assert (plain.code, asked.code) == (1, 1)
    assert plain.err.startswith("Not all is well: 1 finding, as listed.")
    assert plain.out.startswith(f"{MONTH}: it is not complete JSON")
    finding = asked.document["findings"][0]
    assert (asked.document["ok"], finding["file"], finding["wrong"]) == (False, MONTH, True)
    assert (place / MONTH).read_bytes() == before


def test_today_tells_of_damage_and_still_says_what_to_do(painplan: Shell, place: Path, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    damage(place)
    asked, plain = painplan("today", "--json"), painplan("today")
    assert asked.code == plain.code == 0
    assert [plan["id"] for plan in asked.document["plans"]] == ["walking"]
    assert [notice.partition(" in ")[0] for notice in asked.document["notices"]] == [MONTH]
    assert f"{MONTH} in {place} is damaged: it is not complete JSON" in plain.out


def test_no_damage_no_notice(painplan: Shell, walking_plan: object) -> None:
    assert painplan("today", "--json").document["notices"] == []


def test_an_entry_can_be_made_in_a_damaged_month_and_the_file_is_kept(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    damage(place)
    damaged = (place / MONTH).read_bytes()
    assert painplan("checkin", "--set", "energy=3").code == 0
    kept = list((place / "set-aside").iterdir())
    assert [path.read_bytes() for path in kept] == [damaged]
    assert kept[0].name.startswith("2026-01.json.2026-01-05T")
    assert painplan("verify").code == 0
    assert "was damaged; as it was, it lies in" in painplan("today").out


async def test_the_screen_opens_with_the_notice(painplan: Shell, place: Path, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    damage(place)
    async with at_the_screen(coach_on(FIRST, place)) as person:
        said = " ".join(person.sees().split())
    assert f"{MONTH} in " in said
    assert "is damaged: it is not complete JSON" in said
    assert "Walking 8 minutes today" in said


def test_a_link_to_a_file_where_a_folder_belongs_is_not_said_to_lead_nowhere(
    painplan: Shell, place: Path, tmp_path: Path
) -> None:
    painplan("checkin", "--set", "pain=4")
    (tmp_path / "file").write_text("there")
    (place / "inbox").symlink_to(tmp_path / "file")
    assert "inbox: nothing can be written there (it is a link to something that is no folder)" in painplan("verify").out
    (tmp_path / "file").unlink()
    assert "it is a link that leads nowhere" in painplan("verify").out


def test_entries_of_a_day_that_is_still_to_come_are_named(painplan: Shell, walking_plan: object) -> None:
    painplan("checkin", "--set", "pain=4")
    assert "still to come" not in painplan("verify").out
    early = FIRST.replace(year=FIRST.year - 1)
    found = painplan("verify", "--json", day=early).document
    named = {(each["entry"], each["wrong"]) for each in found["findings"] if "still to come" in each["text"]}
    assert (f"checkins {FIRST}", False) in named
    assert ("plans walking", False) in named


def lost(painplan: Shell, place: Path) -> str:
    """A month of which most is lost to damage and which a check-in set aside; the name of what was set aside."""
    for number in range(6):
        painplan("checkin", "--set", f"pain={number}", day=on(number))
    painplan("backup", day=on(5))
    (place / MONTH).write_bytes((place / MONTH).read_bytes()[:330])
    assert painplan("checkin", "--set", "energy=3", day=on(6)).code == 0
    (aside,) = (place / "set-aside").iterdir()
    return f"set-aside/{aside.name}"


def offered(text: str) -> list[list[str]]:
    """The commands in a sentence."""
    return [each.split(" · ")[0].split() for each in text.split("painplan ")[1:]]


def test_while_entries_of_a_file_that_was_set_aside_are_missing_something_is_wrong(
    painplan: Shell, place: Path
) -> None:
    aside = lost(painplan, place)
    asked = painplan("verify", "--json", day=on(6))
    (finding,) = [each for each in asked.document["findings"] if each["file"] == aside]
    assert (asked.code, finding["wrong"]) == (1, True)
    assert "(4: checkins " in finding["text"]
    (told,) = [each for each in painplan("today", "--json", day=on(6)).document["notices"] if aside in each]
    (command,) = offered(finding["text"])
    assert offered(told) == [command]
    assert painplan(*command, day=on(6)).code == 0
    after = painplan("verify", "--json", day=on(6))
    assert (after.code, [each["wrong"] for each in after.document["findings"]]) == (0, [False])
    pains = [painplan("checkin", "--date", str(on(6)), "--json", "--set", "mattered=", day=on(6)).document["energy"]]
    assert pains == [3]  # what was said since stays
    held = json.loads((place / MONTH).read_bytes())["checkins"]
    assert [held[str(on(number))]["pain"] for number in range(6)] == [*range(6)]


def test_a_backup_from_after_the_damage_hides_nothing(painplan: Shell, place: Path) -> None:
    aside = lost(painplan, place)
    for number in range(7, 10):
        painplan("checkin", "--set", "pain=1", day=on(number))  # each day begins with a backup that is whole
    asked = painplan("verify", "--json", day=on(9))
    assert [each["file"] for each in asked.document["findings"] if each["wrong"]] == [aside]


def test_what_can_be_read_in_it_comes_back_from_the_file_itself(painplan: Shell, place: Path) -> None:
    aside = lost(painplan, place)
    for backup in (place / "backups").iterdir():
        backup.unlink()
    shutil.rmtree(place / "undo")
    month = json.loads((place / MONTH).read_bytes())
    readable = sorted(month["checkins"])[0]
    del month["checkins"][readable]
    (place / MONTH).write_text(json.dumps(month))
    found = {each["file"]: each for each in painplan("verify", "--json", day=on(6)).document["findings"]}
    assert f"(1: checkins {readable})" in found[aside]["text"]
    (command,) = offered(found[aside]["text"])
    assert command == ["merge", aside]
    assert painplan(*command, day=on(6)).code == 0
    assert painplan("verify", day=on(6)).code == 0


def test_what_a_person_took_out_is_not_missing(painplan: Shell, place: Path) -> None:
    lost(painplan, place)
    finding = painplan("verify", "--json", day=on(6)).document["findings"][0]["text"]
    assert painplan(*offered(finding)[0], day=on(6)).code == 0
    assert painplan("undo", day=on(6)).code == 0
    assert painplan("verify", day=on(6)).code == 0


def test_only_a_file_of_a_backup_can_be_chosen(painplan: Shell, place: Path) -> None:
    lost(painplan, place)
    backup = next(path.name for path in (place / "backups").iterdir() if "by-hand" in path.name)
    without, wrong = painplan("merge", f"backups/{backup}"), painplan("merge", MONTH, "--only", MONTH)
    assert (without.code, f"--only {MONTH}" in without.err) == (2, True)
    assert (wrong.code, "is not a backup" in wrong.err) == (2, True)


def test_the_line_brings_back_what_is_missing_in_a_sealed_diary_too(
    painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost(painplan, place)
    encrypt(DiskFolder(place), low_cost.KEYS[0].new)

    def ran(*command: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{low_cost.PASSPHRASE}\n"))
        return painplan("--passphrase-stdin", *command, day=on(6))

    asked = ran("verify", "--json")
    assert asked.code == 1
    (command,) = offered(asked.document["findings"][0]["text"])
    assert ran(*command).code == 0
    assert ran("verify").code == 0
