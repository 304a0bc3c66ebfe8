"""A decision sheet at the keyboard: no dead end, everything can be left out."""

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from painplan.plans.records import Trial
from painplan.plans.service import NewPlan
from painplan.store.diary import Diary, book_change
from painplan.store.memory import MemoryFolder
from painplan.team.decision_flow import DecisionFlow
from painplan.team.decision_records import Decision, DecisionOption, Point
from painplan.today.coach import Coach
from tests.support import at_the_screen, coach_on

DAY = date(2026, 3, 4)
points = st.lists(
    st.builds(Point, text=st.just("x"), stars=st.none() | st.integers(0, 5), likely=st.none() | st.integers(0, 3)),
    max_size=2,
).map(tuple)
decisions = st.builds(
    Decision,
    id=st.just("d"),
    text=st.just("Shall I?"),
    created=st.just(DAY),
    options=st.lists(
        st.builds(DecisionOption, name=st.sampled_from("abcd"), benefits=points, burdens=points), max_size=4
    ).map(tuple),
)


def plan(folder: Path) -> None:
    trials = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach_on(DAY, folder).add_plan(NewPlan(goal="Out again", activity="Walking", unit="minutes", trials=trials))


@given(decisions)
def test_passing_over_every_question_comes_to_an_end(decision: Decision) -> None:
    coach = Coach(Diary(MemoryFolder()), DAY)
    coach.save([book_change("decisions", decision.id, decision)])
    flow, passed = DecisionFlow(coach, decision.id), list[str]()
    while (step := flow.next) is not None:
        assert step.id not in passed
        flow.answer(step.id, "")
        passed.append(step.id)
    assert [one.options for one in coach.book.decisions] == [decision.options]


async def test_a_decision_of_ones_own_to_the_sheet(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("decisions")
        await person.press("enter")
        await person.paste("Shall I ask for [b]fewer[/] hours?")
        await person.press("enter")
        await person.type("ask", "enter", "enter")
        await person.type("rest", "enter")
        assert "how much does it matter" in person.sees()
        await person.press("5")
        assert "how likely" in person.sees()
        await person.press("2", "enter", "enter", "enter")
        assert "nothing for now: what speaks for it?" in person.sees()
        await person.press("enter", "enter", "enter", "enter", "enter")
        assert "Which one, for now?" in person.sees()
        await person.press("1", "7", "1", "1", "2", "1")
        shown = person.sees()
        assert "Shall I ask for [b]fewer[/] hours?" in shown
        assert "ask: +10" in shown
    (kept,) = coach_on(DAY, tmp_path).book.decisions
    assert (kept.choice, kept.sure, len(kept.check)) == ("ask", 7, 4)


async def test_a_prepared_sheet_opens_with_its_facts_and_goes_straight_to_the_choice(tmp_path: Path) -> None:
    plan(tmp_path)
    async with at_the_screen(coach_on(DAY, tmp_path)) as person:
        await person.app.run_action("decisions")
        await person.press("down", "down", "enter")
        assert "NICE names supervised group exercise programmes" in person.sees()
        await person.press("enter")
        assert "somebody looks at how I do it" in person.sees()
        await person.press("a")
        assert "Which one, for now?" in person.sees()
        await person.press("1", "escape", "home")
        assert "For now: a group with somebody who guides it." in person.sees()
        await person.press("enter", "p")
        assert "Where shall the sheet be written" in person.sees()
        await person.paste(str(tmp_path / "sheet.txt"))
        await person.press("enter")
        assert "Written:" in person.sees()
        page = (tmp_path / "sheet.txt").read_text(encoding="utf-8")
        assert "For now: a group with somebody who guides it." in page
        assert max(map(len, page.splitlines())) <= 76
        await person.press("p")
        await person.paste(str(tmp_path / "sheet.txt"))
        await person.press("enter")
        assert "Name a new file" in person.sees()
        await person.press("escape")
        await person.press("d")
        assert "a group with somebody" not in person.sees()
