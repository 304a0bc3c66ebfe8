"""What the demonstration says is true for every setting: a walk over a grid, each sentence held against the figures.

Nothing is taken from the code that makes the sentences: the figures are counted anew from the days.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import pytest

from painplan.pacing.body import MadeUpPerson
from painplan.pacing.simulation import SimulatedCourse, simulate
from painplan.samples.demonstration import first_weeks, shown
from painplan.samples.demonstration_words import decides, sentence_of_days, sentence_to_say
from tests.thorough import some_of

WEEKS = (1, 4, 26)
STARTS = (5.0, 20.0, 120.0)
TEMPTATIONS = (0.0, 0.5, 1.0)
PRONE = (0.0, 0.5, 1.0)
OVERDONE = ((0.4, 0.4, 0.05), (0.0, 0.0, 0.0), (0.05, 0.4, 0.4), (1.0, 1.0, 1.0))
AIMS = (2.0, 1.0, None)
SEEDS = (1, 2)
LONG = [(52, 20.0, 0.5, 0.5, overdone, aim, 1) for overdone in OVERDONE for aim in AIMS]
GRID = [*product(WEEKS, STARTS, TEMPTATIONS, PRONE, OVERDONE, AIMS, SEEDS), *LONG]
"""1,956 settings; each test below takes an eighth of them, and a fifth of that in an ordinary run."""
PARTS = 8
NUMBER = r"(\d[\d,]*)"
QUOTED = re.compile("^“[^“”]+”$")


def test_the_grid_is_whole() -> None:
    assert len(GRID) == 1_956


@pytest.mark.parametrize("part", range(PARTS))
def test_every_sentence_is_true(part: int) -> None:
    for weeks, start, temptation, prone, overdone, aim, seed in some_of(GRID[part::PARTS], 5):
        person = MadeUpPerson(
            capacity_minutes=start,
            temptation=temptation,
            flare_proneness=prone,
            overdone_pushing=overdone[0],
            overdone_resting=overdone[1],
            overdone_paced=overdone[2],
            aim_times=aim,
        )
        lived = {course.strategy: course for course in simulate(person, weeks, seed)}
        said = sentence_to_say({name: shown(course) for name, course in lived.items()})
        setting = (weeks, person, seed, said)
        assert QUOTED.match(said), setting
        _check(said, lived["paced"], lived["push_through"], setting)
        days = sentence_of_days(*(first_weeks(lived[name], start) for name in ("paced", "push_through")))
        _check_days(days, lived["paced"], lived["push_through"], start)
        chosen = decides(person, weeks)
        for share in overdone:
            assert f"{round(100 * share)} %" in chosen


@pytest.mark.parametrize(
    ("person", "weeks", "begins"),
    [
        (MadeUpPerson(), 52, "A bit less on good days"),
        (MadeUpPerson(overdone_pushing=0.4, overdone_paced=0.4, temptation=1), 52, "Here pacing ends"),
        (MadeUpPerson(temptation=0.2), 52, "Both ways end"),
        (MadeUpPerson(temptation=0), 8, "Here pushing through ends"),
    ],
)
def test_each_kind_of_sentence_is_met(person: MadeUpPerson, weeks: int, begins: str) -> None:
    for seed in range(1, 9):
        lived = {course.strategy: course for course in simulate(person, weeks, seed)}
        said = sentence_to_say({name: shown(course) for name, course in lived.items()})
        _check(said, lived["paced"], lived["push_through"], seed)
        if said.startswith(f"“{begins}"):
            return
    pytest.fail(f"none of eight courses begins with {begins}")


def _check(said: str, paced: SimulatedCourse, pushed: SimulatedCourse, setting: object) -> None:
    """Hold one sentence against the days."""
    ends = [_end(paced), _end(pushed)]
    flares, broken = [_flares(paced), _flares(pushed)], [_overdone(paced), _overdone(pushed)]
    assert _numbers(f"Flare-up days: {NUMBER} paced, {NUMBER} pushing through", said) == flares, setting
    assert _numbers(f"Good days overdone: {NUMBER} paced, {NUMBER} pushing through", said) == broken, setting
    _check_plan(said, paced, setting)
    if said.startswith("“A bit less on good days, and the weeks can grow"):
        found = _numbers(f"from {NUMBER} to {NUMBER} minutes, and with pushing through to {NUMBER}", said)
        assert found == [round(sum(day.minutes for day in paced.days[:7])), *ends]
        assert found[0] < found[1] > found[2], setting
        assert broken[0] < broken[1], "a bit less on good days"
    elif said.startswith("“Here pacing ends"):
        found = _numbers(f"ends at {NUMBER} minutes a week, having begun with {NUMBER}, .* at {NUMBER}", said)
        assert [found[0], found[2]] == ends
        assert ends[0] > ends[1], setting
    elif said.startswith("“Both ways end at about the same"):
        assert _numbers(f"here: {NUMBER} minutes a week paced, {NUMBER} pushing", said) == ends
        assert abs(ends[0] - ends[1]) <= 0.1 * max(ends) + 1, setting
    else:
        found = _numbers(f"“Here pushing through ends at {NUMBER} minutes a week and pacing at {NUMBER}", said)
        assert found == ends[::-1]
        assert ends[1] > ends[0], setting


def _check_plan(said: str, paced: SimulatedCourse, setting: object) -> None:
    """Where the plan stands, from what it asked for on its days."""
    asked = [day.target or 0 for day in paced.days]
    kept = paced.kept
    assert kept is not None
    if "stands at its aim of" in said:
        (aim,) = _numbers(f"aim of {NUMBER} minutes a day", said)
        assert kept.aim is not None
        assert aim == round(kept.aim)
        assert kept.quota >= kept.aim - 1e-9, setting
    if "still on its way to its aim" in said or "still taking steps" in said:
        weeks = [max(asked[at : at + 7]) for at in range(0, len(asked), 7)] + [kept.quota]
        assert any(later > earlier for earlier, later in pairwise(weeks[-5:])), setting
        assert kept.aim is None or kept.quota < kept.aim, setting
    if "allowed no step" in said:
        assert "up" not in kept.decisions[-4:], setting
        assert kept.aim is None or kept.quota < kept.aim, setting


def _check_days(said: str, paced: SimulatedCourse, pushed: SimulatedCourse, start: float) -> None:
    assert QUOTED.match(said)
    for course, words in ((pushed, r"Pushing through: (.*?)\. Paced"), (paced, r"Paced: (.*?)\.”")):
        told = re.search(words, said)
        assert told is not None
        days = course.days[:28]
        figures = [
            sum(day.minutes >= 1.5 * start for day in days),
            sum(day.minutes <= 0.5 * start for day in days),
            round(sum(day.minutes for day in days)),
            sum(day.flare for day in days),
        ]
        assert [int(one.replace(",", "")) for one in re.findall(NUMBER, told[1])] == figures, said


def _numbers(pattern: str, said: str) -> Sequence[int]:
    found = re.search(pattern, said)
    assert found is not None, (pattern, said)
    return [int(number.replace(",", "")) for number in found.groups()]


def _weekly(course: SimulatedCourse) -> Iterator[float]:
    for at in range(0, len(course.days), 7):
        yield sum(day.minutes for day in course.days[at : at + 7])


def _end(course: SimulatedCourse) -> int:
    last = list(_weekly(course))[-4:]
    return round(sum(last) / len(last))


def _flares(course: SimulatedCourse) -> int:
    return sum(1 for day in course.days if day.flare)


def _overdone(course: SimulatedCourse) -> int:
    return sum(1 for day in course.days if day.overdone)


def test_an_overdone_day_is_one_beyond_what_it_holds_or_the_plan_allows() -> None:
    for seed in range(5):
        lived = {course.strategy: course for course in simulate(MadeUpPerson(), 26, seed)}
        for day in lived["paced"].days:
            if day.overdone:
                assert day.target is not None
                assert day.minutes > day.target
        assert 0 < _overdone(lived["paced"]) < _overdone(lived["push_through"])
