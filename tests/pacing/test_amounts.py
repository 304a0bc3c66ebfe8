"""A number that is told before it is rounded leads to what is told after it (clinical.md A12)."""

from hypothesis import example, given
from hypothesis import strategies as st

from painplan.kit.amounts import number
from painplan.pacing.amounts import mean_as_told, same_amount
from painplan.pacing.start import START_SHARE, starting_amount

TRIES = st.lists(st.integers(1, 400).map(lambda halves: halves / 2), min_size=3, max_size=5)


@given(tries=TRIES, unit_min=st.sampled_from((0.5, 1, 5, 10)))
@example(tries=[3, 4, 6], unit_min=0.5)
@example(tries=[5, 5, 4.9], unit_min=0.5)
def test_the_numbers_of_a_start_lead_to_each_other(tries: list[float], unit_min: float) -> None:
    """Whoever takes 80 % of the mean that is shown, and rounds it down, finds what is shown next."""
    start = starting_amount(tries, unit_min)
    mean, share = (float(number(told).replace(",", "")) for told in mean_as_told(start.baseline, 0.8, unit_min))
    decimals = len(number(share).partition(".")[2])
    assert abs(round(START_SHARE * mean, max(1, decimals)) - share) < 1e-9
    if not start.smallest and not start.guarded:
        counted = unit_min * ((share + 1e-9) // unit_min)
        assert same_amount(counted, start.quota), (mean, share, start.quota)


def test_a_mean_that_does_not_end_is_told_in_tenths_where_they_are_enough() -> None:
    assert mean_as_told(26, 0.8, 1) == (26, 20.8)
    assert mean_as_told(13 / 3, 0.8, 0.5) == (4.333, 3.47)
