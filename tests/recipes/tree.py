"""A copy of the source tree in which one recipe is carried out, and the program as it is then."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

TOP = Path(__file__).parents[2]
PARTS = ("painplan", "assets", "docs", "tests", "pyproject.toml", "INSTRUMENTS.md", "README.md", "STORE.md", "LICENSE")
NOT_COPIED = shutil.ignore_patterns("__snapshots__", "recorded", ".hypothesis", ".made")
"""Pictures and records of what is said: large, and a recipe makes its own picture."""
GOES_BEFORE = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PAINPLAN_DATA", "PAINPLAN_LANGUAGE")
"""What of the surroundings would reach into the copy."""
DAY = "2026-03-02"


class Ran(NamedTuple):
    """What one process left behind."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that it wrote, in single spaces: a terminal breaks sentences anywhere."""
        return " ".join(f"{self.out}\n{self.err}".split())


class Tree:
    """The copy.

    Args:
        folder: Where it is made; nothing is there yet.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.beside = folder, folder.parent / f"{folder.name} diaries"
        self.beside.mkdir(parents=True)
        for part in PARTS:
            if (TOP / part).is_dir():  # with what was compiled, and its times: nothing need be compiled twice
                shutil.copytree(TOP / part, folder / part, ignore=NOT_COPIED)
            else:
                shutil.copy2(TOP / part, folder / part)

    def new(self, path: str, text: str) -> None:
        """Write a file that is not there."""
        there = self.folder / path
        assert not there.exists(), f"{path} is there already"
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_text(text, encoding="utf-8")

    def behind(self, path: str, stands: str, added: str) -> None:
        """Write something behind what stands once in a file."""
        there = self.folder / path
        text = there.read_text(encoding="utf-8")
        assert text.count(stands) == 1, f"{path} holds {text.count(stands)} times: {stands}"
        there.write_text(text.replace(stands, f"{stands}{added}"), encoding="utf-8")

    def at_the_end(self, path: str, added: str) -> None:
        """Write something at the end of a file."""
        with (self.folder / path).open("a", encoding="utf-8") as file:
            file.write(added)

    def made_by(self, script: str) -> None:
        """Let a script of ``docs`` write its page anew, as ``make schema`` does."""
        done = self.process(str(self.folder / "docs" / script))
        assert done.code == 0, done.said

    def touched(self) -> list[str]:
        """Every file that is not as in the source tree."""
        return sorted(path for path in self._files() if _content(TOP / path) != _content(self.folder / path))

    def _files(self) -> Iterator[str]:
        for part in PARTS:
            for where, folders, names in os.walk(self.folder / part):
                folders[:] = [name for name in folders if name != "__pycache__"]
                yield from (str((Path(where) / name).relative_to(self.folder)) for name in names)
            if (self.folder / part).is_file():
                yield part

    def process(self, *arguments: str, stdin: str = "", environment: dict[str, str] | None = None) -> Ran:
        """Run Python on the copy."""
        around = {name: value for name, value in os.environ.items() if name not in GOES_BEFORE}
        done = subprocess.run(
            [sys.executable, *arguments],
            input=stdin,
            cwd=self.folder,
            env={**around, "PYTHONPATH": str(self.folder), **(environment or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def house_tests(self, *words: str) -> None:
        """The tests that look after this kind of thing hold for the new one as they stand."""
        done = self.process("-m", "pytest", "-p", "no:cacheprovider", *words)
        assert done.code == 0, done.out[-3000:]


class Diary:
    """A diary of the program in a copy.

    Args:
        tree: The copy.
        name: One for each diary.
        environment: What is set around the program.
    """

    def __init__(self, tree: Tree, name: str = "diary", environment: dict[str, str] | None = None) -> None:
        self.tree, self.folder, self._environment = tree, tree.beside / name, environment

    def ran(self, *words: object, day: str = DAY, stdin: str = "") -> Ran:
        """A command, whatever comes of it."""
        called = ("--data-dir", self.folder, "--today", day, *words)
        return self.tree.process("-m", "painplan", *map(str, called), stdin=stdin, environment=self._environment)

    def says(self, *words: object, day: str = DAY, stdin: str = "") -> str:
        """What a command says that works."""
        ran = self.ran(*words, day=day, stdin=stdin)
        assert ran.code == 0, f"{words}: {ran.said}"
        return ran.said

    def json(self, *words: object, day: str = DAY) -> Any:
        """The JSON answer of a command that works."""
        ran = self.ran("--json", *words, day=day)
        assert ran.code == 0, f"{words}: {ran.said}"
        return json.loads(ran.out)

    def file(self, name: str) -> Path:
        """A place beside the diary for what goes out of it or comes in."""
        return self.folder.with_name(f"{self.folder.name} {name}")

    def entries(self, table: str) -> list[dict[str, Any]]:
        """What it holds of a kind, as its export tells."""
        self.says("export", "json", self.file("out.json"))
        found: list[dict[str, Any]] = json.loads(self.file("out.json").read_text(encoding="utf-8"))[table]
        return found

    def takes(self, **tables: list[dict[str, Any]]) -> str:
        """Bring entries in as PainPlan's own export; what it says of that."""
        written = {"painplan": {"format": 2, "file": "export", "on": DAY}, **tables}
        self.file("in.json").write_text(json.dumps(written), encoding="utf-8")
        return self.says("import", "painplan", self.file("in.json"))

    def shows(self, screen: str, *keys: str, day: str = DAY) -> list[str]:
        """What stands on a screen of 80 by 24: when it opens, and after each of some keys."""
        called = ("tests.recipes.shown", self.folder, day, screen, *keys)
        ran = self.tree.process("-m", *map(str, called), environment=self._environment)
        assert ran.code == 0, f"{screen}: {ran.said}"
        pictures: list[str] = json.loads(ran.out)
        return pictures


class Recipe(NamedTuple):
    """How something new is written into the house."""

    name: str
    """As the table of recipes in ARCHITECTURE.md has it."""
    write: Callable[[Tree], None]
    check: Callable[[Tree], None]
    """Run the program with it."""


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
