"""Places where it hurts, and moments of a day: noted at their time, beside the day, and in no rule about amounts."""

import pytest

from painplan.checkin.places import parse_places, places_in_words
from painplan.errors import WrongInput
from tests.conftest import CoachOn, Shell, on


def test_places_are_read_by_name_and_number_and_told_in_the_order_of_the_body() -> None:
    assert parse_places("knees, Lower back,1") == ("head", "lower_back", "knees")
    assert places_in_words(parse_places("none")) == "nowhere"
    with pytest.raises(WrongInput, match="lower_back"):
        parse_places("thumb")


def test_places_are_asked_where_that_is_on_and_kept_with_the_day(painplan: Shell, coach_on: CoachOn) -> None:
    assert "places" not in {one.id for one in coach_on(on(0)).questions(on(0))}
    painplan("set", "places", "on")
    asked = {one.id: one for one in coach_on(on(0)).questions(on(0))}
    assert "11 lower back" in asked["places"].hint
    saved = painplan("checkin", "--set", "places=lower_back,knees", "--json").document
    assert saved["places"] == ["lower_back", "knees"]
    assert {one.id: one for one in coach_on(on(0)).questions(on(0))}["places"].given == "lower_back,knees"
    assert painplan("checkin", "--set", "places=thumb").code == 2


def test_moments_stand_beside_the_day_and_give_trends_where_the_day_says_nothing(painplan: Shell) -> None:
    painplan("checkin", "--at", "9:05", "--set", "pain=3")
    painplan("checkin", "--at", "6 pm", "--set", "pain=6", "--set", "places=knees", "--set", "note=stairs")
    told = painplan("checkin", "--at", "20:00", "--set", "energy=4", "--json").document
    assert [(one["at"], one["pain"], one["energy"]) for one in told["moments"]] == [
        *(("09:05", 3, None), ("18:00", 6, None), ("20:00", None, 4)),
    ]
    assert told["pain"] is None, "the question about the day is not answered by them"
    assert painplan("today", "--json").document["checked_in"] is False
    assert [point["value"] for point in painplan("trend", "pain", "--json").document["points"]] == [4.5]
    painplan("checkin", "--set", "pain=5")
    assert [point["value"] for point in painplan("trend", "pain", "--json").document["points"]] == [5]


def test_what_is_of_the_day_goes_to_the_day_or_nothing_is_kept(painplan: Shell) -> None:
    assert painplan("checkin", "--at", "10:00", "--set", "pain=4", "--set", "mood=99").code == 2
    assert painplan("checkin", "--at", "10:00", "--set", "mood=4").code == 2
    assert painplan("checkin", "--at", "25:00", "--set", "pain=4").code == 2
    saved = painplan("checkin", "--at", "10:00", "--set", "pain=4", "--set", "mood=4", "--json").document
    assert (saved["mood"], [one["pain"] for one in saved["moments"]]) == (4, [4])
    assert painplan("undo").code == 0
    assert painplan("undo").code == 1, "one command is one change"


def test_a_note_is_kept_at_its_time_after_what_stands_there(painplan: Shell) -> None:
    painplan("note", "stairs were hard", "--at", "14:30")
    told = painplan("note", "better now", "--at", "14:30", "--json").document
    assert (told["at"], told["note"]) == ("14:30", "stairs were hard\nbetter now")
    assert "Noted: " in painplan("note", "at once").out
    assert painplan("note", " ").code == 2
    assert painplan("note", "x", "--date", on(9).isoformat()).code == 2
    assert "“14:30”" in painplan("undo", "--list").out
