"""The one way out: what is printed passes one guard, whichever command prints it."""

import ast
import io
import sys
from datetime import date
from pathlib import Path

import click
import pytest

import painplan
from painplan.cli.output import LONGEST_ERROR, PlainStream, plain_output, ring, show, write_over
from painplan.cli.settings import Settings
from painplan.kit.told import Document
from tests.conftest import Shell

HOSTILE = "a\x1bXb\x07c\x9b31md\u202ee\u2066f\x7fg\rh\x00i"


class _Hostile(Document, frozen=True):
    """What a terminal and JSON cannot take as it is."""

    text: str
    much: float
    none: float
    on: date
    n: float


def test_whatever_prints_passes_the_guard(capsys: pytest.CaptureFixture[str]) -> None:
    with plain_output():
        click.echo(HOSTILE)
        click.echo(HOSTILE, err=True)
        sys.stdout.write(f"{HOSTILE}\n")
        sys.stdout.writelines([HOSTILE, "\r\n"])
        write_over(HOSTILE)
        ring()
    out, err = capsys.readouterr()
    harmless = "aXbc31mdefghi"
    assert err == f"{harmless}\n"
    assert out == f"{harmless}\n{harmless}\n{harmless}\r\n", "nothing is written over another line without a terminal"
    assert not isinstance(sys.stdout, PlainStream)


def test_what_is_written_over_a_line_passes_the_guard_too(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdout", screen := Terminal())
    write_over(HOSTILE)
    assert screen.getvalue() == "\raXbc31mdefghi"


def test_a_bell_rings_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, heard in ((Terminal(), "\a"), (io.StringIO(), "")):
        monkeypatch.setattr(sys, "stdout", stream)
        with plain_output():
            ring()
        assert stream.getvalue() == heard


def test_json_loses_nothing_and_has_no_number_that_json_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings()
    settings.json = True
    show(settings, _Hostile(HOSTILE, float("inf"), float("nan"), date(2026, 1, 5), 12.0), [])
    out = capsys.readouterr().out
    assert out == (
        '{"text":"a\\u001bXb\\u0007c\\u009b31md\\u202ee\\u2066f\\u007fg\\rh\\u0000i","much":null,"none":null,'
        '"on":"2026-01-05","n":12}\n'
    )


@pytest.mark.parametrize("path", ["export json -", "export csv -", "export fhir -"])
def test_an_export_into_a_pipe_steers_nothing(painplan: Shell, walking_plan: object, path: str) -> None:
    painplan("checkin", "--set", f"note=x{HOSTILE.replace(chr(0), '')}")
    ran = painplan(*path.split())
    assert ran.code == 0
    assert "Xb" in ran.out
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\x7f"} & set(ran.out)


def test_an_error_is_one_line_and_no_longer_than_a_person_reads(painplan: Shell) -> None:
    ran = painplan("why", "x\u202e\x1b" * 5_000)
    assert ran.code == 2
    assert len(ran.err.rstrip("\n")) <= LONGEST_ERROR
    assert ran.err.rstrip("\n").isprintable()


def test_nothing_in_the_command_line_writes_past_it() -> None:
    """Only `cli/output.py` writes to a stream itself; `click.echo` and prompts go through the guarded one."""
    folder = Path(painplan.__file__).parent / "cli"
    past = {"sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer", "sys.stderr.buffer", "os.write"}
    found = [
        (file.name, ast.unparse(node))
        for file in sorted(folder.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in past
    ]
    assert found == []
