"""A terminal that only writes lines gets no screens, and is told what does the same there."""

import sys
from pathlib import Path

import pytest

from painplan.cli.main import main


@pytest.mark.parametrize("arguments", [(), ("demo",)])
def test_a_terminal_that_writes_lines_alone_is_told_the_commands(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("painplan.app.PainPlanApp.run", lambda _: pytest.fail("a screen was opened"))
    monkeypatch.setenv("TERM", "dumb")
    assert main(["--data-dir", str(tmp_path), *arguments]) == 1
    told = capsys.readouterr().err
    assert "TERM=dumb" in told
    assert "painplan today" in told
