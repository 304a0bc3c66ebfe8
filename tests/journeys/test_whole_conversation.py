"""The whole goal conversation by keyboard alone, line by line, and from a file: the same facts; left at every step."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from painplan.goals.answer_file import answers_in
from painplan.goals.interviews import GoalTalk
from painplan.kit.step import Step, chosen
from painplan.store.book import Book
from painplan.store.diary import Diary
from painplan.store.memory import MemoryFolder
from painplan.today.coach import Coach
from tests.conftest import FIRST, Shell
from tests.goals.test_interviews import WHOLE
from tests.support import SMALL, Person, at_the_screen, coach_on
from tests.thorough import WHOLE as WHOLE_RUN

TYPED = frozenset({"text", "amount", "amounts", "day", "list"})


def facts(book: Book) -> Any:
    """The facts without the times at which they were saved, and without the conversation itself."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: bare(one) for name, one in value.items() if name not in ("saved_at", "history", "draft")}
        return [bare(one) for one in value] if isinstance(value, list | tuple) else value

    return bare(msgspec.to_builtins(book.tables()))


def in_order(said: dict[str, str]) -> list[tuple[Step, str]]:
    """The questions that these answers meet, each with its answer."""
    talk = GoalTalk(Coach(Diary(MemoryFolder()), FIRST))
    found = []
    while (step := talk.next) is not None:
        found.append((step, said.get(step.id, "")))
        talk.answer(step.id, said.get(step.id, ""))
    return found


async def say(person: Person, step: Step, answer: str) -> None:
    """Answer one question at the keyboard."""
    if step.kind == "list" and all(len(option.key) == 1 for option in step.options):
        keys = {option.value: option.key for option in step.options}
        offered = {keys[value] for value in chosen(step.given)}  # these are marked; a key marks or takes the mark away
        await person.press(*sorted(offered ^ set(answer.split())), "enter")
    elif step.kind in TYPED:
        if step.given:  # what stands there is taken out first
            shown = len(step.given.split(";")) * 2 - 1 if step.kind == "list" else len(step.given)
            await person.press("end", *["backspace"] * shown)
        await person.type(answer, "enter")
    else:
        await person.press("x" if answer == "10" else answer or "minus")


async def at_the_keyboard(folder: Path, said: dict[str, str], *, leave_after_each: bool) -> Book:
    """The conversation at 80x24; the program is closed after every answer if wanted, or after every few."""
    steps = in_order(said)
    few = (1 if WHOLE_RUN else 3) if leave_after_each else len(steps)
    parts = [steps[at : at + few] for at in range(0, len(steps), few)]
    for part in parts:
        async with at_the_screen(coach_on(FIRST, folder), SMALL) as person:
            await person.press("1")
            for step, answer in part:
                assert step.ask.split("?")[0].split("\n")[0][:40] in person.sees(), step.id
                await say(person, step, answer)
            await person.press("escape")
    async with at_the_screen(coach_on(FIRST, folder), SMALL) as person:
        await person.press("1")
        assert "Does it sound like you?" in person.sees()
        await person.press("enter")
        assert "begins today" in person.sees()
    return coach_on(FIRST, folder).book


@pytest.mark.parametrize("leave_after_each", [False, True], ids=["in one go", "left after each answer"])
async def test_screens_lines_and_a_file_leave_the_same_facts(
    painplan: Shell, place: Path, tmp_path: Path, *, leave_after_each: bool
) -> None:
    by_keys = await at_the_keyboard(tmp_path / "keys", WHOLE, leave_after_each=leave_after_each)
    lines = [answer or "-" for _, answer in in_order(WHOLE)]
    if leave_after_each:
        for line in lines:
            stopped = painplan("interview", typed=[line])
            assert (stopped.code, "Everything answered before is saved" in stopped.err) == (1, True)
        lines = []
    done = painplan("interview", typed=[*lines, "yes"])
    assert done.code == 0, done.err
    by_lines = coach_on(FIRST, place).book
    coach = coach_on(FIRST, tmp_path / "file")
    talk = GoalTalk(coach)
    talk.take(answers_in(talk, {step.id: answer for step, answer in in_order(WHOLE) if answer}))
    assert facts(by_keys) == facts(by_lines) == facts(coach.book)


async def test_any_answer_can_be_gone_back_to_and_what_rests_on_it_is_asked_again(tmp_path: Path) -> None:
    coach = coach_on(FIRST, tmp_path)
    talk = GoalTalk(coach)
    for name, answer in (("way", "1"), ("adult", "1"), ("matters", "x"), ("goal", "be pain free"), ("again", "walk")):
        talk.answer(name, answer)
    async with at_the_screen(coach) as person:
        await person.press("1", "f2")
        assert "Which answer would you like to change?" in person.sees()
        await person.press("up", "enter")
        assert "what would someone see you doing?" in person.sees()
        assert "be pain free" in person.sees()
        await person.press(*["backspace"] * 12)
        await person.type("climb the hill", "enter")
        assert "Which daily task is a first piece of it?" in person.sees()
        await person.press("backspace")
        assert "climb the hill" in person.sees()
        await person.press("enter")
        assert "Which daily task is a first piece of it?" in person.sees()
    assert coach_on(FIRST, tmp_path).draft == {
        "way": "short",
        "adult": "yes",
        "matters": "x",
        "goal": "climb the hill",
    }


async def test_not_now_is_a_good_answer_at_the_screen(tmp_path: Path) -> None:
    coach = coach_on(FIRST, tmp_path)
    talk = GoalTalk(coach)
    said = WHOLE | {"keep_goal": "3", "barriers": "0"}
    while (step := talk.next) is not None:
        talk.answer(step.id, said.get(step.id, ""))
    async with at_the_screen(coach) as person:
        await person.press("1")
        assert "Shall it be kept?" in person.sees()
        assert "No plan comes of this now" in person.sees()
        await person.press("enter")
        assert "Kept for later" in person.sees()
    assert [goal.state for goal in coach_on(FIRST, tmp_path).book.goals] == ["parked"]


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [("goal", "", "needed"), ("goal", "x" * 5_000, "up to 2,000 fit"), ("by", "1 May 2020", "not ahead")],
)
async def test_what_does_not_fit_is_told_and_what_was_typed_stays(
    tmp_path: Path, name: str, typed: str, told: str
) -> None:
    coach = coach_on(date(2026, 3, 2), tmp_path)
    talk = GoalTalk(coach)
    while talk.next is not None and talk.next.id != name:
        talk.answer(talk.next.id, (WHOLE | {"way": "1", "goal": "walk"}).get(talk.next.id, ""))
    async with at_the_screen(coach) as person:
        await person.press("1")
        if typed:
            await person.paste(typed)
        await person.press("enter")
        assert told in person.sees()
        assert typed[:8] in person.sees()
    assert name not in coach.draft
