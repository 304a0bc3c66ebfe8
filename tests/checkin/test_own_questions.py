"""Questions of one's own: made, answered, asked in the check-in, told by trends; never in a rule about amounts."""

from pathlib import Path

import pytest

from painplan.checkin.own_questions import MOST_ON, OwnQuestions
from painplan.errors import CannotDo, WrongInput
from tests.conftest import CoachOn, Shell, on
from tests.contract.program import Diary


@pytest.fixture
def asked(painplan: Shell) -> None:
    painplan("set", "ask", "Stiff hands", "--kind", "scale", "--high", "could not close them")
    painplan("set", "ask", "cups", "--kind", "number", "--unit", "cups")
    assert painplan("set", "ask", "fog", "--kind", "yes_no").code == 0


pytestmark = pytest.mark.usefixtures("asked")


def test_each_kind_is_answered_by_its_key_and_told_by_its_trend(painplan: Shell) -> None:
    answers = ("--set", "ask.stiff-hands=4", "--set", "ask.cups=-2.5", "--set", "ask.fog=yes")
    saved = painplan("checkin", *answers, "--json").document
    assert [saved[f"ask.{name}"] for name in ("stiff-hands", "cups", "fog")] == [4, -2.5, True]
    units = {name: painplan("trend", f"ask.{name}", "--json").document for name in ("stiff-hands", "cups", "fog")}
    assert [(one["unit"], [point["value"] for point in one["points"]]) for one in units.values()] == [
        ("0-10", [4]),
        ("cups", [-2.5]),
        ("0-1", [1]),
    ]
    assert "Stiff hands" in painplan("trend", "ask.stiff-hands").out
    assert "6.0" not in painplan("checkin", "--set", "ask.stiff-hands=6").out
    assert painplan("checkin", "--set", "ask.cups=", "--json").document.get("ask.cups") is None


@pytest.mark.parametrize("odd", ["ask.stiff-hands=11", "ask.fog=perhaps", "ask.cups=many", "ask.nothing=1"])
def test_what_does_not_fit_is_refused_and_names_the_key(painplan: Shell, odd: str) -> None:
    refused = painplan("checkin", "--set", odd)
    assert (refused.code, odd.partition("=")[0] in refused.err or "many" in refused.err) == (2, True)
    assert painplan("today", "--json").document["checked_in"] is False


def test_three_are_asked_at_most_and_one_that_is_off_comes_back_as_it_was(painplan: Shell) -> None:
    assert painplan("set", "ask", "more", "--kind", "scale").code == 1
    assert painplan("set", "ask", "fog", "--off").code == 0
    assert painplan("set", "ask", "fog", "--kind", "scale").code == 2, "its answers stay yes or no"
    own = {one["name"]: one["off"] for one in painplan("set", "ask", "fog", "--json").document["ask"]}
    assert own == {"stiff-hands": False, "cups": False, "fog": False}


@pytest.mark.parametrize(
    "odd",
    [("ask", "new"), ("ask", " ", "--kind", "scale"), ("ask", "nothing", "--off"), ("day_starts_at", "3", "--off")],
)
def test_what_cannot_be_set_is_a_sentence(painplan: Shell, odd: tuple[str, ...]) -> None:
    painplan("set", "ask", "fog", "--off")
    refused = painplan("set", *odd)
    assert (refused.code, refused.err.count("\n")) == (2, 1)


def test_the_check_in_asks_them_last_but_for_flares_and_hides_them_with_other_words(coach_on: CoachOn) -> None:
    coach = coach_on(on(0))
    asked = {one.id: one for one in coach.questions(on(0))}
    assert [*asked][-4:] == ["ask.stiff-hands", "ask.cups", "ask.fog", "flare"]
    coach.answer(on(0), asked["ask.fog"].pairs_for("no"))
    coach.answer(on(0), asked["ask.stiff-hands"].pairs_for("x"))
    assert [one.given for one in coach.questions(on(0))][-4:-1] == ["10", "", "no"]
    coach.discreet = True
    assert not [one for one in coach.questions(on(0)) if one.id.startswith("ask.")]


def test_other_words_of_one_that_is_asked_stay_with_its_kind(coach_on: CoachOn) -> None:
    own = OwnQuestions(coach_on(on(0)))
    assert own.ask("stiff-hands", low="loose").low == "loose"
    with pytest.raises(WrongInput, match="number"):
        own.ask("stiff-hands", unit="cups")
    with pytest.raises(CannotDo, match=str(MOST_ON)):
        own.ask("another", "scale")


def test_answers_go_out_and_come_in_again(painplan: Shell, tmp_path: Path) -> None:
    painplan("checkin", "--set", "ask.cups=2", "--set", "ask.fog=no")
    for kind, name in (("json", "a.json"), ("fhir", "a.fhir.json")):
        painplan("export", kind, str(tmp_path / name))
    other = Diary(tmp_path / "other")
    other.do("import", "painplan", str(tmp_path / "a.json"))
    assert [point["value"] for point in other.do("trend", "ask.cups")["points"]] == [2]
    assert '"text":"cups"' in (tmp_path / "a.fhir.json").read_text(encoding="utf-8")
    assert "ask.cups,ask.fog" in painplan("export", "csv", "-").out
