"""Medicines are recorded as typed, never advised on: outputs are read for numbers, sums, advice (clinical.md C4)."""

import re
from pathlib import Path

import pytest

from tests.conftest import FIRST, Shell, on
from tests.support import coach_on

FIXED = (
    "Don't change prescribed medicines on your own - stopping suddenly can be harmful. "
    "Talk to your prescriber or pharmacist."
)
ADVICE = re.compile(
    r"\b(dose|doses|dosage|mg|total|average|score|share|per cent|%|increase|reduce|taper|start taking|stop taking"
    r"|less|more|well done|good|great|missed|should|interact\w*|combine\w*|because|after taking|went together)\b",
    re.IGNORECASE,
)


def without_fixed_line(text: str) -> str:
    return text.replace(FIXED, "")


def ten_days_with_answers(painplan: Shell) -> None:
    painplan("set", "modules", "medicine")
    for day in range(10):
        said = ("yes", "no", "not_applicable")[day % 3]
        pain = str(3 + day % 5)
        assert painplan("checkin", "--set", f"medicine={said}", "--set", f"pain={pain}", day=on(day)).code == 0


def test_what_is_typed_comes_back_as_typed_with_the_fixed_line(painplan: Shell) -> None:
    painplan("medicine", "add", "Blue pills, 20 mg twice [b]")
    painplan("medicine", "note", "blue-pills-20-mg-twice-b", "--noticed", "sleepy", "--question", "With coffee?")
    document = painplan("medicine", "list", "--json").document
    assert document["notice"] == FIXED
    assert document["medicines"] == [
        {
            "id": "blue-pills-20-mg-twice-b",
            "name": "Blue pills, 20 mg twice [b]",
            "noticed": "sleepy",
            "questions": ["With coffee?"],
            "put_away": None,
        }
    ]


@pytest.mark.parametrize(
    "command",
    [
        ("medicine", "add", "Patch"),
        ("medicine", "list"),
        ("medicine", "note", "pills", "--noticed", "dry mouth"),
        ("medicine", "put-away", "pills"),
        ("medicine", "put-away", "pills", "--back"),
    ],
    ids=" ".join,
)
def test_no_number_and_no_advice_but_the_fixed_line(command: tuple[str, ...], painplan: Shell) -> None:
    painplan("medicine", "add", "Pills")
    ten_days_with_answers(painplan)
    ran = painplan(*command, day=on(10))
    assert FIXED in ran.out
    said = without_fixed_line(ran.out)
    assert not re.search(r"\d", said)
    assert not ADVICE.search(said)


def test_taken_as_planned_is_asked_only_where_it_is_switched_on(painplan: Shell, place: Path) -> None:
    painplan("medicine", "add", "Pills")
    assert painplan("medicine", "list", "--json").document["asked_in_checkin"] is False
    assert "medicine" not in [one.id for one in coach_on(FIRST, place).questions(FIRST)]
    painplan("set", "modules", "medicine")
    question = next(one for one in coach_on(FIRST, place).questions(FIRST) if one.id == "medicine")
    assert [option.label for option in question.options] == ["yes", "no", "does not apply"]
    assert not ADVICE.search(question.text)
    saved = painplan("checkin", "--set", "medicine=no")
    assert "medicine: no" in saved.out
    assert not ADVICE.search(saved.out)


def test_answers_about_medicines_are_in_no_trend_link_or_page(painplan: Shell, place: Path) -> None:
    ten_days_with_answers(painplan)
    coach = coach_on(on(9), place)
    assert "medicine" not in coach.measures()
    assert painplan("trend", "medicine", "--json", day=on(9)).code == 2
    assert "medicine" not in painplan("insight", "--json", day=on(9)).out
    assert "medicine" not in painplan("today", day=on(9)).out
    page = painplan("report", "--preview", "--include", "numbers", "--include", "medicines", day=on(9)).out
    assert "as planned" not in page


def test_the_page_for_the_team_has_them_only_when_ticked_each_time(painplan: Shell, tmp_path: Path) -> None:
    painplan("medicine", "add", "Pills of Monday")
    painplan("medicine", "note", "pills-of-monday", "--question", "With coffee?")
    assert "Pills of Monday" not in painplan("report", "--preview").out
    page = tmp_path / "a.txt"
    assert painplan("report", str(page), "--for", "Ana", "--include", "medicines").code == 0
    assert "Pills of Monday: question: With coffee?" in page.read_text()
    assert painplan("report", str(tmp_path / "b.txt"), "--for", "Ana").code in (0, 1)
    assert "Pills of Monday" not in painplan("report", "--preview", "--for", "Ana").out
    painplan("medicine", "put-away", "pills-of-monday")
    assert "Pills of Monday" not in painplan("report", "--preview", "--include", "medicines").out


def test_put_away_keeps_what_was_noted(painplan: Shell) -> None:
    painplan("medicine", "add", "Pills")
    painplan("medicine", "note", "pills", "--noticed", "sleepy")
    painplan("medicine", "put-away", "Pills")
    assert painplan("medicine", "list", "--json").document["medicines"] == []
    (one,) = painplan("medicine", "list", "--all", "--json").document["medicines"]
    assert (one["noticed"], one["put_away"]) == ("sleepy", FIRST.isoformat())


def test_what_does_not_fit_is_told_in_a_sentence(painplan: Shell) -> None:
    for arguments, sentence in (
        (("add", "  "), "1 to 200 letters"),
        (("note", "nothing", "--noticed", "x"), "is not on your list"),
    ):
        ran = painplan("medicine", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert sentence in ran.err
    painplan("medicine", "add", "Pills")
    assert "Say what to note" in painplan("medicine", "note", "pills").err
    assert "There is no question 3" in painplan("medicine", "note", "pills", "--take-out", "3").err
