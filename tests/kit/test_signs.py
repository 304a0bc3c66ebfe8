"""Every sign that is drawn or said has one in a plainer look, as wide as before and never a question mark."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painplan.kit.lines import cells
from painplan.kit.signs import CONSOLE, NAMED, as_shown, signs_here

ASSETS = Path(__file__).parents[2] / "assets" / "en"
SOURCES = Path(__file__).parents[2] / "painplan"


@given(st.text(), st.sampled_from(["blocks", "ascii"]))
def test_a_line_is_as_wide_as_before(text: str, signs: str) -> None:
    shown = as_shown(text, "ascii" if signs == "ascii" else "blocks")
    assert sum(map(cells, shown)) == sum(map(cells, text))
    assert signs == "blocks" or shown.isascii()


def test_no_sign_that_the_program_draws_or_says_becomes_a_question_mark() -> None:
    files = [*(file for file in ASSETS.rglob("*.toml") if file.parent.name != "imports"), *SOURCES.glob("widgets/*.py")]
    used = {sign for file in files for sign in file.read_text(encoding="utf-8") if not sign.isascii()}
    drawn = set("─│┌┐└┘▁▂▃▄▅▆▇█▖▗▌▐▙▟·•■▸‹›") | {chr(sign) for sign in range(0x2800, 0x2900)}
    assert {sign for sign in used | drawn if "?" in as_shown(sign, "ascii")} == set()


def test_a_picture_keeps_its_shape() -> None:
    assert as_shown("15 ▄█─┐ ⣀⠉⡇ ·", "ascii") == "15 =#-+ .': ."
    assert as_shown("▂▆ ⣀⠉⡇ “Zoé”", "blocks") == '▄█ ▄▀█ "Zoé"'
    assert as_shown("Zoé — “naïve”", "ascii") == 'Zoe - "naive"'


@pytest.mark.parametrize(
    ("environ", "signs"),
    [({NAMED: "ascii"}, "ascii"), ({NAMED: "blocks", "TERM": "xterm"}, "blocks"), ({"TERM": CONSOLE}, "blocks"),
     ({"TERM": "xterm"}, "all"), ({NAMED: "all", "TERM": CONSOLE}, "all"), ({NAMED: "pretty"}, "all")],
)  # fmt: skip
def test_the_environment_tells_what_can_be_shown(
    environ: dict[str, str], signs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getencoding", lambda: "UTF-8")
    assert signs_here(environ) == signs


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_without_utf_8_a_terminal_is_given_ascii_only(locale: str, tmp_path: Path) -> None:
    above, below = pty.openpty()
    environ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LC_ALL": locale, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "painplan", "--data-dir", str(tmp_path / "diary"), "simulate", "--weeks", "8"]
    with subprocess.Popen(command, stdout=below, stdin=subprocess.DEVNULL, env=environ) as running:
        os.close(below)
        said = b""
        try:
            while part := os.read(above, 65536):
                said += part
        except OSError:  # the other end is closed
            pass
        assert running.wait() == 0
    os.close(above)
    assert said.isascii()
    assert b"?" not in said
    assert re.search(rb"100 +\S", said)
