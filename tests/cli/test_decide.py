"""``painplan decide``: sheets, what is weighed and what never is (clinical.md D3, C4)."""

import re
import tomllib
from pathlib import Path

import pytest

from painplan.kit.record import ME
from painplan.plans.records import Plan
from painplan.store.diary import Change
from painplan.team.decisions import Decisions
from painplan.team.reply_form import reply_form
from tests.conftest import CoachOn, Shell, on

SHEETS = Path(__file__).parents[2] / "assets" / "en" / "decisions"


def test_prepared_sheets_are_listed_and_bring_facts_without_numbers(painplan: Shell) -> None:
    listed = painplan("decide", "list", "--json").document
    assert [sheet["name"] for sheet in listed["sheets"]] == sorted(path.stem for path in SHEETS.glob("*.toml"))
    for sheet in listed["sheets"]:
        made = painplan("decide", "new", "--sheet", sheet["name"], "--json").document
        assert made["options"][-1]["name"] == "nothing for now"
        points = [point for option in made["options"] for point in (*option["benefits"], *option["burdens"])]
        assert all(point["stars"] is None and point["likely"] is None for point in points)
        assert "What if I do nothing for now?" in painplan("decide", "show", made["id"]).out
        assert "thinking aid" not in painplan("decide", "show", made["id"]).out


def test_a_decision_of_ones_own_from_options_to_how_sure(painplan: Shell) -> None:
    made = painplan("decide", "new", "Shall I ask for fewer hours?", "--option", "ask", "--json").document
    name = made["id"]
    assert [option["name"] for option in made["options"]] == ["ask", "nothing for now"]
    painplan("decide", "add", name, "--option", "change the shift")
    painplan("decide", "add", name, "--option", "ask", "--benefit", "rest", "--stars", "5", "--likely", "2")
    painplan("decide", "add", name, "--option", "1", "--burden", "money", "--stars", "3", "--likely", "3")
    painplan("decide", "add", name, "--option", "ask", "--benefit", "time", "--unknown", "what they say")
    checks = [part for item in ("sure", "understand") for part in ("--check", f"{item}=yes")]
    checks += ["--check", "risk_benefit=no", "--check", "encouragement=yes"]
    shown = painplan("decide", "choose", name, "ask", "--sure", "6", "--who", "my sister", *checks, "--json").document
    assert shown["options"][0]["balance"] == 1
    assert shown["options"][0]["unrated"] == 1
    assert [option["name"] for option in shown["options"]][-1] == "nothing for now"
    assert (shown["choice"], shown["sure"], shown["conflict"]) == ("ask", 6, True)
    text = painplan("decide", "show", name).out
    assert "A thinking aid, not an answer" in text
    assert "3 of 4 yes: talk it through with somebody." in text


def test_the_sheet_about_medicines_holds_questions_and_weighs_nothing(painplan: Shell) -> None:
    """clinical.md C4: no advice on medicines."""
    painplan("decide", "new", "--sheet", "medicine_review")
    for more in (["--option", "stop them"], ["--option", "1", "--benefit", "less", "--stars", "5", "--likely", "3"]):
        refused = painplan("decide", "add", "medicine_review", *more)
        assert (refused.code, refused.out) == (2, "")
        assert "weighs nothing" in refused.err
    text = painplan("decide", "show", "medicine_review").out
    assert "Don't change prescribed medicines on your own - stopping suddenly can be harmful." in text
    sheet = tomllib.loads((SHEETS / "medicine_review.toml").read_text(encoding="utf-8"))
    assert all(set(option) == {"name"} for option in sheet["option"])


def test_where_effort_makes_worse_no_prepared_sheet_and_no_form_speaks_of_going_further(
    coach_on: CoachOn, walking: Plan
) -> None:
    """clinical.md A14, the end: no page shows a step; NG206 is said where exercise is decided about."""
    coach = coach_on(on(3))
    coach.save([Change(table="profile", key=ME, fields={"post_exertional_malaise": True})])
    room = Decisions(coach)
    for name in room.sheets():
        text = "\n".join(room.lines(room.begin(sheet=name)))
        assert not re.findall(r"\bsteps?\b|\bbuild|week by week", text), name
        assert ("(NG206)" in text) == (name in ("exercise", "pacing_programme")), name
    form = reply_form(coach)
    assert form is not None
    assert "step" not in form.text
    assert "more is\n# not" in form.text


@pytest.mark.parametrize(
    "arguments",
    [
        ("new",),
        ("new", "--sheet", "surgery"),
        ("show", "nothing"),
        ("add", "x", "--option", "y"),
        ("choose", "x", "1"),
    ],
)
def test_what_does_not_fit_is_wrong_input(arguments: tuple[str, ...], painplan: Shell) -> None:
    ran = painplan("decide", *arguments)
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize(
    "more",
    [
        ("--option", "9", "--benefit", "x"),
        ("--option", "1", "--benefit", "x", "--stars", "6"),
        ("--option", "1", "--burden", "x", "--likely", "4"),
        ("--option", "1", "--burden", "x" * 501),
        ("--option", "1", "--burden", "x", "--benefit", "y"),
        ("--option", "nothing for now"),
    ],
)
def test_points_outside_the_sheet_are_refused_and_nothing_changes(more: tuple[str, ...], painplan: Shell) -> None:
    painplan("decide", "new", "Shall I?", "--option", "yes")
    before = painplan("decide", "show", "shall-i", "--json").document
    assert painplan("decide", "add", "shall-i", *more).code == 2
    assert painplan("decide", "show", "shall-i", "--json").document == before


def test_a_ninth_option_does_not_fit(painplan: Shell) -> None:
    options = [part for number in range(8) for part in ("--option", f"way {number}")]
    assert painplan("decide", "new", "Which way?", *options).code == 2
    assert painplan("decide", "list", "--json").document["decisions"] == []
