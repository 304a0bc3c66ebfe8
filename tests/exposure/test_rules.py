"""Graded exposure: what is on the ladder, where it starts, when it goes on, when it stops (clinical.md A8)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from painplan.exposure.records import About, Attempt, Avoided, Varied
from painplan.exposure.rules import ExposureLadder, TryDay, barred, exposure_ladder, verdict
from painplan.kit.told import Because

DAY = date(2026, 3, 4)
CALM = TryDay()


def avoided(fear: int, value: int = 6, name: str = "", about: tuple[About, ...] = ()) -> Avoided:
    return Avoided(id=name or str(fear), activity="x", fear=fear, value=value, about=about, created=DAY)


def tries(*fears: int | None, varied: Varied | None = None, name: str = "60", on: date = DAY) -> list[Attempt]:
    """Tries with these fears afterwards; from the second on something was different."""
    same = Attempt(avoided=name, number=1, on=on, fears="x", sure_before=50, dose="y")
    return [
        replace(same, number=n, varied=varied if n > 1 else None, fear_after=fear) for n, fear in enumerate(fears, 1)
    ]


FIVE = [avoided(fear) for fear in (10, 25, 40, 60, 90)]


def standings(ladder: ExposureLadder) -> dict[str, str]:
    return {rung.avoided.id: rung.standing for rung in ladder.rungs}


def test_the_ladder_starts_at_a_fear_of_20_to_40() -> None:
    found = exposure_ladder(FIVE[::-1], {}, CALM)
    assert standings(found) == {"10": "below_start", "25": "now", "40": "later", "60": "later", "90": "later"}
    assert found.now is not None
    assert found.now.verdict == "begin"


@pytest.mark.parametrize(("fear", "starts"), [(19, False), (20, True), (40, True), (41, False)])
def test_both_ends_of_the_start_count(fear: int, starts: bool) -> None:
    found = exposure_ladder([avoided(fear), *(avoided(f, name=f"v{f}") for f in (1, 2, 60, 90))], {}, CALM)
    assert (found.now is not None) is starts
    assert starts or [why.code for why in found.waits] == ["no_start"]


def test_what_is_worth_less_than_3_is_skipped() -> None:
    found = exposure_ladder([avoided(25, 2), avoided(30, 3), *FIVE[2:]], {}, CALM)
    assert standings(found)["25"] == "little_value"
    assert standings(found)["30"] == "now"


def test_four_activities_are_too_few() -> None:
    found = exposure_ladder(FIVE[1:], {}, CALM)
    assert (found.now, [why.code for why in found.waits]) == (None, ["too_few"])


@pytest.mark.parametrize(
    ("first", "fears", "varied", "expected"),
    [
        (60, (), None, "begin"),
        (60, (None,), None, "begin"),  # planned, not done yet
        (60, (40,), None, "vary"),  # fell by 20: once more in another way
        (60, (41,), None, "again"),
        (60, (50, 40), "place", "up"),
        (60, (55, 50), "place", "again"),
        (45, (30,), None, "again"),  # 30 once
        (45, (30, 30), "speed", "up"),  # 30 on two occasions
        (45, (30, 31), "speed", "again"),
        (45, (30, 40, 30), "load", "up"),  # they need not follow each other
        (60, (60, 58), None, "again"),
        (60, (60, 58, 61), "place", "stop"),  # three tries without change
        (60, (60, 58, 30), "place", "up"),
        (60, (40, 60, 58, 61), "place", "stop"),
        (45, (45, 44, 30), "place", "again"),  # 30 once is a change
    ],
)
def test_when_to_move_on_repeat_vary_and_stop(
    first: int, fears: tuple[int | None, ...], varied: Varied | None, expected: str
) -> None:
    assert verdict(avoided(first), tries(*fears, varied=varied)) == expected


def test_moving_on_gives_the_next_its_turn() -> None:
    found = exposure_ladder(FIVE, {"25": tries(20, 5, varied="place", name="25")}, CALM)
    assert (standings(found)["25"], standings(found)["40"]) == ("moved_on", "now")


def test_three_tries_without_change_stop_the_whole_ladder_until_it_was_talked_over() -> None:
    low = [avoided(45, name="25"), avoided(30), *FIVE[2:], avoided(5)]
    before = {"30": tries(10, 9, varied="load", name="30"), "40": tries(10, 9, varied="load", name="40")}
    found = exposure_ladder(low, {"25": tries(45, 46, 50, name="25"), **before}, CALM)
    assert found.now is None
    assert [why.code for why in found.waits] == ["stopped"]
    talked = [Avoided(id="25", activity="x", fear=45, value=6, created=DAY, talked_on=date(2026, 3, 9)), *low[1:]]
    assert exposure_ladder(talked, {"25": tries(45, 46, 50, name="25"), **before}, CALM).now is not None


@pytest.mark.parametrize(
    ("about", "situation", "code"),
    [
        (("told_not_to",), CALM, "told_not_to"),
        (("restriction",), CALM, "restriction"),
        (("loaded_bend", "thin_bones"), CALM, "bones"),
        (("loaded_bend",), TryDay(thin_bones=True), "bones"),
        (("could_fall",), CALM, "falls"),
        (("trauma",), CALM, "trauma"),
    ],
)
def test_what_may_not_be_on_it(about: tuple[About, ...], situation: TryDay, code: str) -> None:
    assert [why.code for why in barred(avoided(30, about=about), situation)] == [code]
    found = exposure_ladder([*FIVE, avoided(30, name="this", about=about)], {}, situation)
    assert standings(found)["this"] == "barred"


@pytest.mark.parametrize("about", [("loaded_bend",), ("thin_bones",), ("could_fall", "support"), ("support",), ()])
def test_what_may_be_on_it(about: tuple[About, ...]) -> None:
    assert barred(avoided(30, about=about), CALM) == ()


@pytest.mark.parametrize("code", ["distress", "lock", "pem", "illness"])
def test_what_the_rules_of_safety_take_away_is_not_offered(code: str) -> None:
    assert exposure_ladder(FIVE, {}, TryDay()).now is not None
    found = exposure_ladder(FIVE, {}, TryDay(waits=(Because(code),)))
    assert (found.now, [why.code for why in found.waits]) == (None, [code])


fears = st.integers(0, 100)
abouts: st.SearchStrategy[About] = st.sampled_from(
    ("told_not_to", "restriction", "loaded_bend", "thin_bones", "could_fall", "support", "trauma")
)
lists = st.lists(st.tuples(fears, st.integers(0, 10), st.lists(abouts, max_size=3)), max_size=12)
situations = st.builds(
    TryDay,
    waits=st.sampled_from(((), (Because("lock", {"which": "worry"}),))),
    thin_bones=st.booleans(),
)


@given(said=lists, made=st.dictionaries(st.integers(0, 11), st.lists(st.none() | fears, max_size=5)), now=situations)
def test_what_has_its_turn_may_always_be_tried(
    said: list[tuple[int, int, list[About]]], made: dict[int, list[int | None]], now: TryDay
) -> None:
    ones = [avoided(f, v, name=str(n), about=tuple(about)) for n, (f, v, about) in enumerate(said)]
    attempts = {str(n): tries(*after, varied="place", name=str(n)) for n, after in made.items()}
    found = exposure_ladder(ones, attempts, now)
    turns = [rung for rung in found.rungs if rung.standing == "now"]
    assert len(turns) == (0 if found.waits else 1)
    assert len(found.rungs) == len(ones)
    for rung in turns:
        assert not now.waits
        assert not barred(rung.avoided, now)
        assert rung.avoided.value >= 3
        assert rung.avoided.fear >= 20
        below = [r for r in found.rungs if r.avoided.fear < rung.avoided.fear]
        assert not [r for r in below if r.standing in ("later", "now", "stopped")]
