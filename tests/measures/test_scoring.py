"""Scores of the instruments that come with the program, against the vectors of clinical.md I1 to I7 and I16."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.errors import WrongInput
from painplan.measures.instrument import Instrument, Item, Scale
from painplan.measures.program_instruments import instruments
from painplan.measures.result import Person, ScoreResult, Table, band_of, scored

SHELF = instruments().instruments
DIGITS = st.integers(0, 10).map(float)


def result(name: str, *answers: float | None, age: int | None = None, table: Table | None = None) -> ScoreResult:
    return scored(SHELF[name], answers, person=Person(age, table))


@pytest.mark.parametrize(
    ("answers", "score"),
    [((7, 8, 6), 7), ((5, 5, 5), 5), ((6, 5, 5), 5.333), ((7, None, 6), None), ((0, 0, 0), 0), ((10, 10, 10), 10)],
)
def test_peg_is_the_mean_of_all_three(answers: Sequence[float | None], score: float | None) -> None:
    """I2: items 7, 8, 6 (iatrox.com); 5, 5, 5 (achawaqat.com)."""
    found = result("peg", *answers)
    assert found.score == (None if score is None else pytest.approx(score, abs=0.0005))
    assert found.complete == (score is not None)
    assert found.band is None
    assert found.range == (0, 10)


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ((3, 4, 2), 3),
        ((6, 6, 4), 5.333),
        ((3, None, 2), 2.5),
        ((3, 4), 3.5),
        ((3, 4, 2, 5, 6), 4),
        ((3,), None),
        ((3, None, None), None),
    ],
)
def test_psfs_needs_two_activities(answers: Sequence[float | None], score: float | None) -> None:
    """I3, and B1: a mean from two activities on."""
    found = result("psfs", *answers)
    assert found.score == (None if score is None else pytest.approx(score, abs=0.0005))
    assert found.complete == (score is not None)


@pytest.mark.parametrize(("points", "score"), [([2] * 6 + [1] * 4, 32), ([5, *[2] * 5, *[0] * 3, 1], 32)])
def test_per_cent_of_what_was_possible(points: list[float], score: float) -> None:
    """I4: ODI 16 of 10 sections is 32 %; the same arithmetic for a clinic's own instrument."""
    assert scored(SECTIONS, points).score == pytest.approx(score)


def test_per_cent_leaves_a_missing_section_out() -> None:
    """I4: 9 sections with 16 of 45 are 35.5 %."""
    assert scored(SECTIONS, [2] * 7 + [1, 1, None]).score == pytest.approx(35.556, abs=0.0005)


SECTIONS = Instrument(
    name="sections",
    title="Ten sections",
    kind="questionnaire",
    version="1",
    scoring="percent",
    range=(0, 100),
    higher_is_better=False,
    scale=Scale(low=0, high=5),
    items=tuple(Item(name=f"section_{number}") for number in range(1, 11)),
    needed=8,
    source="A test",
    licence="embed",
    notice="A test",
)


@pytest.mark.parametrize(
    ("answers", "score", "band", "gad2", "phq2"),
    [
        ((1, 1, 1, 1), 4, "mild", 2, 2),
        ((3, 3, 0, 0), 6, "moderate", 6, 0),
        ((0, 0, 1, 1), 2, "none", 0, 2),
        ((0, 0, 1, 2), 3, "mild", 0, 3),
        ((1, 1, 1, 2), 5, "mild", 2, 3),
        ((2, 2, 2, 2), 8, "moderate", 4, 4),
        ((3, 2, 2, 2), 9, "severe", 5, 4),
        ((3, 3, 3, 3), 12, "severe", 6, 6),
        ((0, None, 2, 2), None, None, None, 4),
    ],
)
def test_phq4_with_its_two_halves(
    answers: Sequence[float | None], score: float | None, band: str | None, gad2: float | None, phq2: float | None
) -> None:
    """I5 (NINDS)."""
    found = result("phq4", *answers)
    assert (found.score, found.subscores) == (score, {"gad2": gad2, "phq2": phq2})
    assert (found.band.word if found.band else None) == band
    assert found.flags == {
        "gad2_positive": None if gad2 is None else gad2 >= 3,
        "phq2_positive": None if phq2 is None else phq2 >= 3,
        "support": None if score is None else score >= 9,
    }


