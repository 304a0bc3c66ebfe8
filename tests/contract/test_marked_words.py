"""A made-up language: every word is marked and every text a third longer; nothing unmarked is shown, nothing cut."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import DataTable, Static

from painplan.kit.escape import one_line
from painplan.kit.overlay import unfit_files
from painplan.widgets.frame import TitleBar
from tests.contract import longer
from tests.contract.cut import cut_now
from tests.kit.test_overlay import file_of

LEFT = 101
"""Different words of three letters and more that commands and screens show and no file of words holds: names of
units and of keys, ids, words of the sample itself. This number may only fall."""
CUT = 0
"""Texts that lose a part on a screen of 80 columns and 24 rows, or in what commands say. This number may only fall."""


@pytest.fixture(scope="module")
def found() -> Any:
    """What screens and commands show in this language; a process of its own, since what words one has read it keeps."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.contract.marked"],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"COLUMNS": "80"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return json.loads(ran.stdout)


def test_nearly_all_that_is_shown_lies_in_the_words(found: Any) -> None:
    assert found["shown"] > 70
    assert found["words"] > 3_500
    assert not [word for word in found["left"] if word.endswith("error")], "a word is one that the code goes by"
    assert len(found["left"]) <= LEFT, sorted(found["left"].items(), key=lambda one: len(one[1]))[:20]


def test_nothing_that_is_shown_is_cut(found: Any) -> None:
    assert found["looked"] > 200
    assert sum(map(len, found["cut"].values())) <= CUT, json.dumps(found["cut"], indent=1, ensure_ascii=False)


def texts(own: Any) -> Iterator[str]:
    """Every text of a file of words."""
    if isinstance(own, str):
        yield own
    elif isinstance(own, dict | list):
        for each in own.values() if isinstance(own, dict) else own:
            yield from texts(each)


def test_the_language_is_a_third_longer_and_a_clinic_could_have_it() -> None:
    own = "".join("".join(texts(words)) for _, words in longer.files())
    made = {name: longer.longer(words) for name, words in longer.files()}
    assert 1.3 * len(own) <= len("".join(texts(list(made.values())))) <= 1.4 * len(own)
    assert [text for text in texts(list(made.values())) if list(longer.cut(text))] == []
    given = {f"{name.replace('/', '.')}.toml": file_of(words) for name, words in made.items()}
    assert {file: told.why for file, told in unfit_files(given).items()} == {}


class Cutting(App[None]):
    """Loses the end of a text in every way there is."""

    CSS = "#narrow, #low { width: 10; height: 1; } #narrow { text-wrap: nowrap; } #box { height: 2; overflow: hidden; }"
    TEXT = f"{longer.BEGINS}a text that has no room{longer.ENDS}"

    def compose(self) -> ComposeResult:
        yield TitleBar(self.TEXT, "")
        yield Static(self.TEXT, id="narrow")
        yield Static(self.TEXT, id="low")
        yield Static(one_line(self.TEXT, 10), id="words")
        table: DataTable[str] = DataTable(id="table")
        table.add_column("a", width=5)
        table.add_row(self.TEXT)
        yield table
        with Vertical(id="box"):
            yield Static("\n\n")
            yield Static(self.TEXT, id="edge")


async def test_each_way_to_lose_the_end_of_a_text_is_seen() -> None:
    async with Cutting().run_test(size=(80, 24)) as pilot:
        told = list(cut_now(pilot.app.screen))
    for part in ("narrow", "low", "table", "edge"):
        assert len([one for one in told if f" {part}: " in one]) == 1, (part, told)
    assert one_line(Cutting.TEXT, 10).rstrip("…") in told
    assert len(told) == 5, told
