"""Whatever PainPlan writes where a person says is known as made by PainPlan when it lies in the folder of a diary."""

import ast
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import FrameType, ModuleType, SimpleNamespace
from typing import Any

import click
import pytest

import painplan
from painplan.cli.main import painplan as program
from painplan.errors import CannotDo
from painplan.exchange.report import ENDINGS
from painplan.pacing.calculator import calculate
from painplan.reminders.timer_files import write_timer
from painplan.samples.calculator import Calculator
from painplan.store import user_paths
from painplan.store.disk import DiskFolder
from painplan.store.replacing import Replacing
from painplan.store.sealed.sealed import encrypt
from painplan.store.whole.verify import verify
from painplan.team.decisions import Decisions
from painplan.today.coach import Coach
from tests.conftest import FIRST, Shell
from tests.store import low_cost
from tests.thorough import WHOLE

ROOT = Path(painplan.__file__).parent
WRITE = {"replace_named", "replace_ours", "replace_all_ours", "write_new", "write_outside"}
"""What writes a file where a person says; who calls one of these is a writer."""
NOTE = "Rosenbusch"


def writers() -> set[str]:
    """Every function of the program that writes a file where a person says, by module and name."""
    found = set()
    for path in ROOT.rglob("*.py"):
        module = ".".join(["painplan", *path.relative_to(ROOT).with_suffix("").parts])
        for function in (
            node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)
        ):
            calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
            if any(getattr(call, "id", getattr(call, "attr", "")) in WRITE for call in calls):
                found.add(f"{module}:{function.name}")
    return found


def exports() -> Iterator[tuple[str, ...]]:
    """Every command under ``export``, bare and with each of its switches."""
    group = program.get_command(click.Context(program), "export")
    assert isinstance(group, click.Group)
    others = {"force", "schema", "help", *(each.name for each in program.params)}
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        flags = [each for each in command.params if isinstance(each, click.Option) and each.is_flag]
        yield (name,)
        yield from ((name, each.opts[0]) for each in flags if each.name not in others)


@pytest.fixture
def wrote(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The functions that were on the way to each file that was written where a person says."""
    seen: set[str] = set()

    class Watched(Replacing):
        def one(self, name: str, content: bytes) -> None:
            frame: FrameType | None = sys._getframe(1)
            while frame is not None:
                seen.add(f"{frame.f_globals['__name__']}:{frame.f_code.co_name}")
                frame = frame.f_back
            super().one(name, content)

    monkeypatch.setattr(user_paths, "Replacing", Watched)
    return seen


@pytest.fixture
def pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra that makes a PDF, whose content is packed."""
    made = ModuleType("weasyprint")
    packed = b"%PDF-1.7\n" + bytes(range(128, 256)) * 80 + b"\nstartxref\n9\n%%EOF\n"
    made.HTML = lambda string: SimpleNamespace(write_pdf=lambda: packed)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "weasyprint", made)


@pytest.fixture
def kept(
    painplan: Shell,
    place: Path,
    tmp_path: Path,
    coach_on: Any,
    walking_plan: object,
    pdf: None,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, bytes]:
    """Files of every kind in the folder of a diary with words in it; what is in each."""
    painplan("checkin", "--set", "pain=4", "--set", f"note={NOTE}")
    decision = painplan("decide", "new", f"Ask in {NOTE}?", "--option", "ask", "--json").document["id"]
    before = {path for path in place.rglob("*") if path.is_file()}
    for number, (name, *flags) in enumerate(exports()):
        own, elsewhere = place / f"{number}.out", tmp_path / f"{number}"
        if painplan("export", name, str(own), *flags).code == 0 and own.is_file():
            continue
        elsewhere.mkdir(exist_ok=True)  # PATH is a folder; that of a diary is not taken for it
        ran = painplan("export", name, str(elsewhere), *flags)
        assert ran.code == 0, ran.err
        shutil.move(elsewhere, place / f"{number}.files")
    for ending in ENDINGS:
        assert painplan("report", str(place / f"page{ending}"), "--include", "notes").code == 0
    assert painplan("backup", str(place / "copy.zip")).code == 0
    coach: Coach = coach_on(FIRST)
    Decisions(coach).write_sheet(decision, str(place / "sheet.txt"))
    Calculator(coach).write_page(calculate((8, 12, 10), 1), "minutes", str(place / "pace.txt"))
    Calculator(coach).hand_over(calculate((8, 12, 10), 1), "minutes", str(place / "plan.toml"))
    home = place / "timers"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    write_timer("systemd", "19:30")
    return {
        str(path.relative_to(place)): path.read_bytes()
        for path in place.rglob("*")
        if path.is_file() and path not in before
    }


FOREIGN = {
    "weather.csv": b"date,pain,energy,mood\n2026-01-05,4,5,6\n",
    "date.csv": b"date,mattered\n2026-01-05,yes\n",
    "dictionary.csv": b"table,column,type,unit,range,meaning\npatients,age,number,years,0 to 120,how old\n",
    "heads.csv": b"table,column,type,unit,range,meaning\n",
    "database.csv": b"id,colour,saved_at,history,_other\n1,red,,,\n",
    "others.csv": b"file,key,_other\n1,red,\n",
    "rows.csv": b"day,note,saved_at,history\n1,red,,\n",
    "Observation.ndjson": b'{"resourceType":"Observation","id":"1","status":"final"}\n',
    "paper.pdf": b"%PDF-1.7\n" + bytes(900) + b"%%EOF\n",
    "letter.txt": b"Questions to take along\n  What are the benefits?\nof the boat\n",
    "event.ics": b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n",
}


