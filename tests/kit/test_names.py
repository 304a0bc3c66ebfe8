"""A name says one thing: no class is called as another one, wherever it stands."""

import ast
from collections import defaultdict
from pathlib import Path

import painplan

ROOT = Path(painplan.__file__).parent
FOLDER_HOLDS = 34
"""So many files of Python a folder holds at most."""


def test_no_class_has_the_name_of_another() -> None:
    where = defaultdict(list)
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                where[node.name].append(str(path.relative_to(ROOT)))
    assert len(where) > 500
    assert {name: paths for name, paths in where.items() if len(paths) > 1} == {}


def test_no_folder_holds_more_than_can_be_looked_through() -> None:
    folders = {path.parent for path in ROOT.rglob("*.py")}
    assert len(folders) > 30
    crowded = {folder.name: len(list(folder.glob("*.py"))) for folder in folders}
    assert {name: files for name, files in crowded.items() if files > FOLDER_HOLDS} == {}


def test_packages_hold_their_docstring_and_nothing_else() -> None:
    """So every name is imported from the module that defines it, and the arrows are what they look like."""
    more = []
    for path in ROOT.rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        if path.parent not in (ROOT, ROOT / "cli") and len(body) > 1:  # the version; how often garbage is looked for
            more.append(str(path.relative_to(ROOT)))
    assert more == []
