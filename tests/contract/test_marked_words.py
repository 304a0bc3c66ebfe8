"""A made-up language: every word of every file of words is marked, and what is shown without the mark becomes less."""

import json
import subprocess
import sys
from pathlib import Path

LEFT = 104
"""Different words of three letters and more that commands and screens show and no file of words holds: names of
units and of keys, ids, words of the sample itself. This number may only fall."""


def test_nearly_all_that_is_shown_lies_in_the_words() -> None:
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.contract.marked"], cwd=root, capture_output=True, check=True, encoding="utf-8"
    )
    found = json.loads(ran.stdout)
    assert found["shown"] > 100
    assert found["words"] > 6_000
    assert not [word for word in found["left"] if word.endswith("error")], "a word is one that the code goes by"
    assert len(found["left"]) <= LEFT, sorted(found["left"].items(), key=lambda one: len(one[1]))[:20]
