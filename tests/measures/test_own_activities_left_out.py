"""Own activities that cannot be compared: the sentence says so (clinical.md B1, PSFS)."""

from painplan.measures.results_words import left_out_words


def test_where_nothing_is_compared_no_others_are_said_to_be() -> None:
    assert left_out_words(["drive"], compared=False).startswith("Not compared: drive. Too few")
    assert left_out_words(["drive"]).endswith("The others are.")
