"""A reply of somebody of the team: it only proposes; what is taken goes the way of any change of a plan, as one change.

clinical.md A12 ``UP`` (one step), A14 (nothing rises beside what is open), C4 (nothing about medicines), D4.
"""

import re
from pathlib import Path

import pytest

from painplan.errors import CannotDo, WrongInput
from painplan.exchange.report import Reports, Wish, content_of
from painplan.plans.records import Plan, Trial
from painplan.plans.service import NewPlan
from painplan.safety.service import Safety
from painplan.team.reply_form import reply_form
from painplan.team.reply_reading import MOST_PROPOSALS, read_reply
from painplan.team.reply_service import Replies
from painplan.today.coach import Coach
from tests.conftest import CoachOn, Shell, on
from tests.support import at_the_screen


def form_of(coach: Coach) -> str:
    """The text that is sent back, as the page has it."""
    form = reply_form(coach)
    assert form is not None
    return form.text


def reply(coach: Coach, *blocks: str, sender: str = "Anna, physio") -> bytes:
    """A reply of the diary's own form."""
    head = form_of(coach).partition("\n#")[0].replace('from = ""', f'from = "{sender}"')
    return "\n".join([head, *(f"[[proposals]]\n{block}" for block in blocks)]).encode()


def walking_and(*said: str) -> list[str]:
    return [f'plan = "walking"\n{one}' for one in said]


def able(coach: Coach, *blocks: str) -> list[bool]:
    return [one.allowed for one in Replies(coach).look(reply(coach, *blocks), "r").proposals]


def with_reading(coach: Coach) -> Coach:
    tries = tuple(Trial(amount=amount) for amount in (8, 12, 10))
    coach.add_plan(NewPlan(goal="Read", activity="Reading", unit="repetitions", aim=20, trials=tries))
    return coach


def test_the_page_carries_a_form_that_proposes_nothing(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(3))
    draft = Reports(coach).draft(Wish())
    text = content_of(draft.report, Path("a.txt")).decode()
    page = content_of(draft.report, Path("a.html")).decode()
    assert "[ ] aim" in text
    assert "☐ aim" in page
    assert "painplan_reply = 1\nfor = " in page
    marked = content_of(draft.report, Path("a.md")).decode().replace("# amount = ", "amount = 6")
    assert [one.proposed for one in Replies(coach).look(marked.encode(), "a.md").proposals] == [6]
    faulty = text.replace("# aim = ", "aim = = 6")
    line = next(at for at, words in enumerate(faulty.splitlines(), 1) if "= =" in words)
    with pytest.raises(WrongInput, match=rf"line {line}\b"):
        Replies(coach).look(faulty.encode(), "a.txt")
    view = Replies(coach).look(text.encode(), "a.txt")
    assert (view.sender, view.proposals) == ("", ()), "the whole page can come back"
    filled = text.replace("# amount = ", "amount = 6").replace('from = ""', 'from = "Anna"')
    view = Replies(coach).look(filled.encode(), "a.txt")
    assert [(one.what, one.now, one.proposed, one.allowed) for one in view.proposals] == [("amount", 8, 6, True)]


def test_each_diary_has_a_code_of_its_own_that_stays(coach_on: CoachOn, walking: Plan) -> None:
    codes = {re.findall(r'for = "(\w+)"', form_of(coach_on(on(day))))[0] for day in (0, 1, 2)}
    assert len(codes) == 1
    coach_on(on(2)).end_plan("walking")
    assert coach_on(on(2)).undo() is not None, "the code is nothing that a person did, and no undo takes it"
    assert set(re.findall(r'for = "(\w+)"', form_of(coach_on(on(2))))) == codes
    other = reply(coach_on(on(2)), *walking_and("amount = 6")).replace(codes.pop().encode(), b"abcdefghjk")
    (one,) = Replies(coach_on(on(2))).look(other, "r").proposals
    assert "not of this diary" in (one.why_not or "")


