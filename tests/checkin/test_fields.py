"""Every answer that a check-in can hold comes out again everywhere: found from the record, none is listed here."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from painplan.checkin.answers import OVER
from painplan.checkin.asked import Kind
from painplan.checkin.modules import Modules
from painplan.checkin.optional_questions import Module
from painplan.checkin.records import ASKED, MEASURES, CheckIn
from painplan.insight.trend_words import has_title, measure_title
from painplan.kit.assets import asset, lay_over
from painplan.kit.record import Record
from tests.checkin.answered import AN_ANSWER
from tests.contract.program import MONDAY, Diary, day
from tests.support import coach_on

OWN = {name for name in CheckIn.__struct_fields__ if name not in {*Record.__struct_fields__, *CheckIn.TABLE.key}}
NOT_ANSWERED = {"late", "asked_all", "settled", "own"}
"""What the program notes itself, and what is asked of each plan, or by the person, under a name of its own."""
RANGES: dict[Kind, tuple[str, float, bool]] = {
    "scale": ("0-10", 10, False),
    "minutes": ("minutes", 24 * 60, True),
    "hours": ("hours", 24, False),
}
"""Unit, largest value and whether it is counted in whole numbers, of kinds whose values are measured."""


def entry_of(folder: Path) -> CheckIn:
    """The entry of the day, as it lies on disk."""
    return coach_on(MONDAY, folder).diary.days(MONDAY, MONDAY).checkins[MONDAY]


@pytest.fixture
def said(name: str, tmp_path: Path) -> Diary:
    """A diary in which one answer was given by its key."""
    diary = Diary(tmp_path / "diary", MONDAY)
    if name in OVER:
        diary.do("checkin", "--set", "flare=yes", "--date", day(0), "--today", day(0))
    answer = MONDAY.isoformat() if ASKED[name].kind == "day" else AN_ANSWER[ASKED[name].kind]
    assert diary.do("checkin", "--set", f"{name}={answer}")[name] is not None
    return diary


def test_every_field_says_how_it_is_answered() -> None:
    assert set(ASKED) == OWN - NOT_ANSWERED


def test_what_can_be_asked_on_top_is_what_the_fields_say() -> None:
    assert {asked.module for asked in ASKED.values()} - {None} == set(get_args(Module))
    places = [asked.place for asked in ASKED.values() if asked.module]
    assert 0 not in places
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", [name for name, asked in ASKED.items() if asked.module])
def test_what_is_switched_on_is_asked_in_its_words(name: str, tmp_path: Path) -> None:
    coach = coach_on(MONDAY, tmp_path)
    assert name not in {question.id for question in coach.questions(MONDAY)}
    Modules(coach).switch(str(ASKED[name].module))
    [asked] = [question for question in coach.questions(MONDAY) if question.id == name]
    assert asked.text == asset("questions")[name]["ask"].replace("{when}", "today")
    coach.answer(MONDAY, asked.pairs_for(AN_ANSWER[ASKED[name].kind]))
    assert entry_of(tmp_path).told(name) is not None


@pytest.mark.parametrize("name", [name for name, asked in ASKED.items() if asked.is_number or asked.measured])
def test_a_number_is_a_measure_with_a_trend(name: str, said: Diary) -> None:
    measure, kind = MEASURES[name], ASKED[name].kind
    if kind in RANGES:
        assert (measure.unit, measure.high, measure.whole) == RANGES[kind]
    assert measure.low == 0
    points = [point["value"] for point in said.do("trend", name)["points"] if point["value"] is not None]
    assert points, name


@pytest.fixture
def questions_words_only() -> Iterator[None]:
    """As if neither trends nor undo had a name of their own for any answer."""
    lay_over({"trends": {**asset("trends"), "titles": {}}, "undo": {**asset("undo"), "fields": {}}})
    yield
    lay_over({})


@pytest.mark.usefixtures("questions_words_only")
def test_what_has_no_name_of_its_own_is_called_as_its_question_is(tmp_path: Path) -> None:
    coach = coach_on(MONDAY, tmp_path)
    assert (measure_title("pain"), measure_title("sleep_hours")) == ("Average pain", "Hours of sleep")
    assert has_title("pain")
    assert not has_title("my_own")
    coach.answer(MONDAY, [("interference", "3")])
    assert "pain in the way 3" in coach.changes().undo[0].what


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_stands_in_every_export_and_comes_in_again(name: str, said: Diary, tmp_path: Path) -> None:
    said.do("export", "csv", str(tmp_path / "days.csv"))
    *_, row = csv.DictReader((tmp_path / "days.csv").read_text(encoding="utf-8").splitlines())
    assert row[name]
    said.do("export", "json", str(tmp_path / "all.json"))
    other = Diary(tmp_path / "other", MONDAY)
    other.do("import", "painplan", str(tmp_path / "all.json"))
    before = getattr(entry_of(said.folder), name)
    assert before is not None
    assert getattr(entry_of(other.folder), name) == before
