"""What a person names is read only where it is a file; what stands in a table is never taken for another encoding."""

import ast
import os
import threading
from pathlib import Path

import pytest

import painplan
from painplan.exchange.text import read_text
from painplan.kit.plain_file import files_below, plain_file
from tests.conftest import Shell

ROOT = Path(painplan.__file__).parent
OWN = (
    "store",
    "kit/assets.py",
    "kit/plain_file.py",
    "browser.py",
    "exchange/report_page.py",
    "screens",
    "safety/help_page.py",
)
"""Reads files of the diary or of the program itself, with what guards those."""
READS: dict[str, tuple[str, ...]] = {
    "csv": ("import", "csv", "FILE", "--date", "Date", "--map", "Steps=steps"),
    "table": ("import", "table", "FILE"),
    "fitbit": ("import", "fitbit", "FILE"),
    "apple": ("import", "apple-health", "FILE"),
    "archive": ("import", "fitbit-archive", "FILE"),
    "painplan": ("import", "painplan", "FILE"),
    "fhir": ("import", "fhir", "FILE"),
    "interview": ("interview", "--answers", "FILE"),
    "replay": ("replay", "FILE", "--quota", "10", "--step", "1"),
    "compare": ("compare", "FILE", "FILE"),
    "restore": ("restore", "FILE", "--yes"),
    "merge": ("merge", "FILE"),
}


def opens_by_itself(path: Path) -> bool:
    """Whether a module opens a file to read it, past `plain_file`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            first = node.args[0] if node.args else None
            if node.func.attr in ("read_bytes", "read_text") and not node.args:
                return True
            if node.func.attr == "open" and isinstance(first, ast.Constant) and str(first.value).startswith("r"):
                return True
    return False


def test_nothing_else_opens_what_a_person_names() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if opens_by_itself(path)}
    assert {name for name in found if not name.startswith(OWN)} == set()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
@pytest.mark.parametrize("called", READS.values(), ids=READS)
def test_no_command_waits_for_a_pipe(painplan: Shell, tmp_path: Path, called: tuple[str, ...]) -> None:
    pipe = tmp_path / "named.csv"
    os.mkfifo(pipe)
    relief = threading.Timer(5, lambda: pipe.write_bytes(b"late"))  # so that a command that waits ends at all
    relief.start()
    try:
        assert painplan("checkin", "--set", "pain=1").code == 0
        ran = painplan(*(str(pipe) if part == "FILE" else part for part in called))
        assert relief.is_alive(), "it waited"
    finally:
        relief.cancel()
    assert ran.code in (1, 2)
    assert "it is a pipe between programs" in ran.err or "no file" in ran.err


def test_a_folder_that_vanishes_while_it_is_looked_through_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "steps-1.json").write_text("[]")
    scandir = os.scandir

    def gone(path: str) -> object:
        if str(path).endswith("/a"):
            raise FileNotFoundError(path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", gone)
    assert [found.parent.name for found in files_below(tmp_path, "steps-*.json")] == ["b"]


def test_what_a_shell_hands_over_is_read() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"Date,Steps\n")
    os.close(writing)
    with plain_file(Path(f"/dev/fd/{reading}")) as stream:
        assert stream.read() == b"Date,Steps\n"
    os.close(reading)


TABLE = "Date,Steps,Note\n2026-01-05,4000,walked\n2026-01-06,5000,{}\n"


@pytest.mark.parametrize("at", [6, 30, 50])
def test_a_zero_byte_in_a_table_never_makes_other_letters_of_it(painplan: Shell, tmp_path: Path, at: int) -> None:
    content = TABLE.format("tired").encode()
    (tmp_path / "t.csv").write_bytes(content[:at] + b"\0" + content[at:])
    ran = painplan("import", "csv", str(tmp_path / "t.csv"), "--date", "Date", "--map", "Steps=steps", "--json")
    assert ran.code == 1
    assert "is not a text file PainPlan can read" in ran.err
    assert "⁡" not in ran.err


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("text", [TABLE.format("müde"), "a\n", "Datum;Schritte\n5.1.2026;1\n"])
def test_each_encoding_is_still_seen_by_itself(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode(encoding))
    assert read_text(tmp_path / "t.csv", "t.csv") == text


ROWS = "Date,Steps\n2026-01-03,4000\n2026-01-04,5000\n03.01.2026,6000\n"


def test_an_open_question_about_days_takes_nothing_of_the_table(painplan: Shell, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(ROWS, encoding="utf-8")
    call = ("import", "csv", str(tmp_path / "t.csv"), "--date", "Date", "--map", "Steps=steps")
    for more in ((), ("--preview",), ("--json",)):
        ran = painplan(*call, *more)
        assert (ran.code, ran.out, "--day-first or --month-first" in ran.err) == (2, "", True)
    assert painplan("today").code == 0
    answered = painplan(*call, "--day-first", "--several", "last", "--json")
    assert (answered.code, answered.document["days"]) == (0, 2)