def test_less_another_aim_and_fewer_days_can_be_taken_more_than_a_step_cannot(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(1))
    for said in ("amount = 6", "amount = 9", "aim = 30", "days_per_week = 3", 'text = "Sit at the window"'):
        assert able(coach, *walking_and(said)) == [True], said
    for said in (
        *("amount = 9.5", "amount = 20", "days_per_week = 2", "aim = 5000", "amount = 0.01"),
        *('text = "Two tablets before you walk"', 'text = "Stop the ibuprofen"', 'text = "20 mg less"'),
    ):
        assert able(coach, *walking_and(said)) == [False], said
    assert able(coach, 'plan = "nope"\namount = 1') == [False]


def test_beside_an_open_sign_nothing_rises(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(1))
    Safety(coach).answer_signs({"RF21": "yes"})
    assert able(coach, *walking_and("amount = 9", "days_per_week = 6", "aim = 30")) == [False, False, True]


def test_only_one_plan_steps_and_the_same_is_proposed_once(coach_on: CoachOn, walking: Plan) -> None:
    coach = with_reading(coach_on(on(1)))
    assert able(coach, *walking_and("amount = 99", "amount = 7", "amount = 6")) == [False, True, False]
    said = [*walking_and("amount = 9", "amount = 7"), 'plan = "reading"\namount = 9', 'plan = "reading"\naim = 15']
    assert able(coach, *said) == [True, False, False, True]
    said = walking_and("amount = 99", "amount = 9", "days_per_week = 2", "days_per_week = 3")
    assert able(coach, *said) == [False, True, False, True], "what cannot be taken stands in nobody's way"


def test_what_is_taken_is_one_change(coach_on: CoachOn, walking: Plan) -> None:
    coach = with_reading(coach_on(on(1)))
    said = [*walking_and("amount = 6", "days_per_week = 3", 'text = "In the sun"'), 'plan = "reading"\naim = 30']
    taken = Replies(coach).take(reply(coach, *said), "r", {1, 3, 4})
    assert taken.numbers == (1, 3, 4)
    assert "Amount: 6 minutes a day instead of 8." in taken.told
    again = Replies(coach).look(reply(coach, *said), "r").proposals
    assert [one.why_not for one in (again[0], again[2], again[3])] == ["It is so already."] * 3
    assert (coach.why("walking").plan.quota, coach.plan("walking").days_per_week) == (6, 5)
    assert coach.plan("reading").aim == 30
    (kept,) = Replies(coach).taken()
    assert (kept.sender, kept.texts, kept.plans) == ("Anna, physio", ("In the sun",), ("walking", "reading"))
    assert coach.undo() is not None
    assert [plan.aim for plan in coach.book.plans] == [20, 20]
    assert (coach.why("walking").plan.quota, coach.book.restarts, Replies(coach).taken()) == (8, (), ())


def test_one_that_cannot_be_taken_takes_none_with_it(coach_on: CoachOn, walking: Plan) -> None:
    coach = coach_on(on(1))
    content = reply(coach, *walking_and("aim = 30", "amount = 20"))
    with pytest.raises(CannotDo, match="Proposal 2"):
        Replies(coach).take(content, "r", {1, 2})
    with pytest.raises(WrongInput, match="no proposal 3"):
        Replies(coach).take(content, "r", {1, 3})
    assert coach.plan("walking").aim == 20
    assert Replies(coach).take(content, "r", None).numbers == (1,)


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ("amuont = 8", 6),
        ('amount = "much"', 6),
        ("amount = true", 6),
        ("amount = -3", 6),
        ("amount = nan", 6),
        ("amount = inf", 6),
        (f"amount = {'9' * 400}", 6),
        ("amount = [[1]]", 6),
        ("days_per_week = 2.5", 6),
        ("days_per_week = 9", 6),
        ("amount = 3\naim = 4", 7),
        ("text = 5", 6),
        ("text.more = 5", 6),
        ('\n\n  "amuont"   = 8', 8),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_wrong_name_or_value_is_refused_with_its_line(wrong: str, line: int) -> None:
    text = f'painplan_reply = 1\nfor = "x"\nfrom = ""\n[[proposals]]\nplan = "walking"\n{wrong}\n'
    with pytest.raises(WrongInput, match=rf"line {line}:"):
        read_reply(text.encode(), "r.toml")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "painplan_reply = 2",
        "painplan_reply = true",
        "painplan_reply = 1\nfor = 3",
        "painplan_reply = 1\nproposals = 3",
        "painplan_reply = 1\nproposals = [3]",
        "painplan_reply = 1\n[[proposals]]\namount = 3",
        "painplan_reply = 1\nmore = 1",
        "painplan_reply = 1\nfrom = 'a\x00b'",
        "painplan_reply = 1\nx = " + "[" * 200_000,
        "painplan_reply = 1\nx = " + "9" * 200_000,
        "painplan_reply = 1\nx = {" + "a." * 200_000 + "b = 1}",
        "painplan_reply = 1\n" + '[[proposals]]\nplan = "a"\n' * (MOST_PROPOSALS + 1),
        "painplan_reply = 1\npainplan_reply = 1",
    ],
    ids=lambda text: text[:40],
)
def test_a_damaged_or_hostile_text_is_one_sentence(text: str) -> None:
    with pytest.raises(WrongInput) as refused:
        read_reply(text.encode(), "r.toml")
    assert len(str(refused.value)) < 600
    assert "\n" not in str(refused.value)