@pytest.mark.parametrize(
    ("name", "bands"),
    [
        (
            "phq9",
            {4: "none", 5: "mild", 9: "mild", 10: "moderate", 14: "moderate", 15: "moderately severe", 20: "severe"},
        ),
        ("phq8-total", {4: "none", 5: "mild", 14: "moderate", 19: "moderately severe", 20: "severe"}),
        ("gad7-total", {4: "none", 5: "mild", 10: "moderate", 15: "severe"}),
        (
            "isi",
            {
                7: "none",
                8: "subthreshold",
                14: "subthreshold",
                15: "moderate",
                21: "moderate",
                22: "severe",
            },
        ),
        ("tsk11", {22: "minimal", 23: "low", 28: "low", 29: "moderate", 35: "moderate", 36: "high"}),
    ],
)
def test_totals_at_the_borders_of_bands(name: str, bands: dict[int, str]) -> None:
    """I5 (LOINC LL382-3; myhealth.va.gov) and B2."""
    for total, word in bands.items():
        found = result(name, total).band
        assert found is not None
        assert found.word == word, total


@pytest.mark.parametrize(
    ("stands", "age", "table", "below"),
    [
        (12, 67, "men", False),
        (11, 67, "men", True),
        (12, 59, "men", None),
        (0, 67, "men", True),
        (11, 67, "women", False),
        (10, 67, "women", True),
        (13, 60, "men", True),
        (14, 64, "men", False),
        (7, 85, "men", True),
        (4, 94, "women", False),
        (3, 90, "women", True),
        (12, 95, "men", None),
        (12, 67, None, None),
        (12, None, "men", None),
    ],
)
def test_chair_stands_beside_the_table_of_the_cdc(
    stands: float, age: int | None, table: Table | None, below: bool | None
) -> None:
    """I6 and the table of B4."""
    assert result("chair-stand", stands, age=age, table=table).flags == {"below_average": below}


@pytest.mark.parametrize(
    ("seconds", "age", "risk"), [(11.9, None, False), (12, None, True), (12, 65, True), (12, 64, None), (30, 80, True)]
)
def test_up_and_go_at_12_seconds(seconds: float, age: int | None, risk: bool | None) -> None:
    """I7; B4 speaks of people of 65 and older."""
    assert result("tug", seconds, age=age).flags == {"at_risk": risk}


@pytest.mark.parametrize(
    ("seconds", "stages", "risk"),
    [
        ((10, 10, 9.9), 2, True),
        ((10, 10, 9.9, None), 2, True),
        ((10, 10, 10, 4), 3, False),
        ((10, 10, 10), None, False),
        ((10, 10, 10, 10), 4, False),
        ((3,), 0, True),
        ((10, 5, 10), 1, True),
        ((10, 5, 10, 10), 1, True),
        ((10, 10), None, None),
        ((10, None, 10), None, False),
    ],
)
def test_balance_ends_with_the_first_stage_that_was_not_held(
    seconds: Sequence[float | None], stages: float | None, risk: bool | None
) -> None:
    """I7: tandem 9.9 s is a risk, 10.0 s is not."""
    found = result("four-stage-balance", *seconds)
    assert (found.score, found.flags["at_risk"]) == (stages, risk)


def test_the_shorter_side_is_the_score_of_one_leg() -> None:
    found = result("one-leg-stance", 12.5, 4.9)
    assert (found.score, found.flags) == (4.9, {"at_risk": True})
    assert result("one-leg-stance", 12.5, None).score is None


@pytest.mark.parametrize(
    ("answers", "score", "conflict"),
    [((1, 1, 0, 1), 3, True), ((1, 1, 1, 1), 4, False), ((0, 0, 0, 0), 0, True), ((1, 1, None, 1), None, None)],
)
def test_sure_counts_the_yes(answers: Sequence[float | None], score: float | None, conflict: bool | None) -> None:
    """I16 and D3."""
    found = result("sure", *answers)
    assert (found.score, found.flags) == (score, {"conflict": conflict})


def test_four_lines_have_no_total() -> None:
    found = result("dvprs", 3, 4, 5, 6)
    assert (found.score, found.complete) == (None, True)
    assert found.subscores == {"activity": 3, "sleep": 4, "mood": 5, "stress": 6}
    assert result("dvprs", 3, 4, None, 6).complete is False


@pytest.mark.parametrize(("answer", "word"), [(0, "make the step smaller"), (6, "make the step smaller"), (7, "go")])
def test_confidence_goes_from_seven(answer: float, word: str) -> None:
    band = result("confidence", answer).band
    assert band is not None
    assert band.word == word


@pytest.mark.parametrize(("answer", "responder"), [(1, True), (2, True), (3, False), (7, False)])
def test_much_and_very_much_improved_count_as_a_response(answer: float, responder: bool) -> None:
    assert result("pgic", answer).flags == {"responder": responder}


