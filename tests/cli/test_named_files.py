"""A file that a person names and that is there is told as what it is; “Check the spelling” is for what is not."""

import os
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from painplan.cli.main import painplan as program
from tests.cli.test_outside import leaves
from tests.conftest import Shell, on
from tests.store.permissions import permissions_count

FOLDER, PIPE, DEVICE = "folder", "pipe between programs", "device"
LINK, LOOP, SOCKET, CLOSED = "link that leads nowhere", "link that leads back to itself", "socket", "permission denied"
READS = {
    "interview": ("--answers", "{}"),
    "compare": ("{}", "{}"),
    "replay": ("{}", "--quota", "3", "--step", "1"),
    "restore": ("{}", "--yes"),
    "merge": ("{}",),
    "import painplan": ("{}",),
    "import csv": ("{}", "--date", "Date", "--map", "Steps=steps"),
    "import table": ("{}",),
    "import fitbit": ("{}",),
    "import fitbit-archive": ("{}",),
    "import apple-health": ("{}",),
    "import fhir": ("{}",),
    "team reply": ("{}",),
}
"""How a command that reads a file is called with its name."""
WRITES = {
    "backup": ("{}",),
    "export json": ("{}",),
    "export csv": ("{}.csv",),
    "export fhir": ("{}",),
    "export ics": ("{}",),
    "report": ("{}.html",),
}
"""How a command that writes a file is called."""
TAKES_FOLDERS = {
    "import painplan",
    "import csv",
    "import table",
    "import fitbit",
    "import fitbit-archive",
    "import fhir",
}
"""These say what is missing in a folder."""


def _files_named() -> Iterator[str]:
    for path, command in leaves(program):
        if any(
            (isinstance(each, click.Argument) or each.name == "file")
            and re.search(r"FILE|PATH|ARCHIVE|EXPORT|\.csv|\.zip", each.metavar or "")
            for each in command.params
        ):
            yield " ".join(path)


@pytest.fixture
def things(tmp_path: Path) -> Iterator[dict[str, tuple[Path, str]]]:
    """Everything but a file that can be read, and how it is called."""
    made = tmp_path / "made"
    (made / "folder").mkdir(parents=True)
    os.mkfifo(made / "pipe")
    (made / "nowhere").symlink_to(made / "nothing-at-all")
    (made / "loop").symlink_to(made / "loop")
    (made / "closed").write_text("Date,Steps\n")
    (made / "closed-folder").mkdir()
    (made / "closed-folder" / "file.csv").write_text("Date,Steps\n")
    before = Path.cwd()
    os.chdir(made)  # the name of a socket may not be long
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket")
    os.chdir(before)
    for name in ("closed", "closed-folder"):
        (made / name).chmod(0)
    yield {
        "folder": (made / "folder", FOLDER),
        "pipe": (made / "pipe", PIPE),
        "socket": (made / "socket", SOCKET),
        "device": (Path("/dev/zero"), DEVICE),
        "empty device": (Path("/dev/null"), DEVICE),
        "link to nothing": (made / "nowhere", LINK),
        "link to itself": (made / "loop", LOOP),
        "unreadable": (made / "closed", CLOSED),
        "unreadable folder": (made / "closed-folder", f"{CLOSED}|folder"),
        "in an unreadable folder": (made / "closed-folder" / "file.csv", CLOSED),
    }
    for name in ("closed", "closed-folder"):
        (made / name).chmod(0o700)


def called(name: str, path: Path | str) -> tuple[str, ...]:
    return (*name.split(), *(part.format(path) for part in {**READS, **WRITES}[name]))


def test_every_command_that_takes_a_file_is_walked() -> None:
    assert set(_files_named()) <= {*READS, *WRITES}
    assert set(READS) <= set(_files_named())


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("name", READS)
def test_what_is_there_is_told_as_what_it_is(painplan: Shell, name: str, things: dict[str, tuple[Path, str]]) -> None:
    for thing, (path, told) in things.items():
        with permissions_count():
            ran = painplan(*called(name, path), day=on(0))
        assert ran.code in (1, 2), (thing, ran)
        said = ran.err.strip().splitlines()[-1]
        assert "inside PainPlan" not in said, (thing, ran)
        assert "spelling" not in said, (thing, ran)
        assert "There is no" not in said, (thing, ran)
        if thing != "folder" or name not in TAKES_FOLDERS:
            assert re.search(told, said), (thing, ran)


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("missing", ["nothing-at-all", "~nobody-of-this-name/file.csv", "file.csv/below", "x" * 300])
def test_what_is_not_there_is_told_so(painplan: Shell, name: str, missing: str, tmp_path: Path) -> None:
    (tmp_path / "file.csv").write_text("Date,Steps\n")
    path = missing if missing.startswith("~") else str(tmp_path / missing)
    ran = painplan(*called(name, path), day=on(0))
    assert (ran.code, "There is no file" in ran.err) == (2, True), ran


@pytest.mark.usefixtures("walking_plan")
@pytest.mark.parametrize("name", WRITES)
def test_where_nothing_can_be_written_the_reason_is_told(
    painplan: Shell, name: str, things: dict[str, tuple[Path, str]]
) -> None:
    looped = things["link to itself"][0]
    for suffix in (".csv", ".html"):
        (looped.parent / f"loop{suffix}").symlink_to(looped.parent / f"loop{suffix}")
    for path, told in (
        (things["in an unreadable folder"][0], CLOSED),
        (looped, LOOP),
        (things["pipe"][0] / "below", "is there and is not a folder"),
    ):
        with permissions_count():
            ran = painplan(*called(name, path), day=on(0))
        assert ran.code in (1, 2), (path, ran)
        assert told in ran.err, (path, ran)
        assert "spelling" not in ran.err, (path, ran)
