"""``painplan merge``: the other side of two changes made at once."""

import shutil
from pathlib import Path

from painplan.store.diary import Diary
from painplan.store.disk import DiskFolder
from tests.conftest import Shell

MONTH = "diary/2026-01.json"
CONFLICT = "diary/2026-01.sync-conflict-20260106-101112-ABCDEFG.json"


def test_verify_names_the_copy_and_the_command_it_names_takes_what_is_new(painplan: Shell, place: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    shutil.copy(place / MONTH, place / "other.json")
    painplan("checkin", "--set", "pain=5")
    (place / "other.json").rename(place / CONFLICT)
    found = painplan("verify", "--json")
    assert found.code == 1
    offered = found.document["findings"][0]["text"].partition("painplan ")[2]
    done = painplan(*offered.split(), "--json")
    assert (done.code, done.document["file"], done.document["problems"]) == (0, MONTH, [])
    assert not (place / CONFLICT).exists()
    assert painplan("verify").code == 0
    assert painplan("checkin", "--set", "mattered=", "--json").document["pain"] == 5


def test_a_copy_from_elsewhere_stays_where_it_is(painplan: Shell, place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "from the other machine"
    painplan("--data-dir", str(elsewhere), "checkin", "--set", "note=there")
    painplan("checkin", "--set", "pain=4")
    done = painplan("merge", str(elsewhere / MONTH))
    assert done.out == f"{MONTH}: entries that are new: 0, joined: 1, the same as here: 0.\n"
    assert (elsewhere / MONTH).exists()
    joined = painplan("checkin", "--set", "mattered=", "--json").document
    assert (joined["pain"], joined["note"]) == (4, "there")


def test_where_no_diary_is_nothing_is_joined_and_nothing_made(painplan: Shell, place: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "from the other machine"
    painplan("--data-dir", str(elsewhere), "checkin", "--set", "note=there")
    ran = painplan("merge", str(elsewhere / MONTH))
    assert (ran.code, ran.out, ran.err.startswith(f"There is no diary in {place}")) == (1, "", True), ran.err
    assert not place.exists()
    place.mkdir()
    (place / "plan.json").write_bytes(b'{"of": "another program"}')
    assert painplan("merge", str(elsewhere / MONTH)).code == 1
    assert [path.name for path in place.iterdir()] == ["plan.json"]


def test_what_is_no_copy_is_refused(painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "pain=4")
    (tmp_path / "holiday.jpg").write_bytes(b"\xff\xd8")
    assert painplan("merge", str(tmp_path / "holiday.jpg")).code == 1
    assert painplan("merge", str(tmp_path / "nowhere.json")).code == 2


def bikes(painplan: Shell, place: Path, tmp_path: Path) -> Path:
    """Two copies that made a plan of one name alone, one in minutes and one in metres; the path of the other."""
    other = tmp_path / "other"
    painplan("checkin", "--set", "pain=4")
    shutil.copytree(place, other)
    for where, goal, unit, tries in ((place, "Dance", "minutes", "456"), (other, "Swim", "metres", "678")):
        amounts = [f"{each}00" if unit == "metres" else each for each in tries]
        named = ["--goal", goal, "--activity", "Bike", "--unit", unit]
        added = painplan("--data-dir", str(where), "plan", "add", *named, *(f"--trial={each}" for each in amounts))
        assert added.code == 0, added.err
        done = painplan("--data-dir", str(where), "checkin", "--set", f"done.bike={amounts[0]}")
        assert done.code == 0, done.err
    painplan("own", "add", "pleasant", "sun")
    painplan("--data-dir", str(other), "own", "add", "pleasant", "moon")
    painplan("--data-dir", str(other), "practice", "used", "pleasant:1")
    return other


def test_two_plans_of_one_name_stay_two_and_each_keeps_its_sessions(
    painplan: Shell, place: Path, tmp_path: Path
) -> None:
    other = bikes(painplan, place, tmp_path)
    first = painplan("merge", str(other / MONTH))
    assert "Merge the plan.json of the copy first" in first.out
    told = painplan("merge", str(other / "plan.json"), "--json").document
    assert {(each["was"], each["now"]) for each in told["renamed"] if each["table"] == "plans"} == {("bike", "bike-2")}
    assert painplan("merge", str(other / MONTH), "--json").document["problems"] == []
    book, days = Diary(DiskFolder(place)).book(), Diary(DiskFolder(place)).days()
    units = {plan.id: (plan.unit, book.goal(plan.goal).text) for plan in book.plans}  # type: ignore[union-attr]  # it is there
    assert units == {"bike": ("minutes", "Dance"), "bike-2": ("metres", "Swim")}
    assert {plan: entry.done for (plan, _), entry in days.sessions.items()} == {"bike": 4, "bike-2": 600}
    assert [item.text for item in book.own_items] == ["sun", "moon"]
    assert {tool for tool, _ in days.practices} == {"pleasant:2"}
    assert "bike" in painplan("history", "bike-2").out
    assert "moon" in painplan("history", "2").out


def test_where_nobody_can_tell_which_of_two_is_meant_it_is_left_and_named(
    painplan: Shell, place: Path, tmp_path: Path
) -> None:
    other = bikes(painplan, place, tmp_path)
    painplan("merge", str(other / "plan.json"))
    alone = shutil.copy(other / MONTH, tmp_path / "2026-01.json")
    left = painplan("merge", str(alone), "--json").document
    assert {each["entry"].partition(" ")[0] for each in left["problems"]} == {"sessions", "practices"}
    assert {plan for plan, _ in Diary(DiskFolder(place)).days().sessions} == {"bike"}
    assert painplan("merge", str(other / MONTH), "--json").document["problems"] == []
    assert painplan("merge", str(alone), "--json").document["problems"] == [], "it is known by now"
