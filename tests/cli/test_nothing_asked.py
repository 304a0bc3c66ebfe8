"""A day on which nothing is asked for: every command and every screen says so, and none shows a number or a None."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from painplan.cli.main import painplan as program
from painplan.plans.records import Plan
from painplan.screens.actions import ROOMS
from painplan.screens.plans.timer import TimerScreen
from tests.conftest import CoachOn, Shell, on
from tests.support import LARGE, at_the_screen, coach_on

NO_AMOUNT = re.compile(r"\bNone\b|\bnull\b today|\b(0|8|9) minutes today")


def commands(group: click.Group, *before: str) -> Iterator[tuple[str, ...]]:
    """Every command that can be called without a word more, found in the tree."""
    with click.Context(group) as context:
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if isinstance(command, click.Group):
                yield from commands(command, *before, name)
            elif command is not None and not any(one.required for one in command.params):
                yield (*before, name)


READING = [
    ("today",),
    ("why", "walking"),
    ("flare", "show"),
    ("plan", "show", "walking"),
    ("trend", "walking"),
    *(
        names
        for names in commands(program)
        if names[0] not in ("demo", "serve", "encrypt", "decrypt", "passphrase", "erase")
    ),
]


def test_the_tree_of_commands_was_found() -> None:
    assert {("nudge",), ("plan", "list"), ("review",), ("hold", "end")} <= set(READING)


@pytest.mark.parametrize("names", dict.fromkeys(READING), ids=" ".join)
def test_no_command_shows_an_amount_while_ill(
    names: tuple[str, ...], walking: Plan, coach_on: CoachOn, painplan: Shell, tmp_path: Path, monkeypatch: object
) -> None:
    """clinical.md A14.4: while it lasts nothing is asked for."""
    coach_on(on(1)).hold("illness", None)
    said = painplan(*names, day=on(2))
    assert not NO_AMOUNT.search(said.out + said.err), said.out
    assert "Traceback" not in said.err


def test_today_says_so_in_words_and_in_json(walking: Plan, coach_on: CoachOn, painplan: Shell) -> None:
    coach_on(on(1)).hold("illness", None)
    (plan,) = painplan("today", "--json", day=on(2)).document["plans"]
    assert (plan["target"], plan["ceiling"], plan["state"]) == (None, None, "held")
    assert "nothing_asked" in [reason["code"] for reason in plan["why"]]
    assert "Walking (walking): nothing is asked for today" in painplan("today", day=on(2)).out
    assert "Walking: nothing is asked for today" in painplan("why", "walking", day=on(2)).out


def test_what_was_done_all_the_same_can_be_noted_and_is_measured_against_nothing(
    walking: Plan, coach_on: CoachOn, painplan: Shell
) -> None:
    coach_on(on(1)).hold("illness", None)
    asked = painplan("checkin", day=on(2), typed=["", "p", "20", *[""] * 9])
    assert "Walking: nothing was asked for today" in asked.out
    assert "as planned" not in asked.out
    assert coach_on(on(2)).session("walking", on(2)).done == 20  # type: ignore[union-attr]  # it was noted
    week = coach_on(on(7)).reviews_told()[0].week
    assert (week.as_planned, week.overdo) == (0, 0)


def test_the_calendar_names_the_plan_without_an_amount(
    walking: Plan, coach_on: CoachOn, painplan: Shell, tmp_path: Path
) -> None:
    coach_on(on(1)).hold("illness", None)
    there = tmp_path / "plan.ics"
    assert painplan("export", "ics", str(there), "--with-names", day=on(2)).code == 0
    summaries = [line for line in there.read_text().splitlines() if line.startswith("SUMMARY:Walking")]
    assert summaries == ["SUMMARY:Walking"]


async def test_no_screen_shows_an_amount_while_ill(walking: Plan, place: Path) -> None:
    coach_on(on(1), place).hold("illness", None)
    found = list[str]()
    async with at_the_screen(coach_on(on(2), place), LARGE) as person:
        assert not NO_AMOUNT.search(person.sees())
        async for name in person.through_rooms(ROOMS):
            found += [f"{name}: {one.group()}" for one in NO_AMOUNT.finditer(person.sees())]
    assert found == []


async def test_the_keys_of_today_say_so_too_and_the_clock_counts_the_smallest_version(
    walking: Plan, place: Path
) -> None:
    coach_on(on(1), place).hold("illness", None)
    async with at_the_screen(coach_on(on(2), place)) as person:
        assert "nothing is asked for today" in person.sees()
        await person.press("space")
        assert "there is no amount to note" in person.sees()
        await person.press("t")
        assert isinstance(person.app.screen, TimerScreen)
        assert "until 4:00" in person.sees()
        await person.press("escape", "w")
        assert "Why is nothing asked for?" in person.sees()