def test_every_file_that_is_written_where_a_person_says_is_named_as_made(
    wrote: set[str], kept: dict[str, bytes], painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert writers() - wrote == set()
    for name, content in FOREIGN.items():
        (place / name).write_bytes(content)
    with_words = [name for name, content in kept.items() if NOTE.encode() in content]
    assert len(with_words) > 6
    sealed = encrypt(DiskFolder(place), low_cost.KEYS[0].new)
    assert sorted(sealed.in_clear()) == sorted(kept)
    assert sorted(sealed.not_ours()) == sorted(FOREIGN)
    wrong = {finding.file for finding in verify(sealed, FIRST).findings if finding.wrong}
    assert wrong == {*kept}
    assert set(with_words) <= wrong


def test_erasing_names_apart_what_painplan_wrote_and_what_is_anothers(
    kept: dict[str, bytes], painplan: Shell, place: Path
) -> None:
    for name, content in FOREIGN.items():
        (place / name).write_bytes(content)
    asked = painplan("erase", typed=["no"]).out.splitlines()
    stays = [line for line in asked if line.startswith("What stays")]
    assert [f"({len(kept)})" in stays[0], f"({len(FOREIGN)})" in stays[1]] == [True, True]
    done = painplan("erase", "--word", "erase", "--json").document
    assert sorted(done["made"]) == sorted(kept)
    assert sorted(done["left"]) == sorted([*kept, *FOREIGN])


def test_the_command_that_seals_says_the_same(
    kept: dict[str, bytes], painplan: Shell, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "weather.csv").write_bytes(FOREIGN["weather.csv"])
    monkeypatch.setattr("painplan.store.sealed.sealed.new_key", lambda _: low_cost.KEYS[0].new)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{low_cost.PASSPHRASE}\n"))
    said = painplan("--passphrase-stdin", "encrypt", "--json").document
    assert (sorted(said["in_clear"]), said["not_mine"]) == (sorted(kept), ["weather.csv"])


OTHERS = {
    ".csv": b"date,pain,energy,mood\n2026-01-05,4,5,6\n",
    ".html": b"<!doctype html>\n<title>Choir</title>\n",
    ".ics": FOREIGN["event.ics"],
    ".json": b'{"resourceType":"Bundle","meta":{"tag":[]},"entry":[]}\n',
    ".md": b"# Choir\n",
    ".pdf": FOREIGN["paper.pdf"],
    ".service": b"[Unit]\nDescription=Choir\n",
    ".timer": b"[Unit]\nDescription=Choir\n",
    ".txt": FOREIGN["letter.txt"],
    ".zip": b"PK\x03\x04",
}
"""A file of somebody else of each form, as another program writes it: its first bytes say no more than the form."""


def of_somebody_else(path: str, ours: bytes) -> bytes:
    if path.endswith(".ndjson"):
        return FOREIGN["Observation.ndjson"].replace(b"Observation", Path(path).stem.encode())
    return OTHERS.get(Path(path).suffix) or (OTHERS[".json"] if ours.startswith(b"{") else OTHERS[".csv"])


def test_a_file_of_somebody_else_is_never_written_over_unasked(
    kept: dict[str, bytes], painplan: Shell, place: Path, coach_on: Any
) -> None:
    coach: Coach = coach_on(FIRST)
    decision = coach.book.decisions[0].id

    again: dict[str, Callable[[], object]] = {
        "copy.zip": lambda: painplan("backup", str(place / "copy.zip")),
        "sheet.txt": lambda: Decisions(coach).write_sheet(decision, str(place / "sheet.txt")),
        "pace.txt": lambda: Calculator(coach).write_page(calculate((8, 12, 10), 1), "minutes", str(place / "pace.txt")),
        "plan.toml": lambda: Calculator(coach).hand_over(
            calculate((8, 12, 10), 1), "minutes", str(place / "plan.toml")
        ),
        "timers": lambda: write_timer("systemd", "19:30"),
    }
    for ending in ENDINGS:
        again[f"page{ending}"] = partial(painplan, "report", str(place / f"page{ending}"))
    for number, (name, *flags) in enumerate(exports()):
        target = next(f"{number}{end}" for end in (".out", ".files") if (place / f"{number}{end}").exists())
        again[target] = partial(painplan, "export", name, str(place / target), *flags)
    assert {Path(name).parts[0] for name in kept} == again.keys(), "each is written again where it lies"

    for name, ours in kept.items():
        theirs = of_somebody_else(name, ours)
        before = {one: (place / one).read_bytes() for one in kept}
        (place / name).write_bytes(theirs)
        for target, write in again.items():
            if WHOLE or target == Path(name).parts[0]:  # with `make whole` every other one is written beside it
                with suppress(CannotDo):
                    write()
        assert (place / name).read_bytes() == theirs, name
        for one, content in before.items():
            (place / one).write_bytes(content)
