"""Which source counts: the own table, then those put in order, then the larger value; a 0 hides nothing."""

from itertools import permutations

import pytest

from painplan.kit.sources import believed

WORN = {"fitbit": 8_000.0, "apple-health": 7_900.0, "google-fit": 7_700.0}


@pytest.mark.parametrize(
    ("values", "order", "source"),
    [
        (WORN, (), "fitbit"),
        (WORN, ("google-fit", "apple-health"), "google-fit"),
        (WORN | {"google-fit": 0.0}, ("google-fit", "apple-health"), "apple-health"),
        (WORN | {"csv": 120.0}, ("fitbit",), "csv"),
        (WORN | {"csv": 0.0}, (), "csv"),
        ({"fitbit": 0.0}, (), "fitbit"),
        ({"fitbit": 0.0, "google-fit": 0.0}, ("google-fit",), "google-fit"),
    ],
)
def test_one_rule_in_every_order(values: dict[str, float], order: tuple[str, ...], source: str) -> None:
    assert {believed(dict(some), order) for some in permutations(values.items())} == {source}
