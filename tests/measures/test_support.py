"""Scores that call for help: said in the instruments' data, the same for answers, totals and the calculator (C3)."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from painplan.exposure.service import Exposure
from painplan.kit.assets import asset
from painplan.measures.alike import as_known
from painplan.measures.instrument import Call, Instrument, Item, Scale
from painplan.measures.program_instruments import instruments
from painplan.measures.service import Assessments
from painplan.measures.support import answer_calls, calls_for_support
from painplan.safety.crisis_support import Support
from tests.conftest import FIRST, CoachOn, Shell, on
from tests.support import at_the_screen, coach_on

HELP = str(asset("score")["support"])
DOCTOR = "That may be worth telling your doctor."
SHELF = instruments().instruments
FROM = {"phq8": 20, "phq8-total": 20, "phq9": 20, "gad7": 15, "gad7-total": 15, "phq4": 9}
"""The lowest score that calls for the page (clinical.md C3)."""
TELL = {"phq8": 10, "phq8-total": 10, "phq9": 10, "gad7": 10, "gad7-total": 10}
"""The lowest score that is worth telling a doctor (clinical.md B1)."""


def answers_of(instrument: Instrument, total: int) -> list[str]:
    """Answers with this total."""
    highest = int(instrument.scale_of(0).high)
    places = instrument.counts[1]
    return [str(min(highest, max(0, total - highest * place))) for place in range(places)]


def test_every_questionnaire_about_mood_says_what_calls_or_is_too_short_for_it() -> None:
    about_mood = {name for name, one in SHELF.items() if one.about_mood}
    assert about_mood == {*FROM, "phq2", "gad2"}
    assert {name for name, one in SHELF.items() if one.calls} == FROM.keys()


@pytest.mark.parametrize("name", FROM)
@pytest.mark.parametrize("command", ["score", "measure"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_answer_names_the_help_page_from_the_highest_band_on(
    name: str, command: str, form: list[str], painplan: Shell
) -> None:
    """Kept answers, typed totals and the calculator alike; a point less says nothing of the page."""
    for total, calls in ((FROM[name], True), (FROM[name] - 1, False)):
        ran = painplan(*form, command, name, *answers_of(SHELF[name], total))
        assert ran.code == 0, ran.err
        assert (HELP in ran.out.replace('\\"', '"')) is calls, total
        if form:
            assert ran.document["support"] is calls


@pytest.mark.parametrize("name", TELL)
@pytest.mark.parametrize("command", ["score", "measure"])
def test_the_doctors_line_comes_from_ten_on(name: str, command: str, painplan: Shell) -> None:
    for total, told in ((TELL[name], True), (TELL[name] - 1, False)):
        assert (DOCTOR in painplan(command, name, *answers_of(SHELF[name], total)).out) is told


@pytest.mark.parametrize("name", FROM)
def test_today_leads_to_the_page_until_the_day_after(name: str, painplan: Shell, coach_on: CoachOn) -> None:
    painplan("measure", name, *answers_of(SHELF[name], FROM[name]))
    for number, leads in ((0, True), (1, True), (2, False)):
        assert ("painplan help-now" in painplan("today", day=on(number)).out) is leads
        waiting = painplan("--json", "today", day=on(number)).document["waiting"]
        assert any(line["code"] == "support" for line in waiting) is leads
    assert Assessments(coach_on(on(90))).distress(), "exposure waits until newer answers say otherwise"
    assert "distress" in [why.code for why in Exposure(coach_on(on(90))).view().ladder.waits]
    painplan("measure", name, *answers_of(SHELF[name], 0), day=on(91))
    assert not Assessments(coach_on(on(91))).distress()


def test_phq4_calls_when_it_was_six_twice(painplan: Shell) -> None:
    once = painplan("--json", "measure", "phq4", "2", "2", "1", "1").document
    assert once["support"] is False
    twice = painplan("--json", "measure", "phq4", "2", "2", "1", "1", day=on(28)).document
    assert twice["support"] is True
    assert HELP in twice["says"]
    assert "116 123" in painplan("measure", "phq4", "2", "2", "1", "1", day=on(28)).out


def test_a_total_typed_in_under_a_name_of_ones_own_counts(painplan: Shell) -> None:
    for title, value, high, calls in (
        ("PHQ-9 at the clinic", "27", "27", True),
        ("phq9", "19", "27", False),
        ("My GAD7", "15", "21", True),
        ("Shoulder score", "27", "27", False),
    ):
        ran = painplan("measure", "--elsewhere", title, value, "--from", "0", "--to", high)
        assert (HELP in ran.out) is calls, title
        assert (DOCTOR in ran.out) is (title != "Shoulder score")


def a_questionnaire(codes: Sequence[str], panel: str = "", title: str = "Mood") -> dict[str, object]:
    """A FHIR Questionnaire with answers from 0 to 3."""
    ordinal = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
    options = [
        {"valueCoding": {"display": word}, "extension": [{"url": ordinal, "valueDecimal": value}]}
        for value, word in enumerate(("Not at all", "Several days", "More than half the days", "Nearly every day"))
    ]
    questions = [
        {
            "linkId": f"q{number}",
            "type": "choice",
            "text": f"Question {number}",
            "answerOption": options,
            **({"code": [{"system": "http://loinc.org", "code": code}]} if code else {}),
        }
        for number, code in enumerate(codes, 1)
    ]
    whole = {"code": [{"system": "http://loinc.org", "code": panel}]} if panel else {}
    return {"resourceType": "Questionnaire", "status": "active", "title": title, **whole, "item": questions}


PHQ9 = SHELF["phq9"].item_codes
NINE = [""] * 9
FORMS = {
    "by the code of its question": a_questionnaire(PHQ9),
    "by that code alone": a_questionnaire([*NINE[:3], "44260-8"]),
    "by the code of the whole": a_questionnaire(NINE, panel="44249-1"),
    "by the code of the score": a_questionnaire(NINE, panel="44261-6"),
    "by its name": a_questionnaire(NINE, title="PHQ-9 en español"),
}


@pytest.mark.parametrize("form", FORMS)
def test_question_nine_in_a_clinics_own_form_is_never_silent(form: str, painplan: Shell, place: Path) -> None:
    """Any answer above 0 to LOINC 44260-8, also where the other answers are missing (clinical.md B1, C3)."""
    (place / "instruments").mkdir(parents=True)
    (place / "instruments" / "own.json").write_text(json.dumps(FORMS[form]))
    places = len(FORMS[form]["item"])  # type: ignore[arg-type]  # a list
    alone = ["-"] * (places - 1)
    for last, calls in (("0", False), ("1", True), ("3", True)):
        ran = painplan("measure", "own", *alone, last)
        assert ran.code == 0, ran.err
        assert ("116 123" in ran.out) is calls, last
        assert bool(painplan("--json", "measure", "own", *alone, last).document["support"]) is calls
    assert ("help-now" in painplan("today").out) is True
    assert painplan("--json", "measure", "own", *["0"] * places).document["support"] is False


def test_question_nine_in_a_clinics_toml_file(painplan: Shell, place: Path) -> None:
    (place / "instruments").mkdir(parents=True)
    text = '[scale]\nlow = 0\nhigh = 3\n[[items]]\ntext = "One"\n[[items]]\ntext = "Nine"\nloinc = "44260-8"\n'
    (place / "instruments" / "short.toml").write_text(text)
    assert painplan("--json", "measure", "short", "3", "1").document["support"] is True
    assert painplan("--json", "measure", "short", "3", "0").document["support"] is False


def test_the_whole_of_a_clinics_phq9_has_the_bands_of_the_known_one(painplan: Shell, place: Path) -> None:
    (place / "instruments").mkdir(parents=True)
    (place / "instruments" / "own.json").write_text(json.dumps(a_questionnaire(PHQ9)))
    for threes, calls, told in ((7, True, True), (6, False, True), (3, False, False)):
        given = [*["3"] * threes, *["0"] * (9 - threes)]
        ran = painplan("measure", "own", *given)
        assert (HELP in ran.out) is calls
        assert (DOCTOR in ran.out) is told


def test_answers_about_mood_go_into_no_report_by_themselves(painplan: Shell, place: Path, tmp_path: Path) -> None:
    (place / "instruments").mkdir(parents=True)
    (place / "instruments" / "own.json").write_text(json.dumps(a_questionnaire(PHQ9, title="Clinic mood")))
    painplan("measure", "own", *["2"] * 9)
    painplan("measure", "--elsewhere", "Old PHQ-9", "20", "--from", "0", "--to", "27")
    painplan("report", str(tmp_path / "page.txt"))
    page = (tmp_path / "page.txt").read_text()
    assert "Clinic mood" not in page
    assert "Old PHQ-9" not in page
    painplan("report", str(tmp_path / "page.txt"), "--force", "--include", "mood")
    assert "Clinic mood" in (tmp_path / "page.txt").read_text()


async def test_the_page_comes_at_once_when_question_nine_is_answered(tmp_path: Path) -> None:
    (tmp_path / "instruments").mkdir()
    (tmp_path / "instruments" / "own.json").write_text(json.dumps(a_questionnaire([PHQ9[-1], *PHQ9[:2]])))
    async with at_the_screen(coach_on(FIRST, tmp_path)) as person:
        from painplan.screens.measures.ask import AskScreen

        await person.app.push_screen(AskScreen(person.app.coach, "own"))
        await person.press("1")
        assert "Help now" in person.sees()
        await person.press("escape")
        assert "2 of 3" in person.sees(), "the questions go on where they were"
        await person.press("0", "0")
        assert "Help now" not in person.sees().splitlines()[1], "it comes once"
        assert "Result" in person.sees() or "Mood" in person.sees()


def test_an_old_total_noted_today_says_nothing_about_now(painplan: Shell, coach_on: CoachOn) -> None:
    painplan("measure", "phq9", "27", "--date", "2025-06-01")
    assert not Support(coach_on(FIRST)).called_for()
    painplan("measure", "phq9", "27", "--date", "2025-12-30", day=on(0))
    assert Support(coach_on(on(0))).called_for()
    assert not Support(coach_on(on(2))).called_for()


def a_form(*items: Item, calls: Sequence[Call] = ()) -> Instrument:
    """A small instrument of a clinic."""
    return Instrument(
        name="own",
        title="Own",
        kind="questionnaire",
        version="1",
        scoring="sum",
        range=(0, 6),
        higher_is_better=False,
        scale=Scale(low=0, high=3),
        items=items,
        calls=tuple(calls),
        source="A test",
        licence="embed",
        notice="",
    )


def test_a_clinic_can_say_itself_what_calls() -> None:
    own = as_known(a_form(Item(name="a"), Item(name="b"), calls=[Call(place=2, at_least=2)]), SHELF.values())
    assert [answer_calls(own, given) for given in ([3, 1], [0, 2], [None, 2], [3])] == [False, True, True, False]
    assert not calls_for_support(own, [3, 1], [4])
    assert own.about_mood
    plain = a_form(Item(name="a"), Item(name="b"))
    assert as_known(plain, SHELF.values()) == plain


def test_the_day_of_noting_and_the_day_it_is_about() -> None:
    from painplan.measures.support import speaks_on

    day = date(2026, 3, 10)
    assert speaks_on(day, day, day)
    assert not speaks_on(date(2026, 3, 11), day, day), "a day that lies ahead says nothing"
    assert speaks_on(date(2026, 3, 1), day, date(2026, 3, 11))
    assert not speaks_on(date(2026, 2, 1), day, day)