@pytest.mark.parametrize(
    ("age", "above", "worse"),
    [(60, 11.4, True), (79, 12.6, False), (80, 14.8, False), (59, None, None), (None, None, None)],
)
def test_five_stands_have_limits_by_age_that_are_no_means(
    age: int | None, above: float | None, worse: bool | None
) -> None:
    """clinical.md B4: cut-offs, not means."""
    found = result("five-sit-to-stand", 12, age=age)
    assert (found.limit.above if found.limit else None, found.mean) == (above, None)
    assert found.flags == {"worse_than_average": worse}
    assert result("five-sit-to-stand", 11.4, age=60).flags == {"worse_than_average": False}, "longer than, not as long"


@pytest.mark.parametrize(
    ("name", "answers", "sentence"),
    [
        ("peg", (7, 8, 11), "11 does not fit activity (answer 3) of PEG: it goes from 0 to 10."),
        ("peg", (7, -1, 6), "-1 does not fit enjoyment (answer 2) of PEG: it goes from 0 to 10."),
        ("peg", (7, 7.5, 6), "7.5 does not fit enjoyment (answer 2) of PEG: it takes whole numbers from 0 to 10."),
        ("peg", (7, float("nan"), 6), "nan does not fit"),
        ("peg", (7, 8), "PEG takes 3 answers; there are 2."),
        ("peg", (), "PEG takes 3 answers; there are 0."),
        ("phq4", (1, 1, 1, 4), "it goes from 0 to 3"),
        ("psfs", (1, 2, 3, 4, 5, 6), "takes 1 to 5 answers; there are 6"),
        ("psfs", (1, 2, 11), "11 does not fit activity 3"),
        ("pgic", (0,), "it goes from 1 to 7"),
        ("gas", (3,), "3 does not fit goal 1 of Goal Attainment Scaling: it goes from -2 to 2."),
        ("chair-stand", (12.5,), "whole numbers"),
        ("tug", (0,), "it goes from 1 to 600"),
        ("isi", (29,), "it goes from 0 to 28"),
        ("tsk11", (10,), "it goes from 11 to 44"),
    ],
)
def test_answers_that_cannot_be_are_named(name: str, answers: Sequence[float | None], sentence: str) -> None:
    with pytest.raises(WrongInput) as told:
        result(name, *answers)
    assert sentence in str(told.value)


def test_an_age_that_cannot_be_is_refused() -> None:
    with pytest.raises(WrongInput, match="121 is no age"):
        result("tug", 12, age=121)


def test_only_goals_have_weights() -> None:
    with pytest.raises(WrongInput, match="PEG has no weights"):
        scored(SHELF["peg"], (1, 2, 3), weights=(1,))


@given(st.tuples(DIGITS, DIGITS, DIGITS))
def test_the_order_of_answers_does_not_change_a_mean(answers: tuple[float, ...]) -> None:
    assert result("peg", *answers).score == pytest.approx(result("peg", *reversed(answers)).score)


@pytest.mark.parametrize("name", SHELF)
def test_the_ends_of_every_scale_give_the_ends_of_the_range(name: str) -> None:
    """Whatever may be answered, a score lies in its range, and it has a band if there are bands."""
    instrument = SHELF[name]
    count = instrument.counts[1]
    for end in ("low", "high"):
        answers = [getattr(instrument.scale_of(place), end) for place in range(count)]
        found = scored(instrument, answers)
        if instrument.scoring == "separate":
            continue
        assert found.score is not None
        assert found.range[0] <= found.score <= found.range[1]
        assert (band_of(instrument, found.score) is None) == (instrument.bands == ())
        if instrument.scoring != "gas_t":
            assert found.score == instrument.range[end == "high"]


@pytest.mark.parametrize("name", SHELF)
def test_a_missing_answer_never_counts_as_zero(name: str) -> None:
    instrument = SHELF[name]
    found = scored(instrument, [None] * instrument.counts[1])
    assert (found.score, found.complete, found.band) == (None, False, None)
    assert set(found.flags.values()) <= {None}
    assert set(found.subscores.values()) <= {None}


@pytest.mark.parametrize(("name", "items"), [("phq8", 8), ("gad7", 7)])
def test_the_longer_lists_are_sums_and_a_missing_answer_is_no_score(name: str, items: int) -> None:
    """B1: each answer 0 to 3; bands from 5, 10, 15 (and 20) on."""
    assert result(name, *[3] * items).score == 3 * items
    assert result(name, *[1] * items).band.word == "mild"  # type: ignore[union-attr]
    assert result(name, *[1] * (items - 1), None).score is None
    with pytest.raises(WrongInput):
        result(name, *[4] * items)
