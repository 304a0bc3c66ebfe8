"""``painplan verify`` and what the person is told about damaged files."""

from pathlib import Path

from tests.conftest import FIRST, Shell
from tests.support import at_the_screen, coach_on

MONTH = "diary/2026-01.json"


def damage(place: Path, name: str = MONTH) -> None:
    """The second half of a file is gone."""
    content = (place / name).read_bytes()
    (place / name).write_bytes(content[: len(content) // 2])


def test_a_whole_diary_is_said_to_be_whole(painplan: Shell, place: Path) -> None:
    assert painplan("checkin", "--set", "pain=4").code == 0
    plain, asked = painplan("verify"), painplan("verify", "--json")
    assert (plain.code, plain.out) == (0, "1 files with 1 entries were looked at; nothing is wrong.\n")
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