def test_the_command_shows_and_takes(painplan: Shell, coach_on: CoachOn, walking: Plan, tmp_path: Path) -> None:
    file = tmp_path / "reply.toml"
    file.write_bytes(reply(coach_on(on(1)), *walking_and("amount = 6", "amount = 99", 'text = "\\u001b[31m sun"')))
    shown = painplan("team", "reply", str(file), "--json", day=on(1)).document
    assert (shown["from"], shown["taken"]) == ("Anna, physio", [])
    first, second, third = shown["proposals"]
    assert (first["n"], first["what"], first["now"], first["proposed"], first["allowed"]) == (1, "amount", 8, 6, True)
    assert (first["why_not"], second["allowed"], third["now"]) == (None, False, None)
    assert "\x1b" not in painplan("team", "reply", str(file), day=on(1)).out
    codes = [painplan("team", "reply", str(file), "--take", take, day=on(1)).code for take in ("2", "7", "x", "1,2")]
    assert codes == [1, 2, 2, 1]
    assert painplan("plan", "show", "walking", "--json", day=on(1)).document["quota"] == 8
    assert painplan("team", "reply", str(file), "--take", "1,3", "--json", day=on(1)).document["taken"] == [1, 3]
    assert painplan("plan", "show", "walking", "--json", day=on(1)).document["quota"] == 6
    assert "sun" in painplan("team", "list", day=on(1)).out
    assert painplan("undo", day=on(1)).code == 0
    assert painplan("plan", "show", "walking", "--json", day=on(1)).document["quota"] == 8
    file.write_bytes(b"#" * 1_000_001)
    assert painplan("team", "reply", str(file), day=on(1)).code == 2


def test_what_it_does_to_the_day_is_told_before_it_is_taken(
    painplan: Shell, coach_on: CoachOn, walking: Plan, tmp_path: Path
) -> None:
    file = tmp_path / "reply.toml"
    file.write_bytes(reply(coach_on(on(1)), *walking_and("aim = 5", "amount = 6", "amount = 99")))
    shown = painplan("team", "reply", str(file), day=on(1)).out
    alone, together = shown.split("1, 2 taken would mean")
    assert "5 minutes a day instead of 8" in alone
    assert "6 minutes a day instead of 8" in alone
    assert "5 minutes a day instead of 8" in together
    assert "--take" in shown
    file.write_bytes(reply(coach_on(on(1)), *walking_and("amount = 99")))
    refused = painplan("team", "reply", str(file), day=on(1)).out
    assert "None of it can be taken" in refused
    assert "--take" not in refused


async def test_on_the_screen_a_reply_is_pasted_and_taken_line_by_line(coach_on: CoachOn, walking: Plan) -> None:
    content = reply(coach_on(on(1)), *walking_and("amount = 6", "amount = 99")).decode()
    async with at_the_screen(coach_on(on(1))) as person:
        await person.app.run_action("reply")
        await person.press("enter")
        await person.paste(content)
        await person.press("escape")
        assert "From Anna, physio" in person.sees()
        await person.press("home")
        assert "6 minutes a day instead of 8" in person.sees(), "told before it is taken"
        await person.press("enter")
        assert "Taken: 1" in person.sees()
        await person.press("down", "enter")
        assert "cannot be taken" in person.sees()
    assert coach_on(on(1)).why("walking").plan.quota == 6
