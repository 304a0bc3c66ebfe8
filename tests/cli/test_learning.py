"""``painplan lesson``, ``practice``, ``night``, ``checklist`` and ``own``: read, used, ticked, kept."""

import pytest

from painplan.learning.toolkit import guides
from tests.conftest import Shell, on

with_plan = pytest.mark.usefixtures("walking_plan")


@with_plan
def test_a_lesson_is_read_and_not_offered_again(painplan: Shell) -> None:
    first = painplan("lesson", "--json", day=on(0)).document
    assert (first["lesson"]["number"], first["why"]) == (1, "start")
    assert painplan("lesson", "--json", day=on(0)).document["lesson"] is None
    assert painplan("lesson", "--json", day=on(1)).document["lesson"]["number"] == 2


def test_a_lesson_by_its_number_with_its_sources(painplan: Shell) -> None:
    told = painplan("lesson", "9", "--sources").out
    assert told.startswith("9. Sleep and pain")
    assert "Source: Finan 2013" in told
    assert "**" not in painplan("lesson", "24").out


@with_plan
def test_not_for_me_is_remembered_and_can_be_taken_back(painplan: Shell) -> None:
    assert painplan("lesson", "1", "--not-for-me", "--json").document["lesson"]["not_for_me"]
    assert painplan("lesson", "--json").document["lesson"]["number"] == 2
    assert not painplan("lesson", "1", "--not-for-me", "--json").document["lesson"]["not_for_me"]


@with_plan
def test_the_small_action_stands_on_today_until_it_was_done(painplan: Shell) -> None:
    painplan("lesson", "9", "--try", day=on(0))
    (line,) = [
        line for line in painplan("today", "--json", day=on(2)).document["waiting"] if line["code"] == "lesson_action"
    ]
    assert "one time to get up" in line["text"]
    painplan("lesson", "9", "--tried", day=on(2))
    waiting = painplan("today", "--json", day=on(2)).document["waiting"]
    assert "lesson_action" not in [line["code"] for line in waiting]


@pytest.mark.parametrize("odd", [("999",), ("0",), ("--try",), ("4", "--try", "--not-for-me")])
def test_a_lesson_that_is_not_there_or_two_things_at_once(painplan: Shell, odd: tuple[str, ...]) -> None:
    refused = painplan("lesson", *odd)
    assert refused.code == 2
    assert refused.err


def test_a_flare_up_brings_the_lesson_on_flare_ups(painplan: Shell) -> None:
    painplan("flare", "start", day=on(0))
    told = painplan("lesson", "--json", day=on(0)).document
    assert (told["lesson"]["number"], told["why"]) == (7, "first_flare")


def test_uses_are_counted_by_day_and_never_scored(painplan: Shell) -> None:
    painplan("practice", "used", "breathing", "--minutes", "3", day=on(0))
    again = painplan("practice", "used", "breathing", "--minutes", "2", "--json", day=on(0)).document
    assert again == {"tool": "breathing", "times": 2, "minutes": 5}
    painplan("practice", "used", "breathing", day=on(3))
    (used,) = painplan("practice", "list", "--json", day=on(3)).document["used"]
    assert (used["tool"], used["times"], used["days"], used["minutes"]) == ("breathing", 3, 2, 5)
    assert painplan("practice", "list", "--json", day=on(31)).document["used"] == []


def test_the_texts_of_a_practice_can_be_read(painplan: Shell) -> None:
    document = painplan("practice", "show", "muscle-release", "--json").document
    assert sum(step["seconds"] for step in document["steps"]) < 300
    assert painplan("practice", "show", "juggling").code == 2
    assert painplan("practice", "used", "juggling").code == 2


def test_breathing_as_text_notes_the_use(painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("painplan.cli.learning.practice.time.monotonic", lambda: now[0])
    monkeypatch.setattr(
        "painplan.cli.learning.practice.time.sleep", lambda seconds: now.__setitem__(0, now[0] + seconds)
    )
    told = painplan("practice", "start", "breathing", "--minutes", "0.5")
    assert told.out.count("\nin\n") == 3
    assert "Noted as used." in told.out
    assert painplan("practice", "start", "breathing", "--in", "6", "--out", "4").code == 2


def test_nights_are_figures(painplan: Shell) -> None:
    kept = painplan("night", "--to-bed", "22:30", "--up", "7", "--awake", "60", "--json", day=on(1)).document
    assert kept["nights"] == [{"in_bed_minutes": 510, "asleep_minutes": 450, "efficiency": 0.882353}]
    assert "8 h 30 min in bed, 7 h 30 min asleep" in painplan("night", day=on(1)).out
    assert painplan("night", "--to-bed", "22:30").code == 2
    assert painplan("night", "--to-bed", "25:00", "--up", "7").code == 2
    assert painplan("night", "--json", day=on(9)).document["nights"] == []


def test_a_checklist_is_ticked_and_unticked(painplan: Shell) -> None:
    assert len(painplan("checklist", "--json").document["checklists"]) >= 7
    ticked = painplan("checklist", "desk", "--tick", "chair", "--json", day=on(0)).document
    assert [item["id"] for item in ticked["items"] if item["ticked"]] == ["chair"]
    assert "done  chair" in painplan("checklist", "desk", day=on(0)).out
    assert "open  chair" in painplan("checklist", "desk", "--tick", "chair", day=on(0)).out
    assert painplan("checklist", "desk", "--tick", "moon").code == 2
    assert painplan("checklist", "moon").code == 2


def test_lists_of_ones_own_keep_hostile_words_as_words(painplan: Shell) -> None:
    hostile = "[b]vacuum[/b] \x1b[2J=1+1"
    painplan("own", "add", "instead", hostile, "--instead", "sweep one room")
    painplan("own", "add", "exercise", "bridge", "--kind", "strength", "--told-by", "physiotherapist")
    listed = painplan("own", "list", "--json").document
    assert listed["instead"][0]["text"] == hostile
    assert "\x1b" not in painplan("own", "list").out
    painplan("practice", "used", "exercise:2")
    assert painplan("practice", "list", "--json").document["used"][0]["title"] == "bridge"
    painplan("own", "remove", "1")
    assert painplan("own", "list", "--json").document["instead"] == []
    assert painplan("own", "add", "pleasant", "  ").code == 2
    assert painplan("own", "remove", "99").code == 2


def test_a_line_of_each_own_list_is_used_with_one_command_and_told_with_its_kind(painplan: Shell) -> None:
    painplan("own", "add", "exercise", "bridge", "--kind", "strength")
    painplan("own", "add", "pleasant", "tea with a neighbour")
    painplan("own", "add", "instead", "vacuuming", "--instead", "sweep one room")
    for tool in ("exercise:1", "pleasant:2", "instead:3"):
        assert painplan("practice", "used", tool).code == 0, tool
    assert painplan("practice", "used", "pleasant:1").code == 2, "that line is on another list"
    said = painplan("insight").out
    assert "bridge (strength): used on 1 of the last 28 days" in said
    assert "tea with a neighbour: used on 1 of the last 28 days" in said


def test_each_guide_says_how_long_it_takes() -> None:
    minutes = {"muscle-release": (2, 3), "body-scan": (3.5, 4.5), "worry-time": (10, 10), "wind-down": (30, 30)}
    for guide in guides():
        low, high = minutes[guide.id]
        assert low <= guide.seconds / 60 <= high, guide.about
