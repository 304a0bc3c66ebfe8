"""At a terminal no word is cut where the line ends; into a pipe lines stay as they are."""

import io
import json
import re
import sys

import click
import pytest

from painplan.cli.main import main
from painplan.cli.output import PlainStream, plain_output, typed_line
from painplan.kit.lines import cells
from tests.conftest import Shell
from tests.safety.test_what_waits import looking

WIDTHS = (60, 79, 80, 90, 100, 133, 200)


class Terminal(io.StringIO):
    """Somebody looks at what is printed."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> Terminal:
    stream = Terminal()
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stdout", stream)
    return stream


def drawn(line: str) -> bool:
    """Whether it is part of a picture."""
    return any("\u2800" <= letter <= "\u28ff" or "\u2500" <= letter <= "\u259f" for letter in line)


def test_no_command_cuts_a_word(painplan: Shell, walking_plan: object, monkeypatch: pytest.MonkeyPatch) -> None:
    painplan("checkin", "--set", "pain=4", "--set", "note=a well-known word, " + "and many others " * 20)
    calls = [[str(word) for word in words] for words in looking()]
    for call in [*calls, ["review", "--monthly"], ["--help"], ["checkin", "--help"], ["plan", "add", "--help"]]:
        told = painplan(*call).out
        for width in WIDTHS:
            monkeypatch.setenv("COLUMNS", str(width))
            stream = Terminal()
            PlainStream(stream).write(told)
            assert stream.getvalue().split() == told.split(), call
            lines = [line for line in stream.getvalue().split("\n") if not drawn(line)]
            assert all(cells(line) <= width or len(line.split()) == 1 for line in lines), (call, width)


@pytest.mark.parametrize("width", [60, 70, 80])
def test_no_help_is_cut_at_a_hyphen(width: int, painplan: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    from painplan.cli.main import painplan as group

    monkeypatch.setenv("COLUMNS", str(width))
    for name in group.list_commands(click.Context(group)):
        cut = [line for line in painplan(name, "--help").out.splitlines() if re.search(r"\w-$", line)]
        assert cut == [], name


def test_a_look_back_at_a_terminal_of_ninety_columns(
    painplan: Shell, walking_plan: object, place: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = terminal(monkeypatch, 90)
    assert main(["--data-dir", str(place), "--today", "2026-01-05", "review", "--monthly"]) == 0
    lines = screen.getvalue().splitlines()
    assert max(map(len, lines)) <= 90
    assert max(map(len, lines)) > 70, "there is something to be cut"


def test_a_document_is_one_line_wherever_it_is_shown(
    painplan: Shell, place: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = terminal(monkeypatch, 60)
    assert main(["--data-dir", str(place), "today", "--json"]) == 0
    assert screen.getvalue().count("\n") == 1
    json.loads(screen.getvalue())


def test_a_question_keeps_the_room_behind_it_and_what_comes_next_begins_a_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = terminal(monkeypatch, 20)
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    with plain_output():
        assert typed_line("A question that is long: ") == "yes"
        click.echo("An answer that is long")
    assert screen.getvalue() == "A question that is\nlong: An answer that is\nlong\n"


def test_a_line_written_in_parts_is_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch, 20)
    with plain_output():
        for part in ("A line ", "in parts\n", "and one that does not fit", "\n"):
            sys.stdout.write(part)
    assert screen.getvalue() == "A line in parts\nand one that does\nnot fit\n"
