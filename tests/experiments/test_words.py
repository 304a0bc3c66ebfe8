"""What is told of an experiment: one point is one."""

import msgspec
import pytest

from painplan.experiments.records import Experiment
from painplan.experiments.result import Pair, Result, _found
from painplan.experiments.words import result_words
from tests.kit.made import made


@pytest.mark.parametrize(("difference", "told"), [(1.0, "1 point of 10 better"), (2.0, "2 points of 10 better")])
def test_one_point_is_no_points(difference: float, told: str) -> None:
    experiment = made(Experiment, "words")
    assert isinstance(experiment, Experiment)
    experiment = msgspec.structs.replace(experiment, outcome="interference", drawn=True)
    found = _found(experiment, [difference] * 4, [6.0] * 28, [6.0 - difference] * 28, [5.0, 6.0] * 7, True)
    pair = Pair(number=1, a=6, b=6 - difference, a_days=7, b_days=7, difference=difference)
    words = " ".join(result_words(experiment, Result(pairs=(pair,) * 4, valid_days=56, found=found)))
    assert told in words
    assert "1 points" not in words
