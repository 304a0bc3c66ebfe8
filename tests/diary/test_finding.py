"""A word is found wherever a record declares that it holds a person's own, and nowhere while words are hidden."""

import pytest

from painplan.diary.finding import find_words
from painplan.errors import WrongInput
from painplan.kit.kinds import KINDS
from painplan.plans.records import Plan
from tests.conftest import CoachOn, Shell, on
from tests.kit.made import made
from tests.kit.test_own_words import WORD, diary_with
from tests.support import at_the_screen

WITH_WORDS = [table for table, kind in KINDS.items() if kind.TABLE.words]


@pytest.mark.parametrize("table", WITH_WORDS)
def test_a_word_is_found_in_every_kind_of_entry(table: str) -> None:
    coach = diary_with(made(KINDS[table], WORD))
    assert {one.table for one in find_words(coach, WORD[1:].upper())} >= {table}
    coach.discreet = True
    assert find_words(coach, WORD) == ()


def test_the_newest_day_comes_after_what_lasts(coach_on: CoachOn, walking: Plan) -> None:
    for day in (0, 1):
        coach_on(on(day)).answer(on(day), [("note", f"Walking  by the river, day {day}")])
    found = find_words(coach_on(on(1)), "walking")
    assert [(one.table, one.day) for one in found] == [("plans", None), ("checkins", on(1)), ("checkins", on(0))]
    assert find_words(coach_on(on(1)), "walking by the RIVER")[0].text.endswith("day 1")
    with pytest.raises(WrongInput, match="at least 2 letters"):
        find_words(coach_on(on(1)), " a ")


async def test_on_the_screen_enter_looks_for_the_word(walking: Plan, coach_on: CoachOn) -> None:
    coach_on(on(0)).answer(on(0), [("note", "Down by the river")])
    async with at_the_screen(coach_on(on(1))) as person:
        await person.app.run_action("find")
        await person.press("enter")
        await person.type("r", "enter")
        assert "Give at least 2 letters" in person.sees()
        await person.type("iver", "enter")
        assert "Down by the river" in person.sees()


def test_the_commands_find_words_and_tell_keys(painplan: Shell, walking: Plan) -> None:
    (one,) = painplan("find", "walking", "--json").document["found"]
    assert (one["kind"], one["key"], one["text"]) == ("plans", "walking", "Walking")
    assert painplan("find", "nowhere").out.strip() == "“nowhere” stands nowhere in what you wrote."
    told = painplan("keys", "--json").document
    assert {"key": "c", "does": "Check-in"} in told["everywhere"]
    pages = {page["name"]: {key["key"] for key in page["keys"]} for page in told["pages"]}
    assert {"w", "h", "p"} <= pages["calculator"]
    assert "Check-in" in painplan("keys").out
