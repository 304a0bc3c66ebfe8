"""Which tests are nearest to changed files: by the imports of the program and of the tests, and by their names.

A test is at 0 when it was changed itself, at 1 when its name has the topic of a changed file or it imports one, and one
further for each import in between. Modules that are imported by their names alone (commands, screens, kinds of records)
count as imported by the module that holds these names.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import grimp

PROGRAM, TESTS, ASSETS = "painplan", "tests", "assets"
LANGUAGE_FOLDERS = 2
"""``assets/en/flare.toml``; what lies deeper is read by its folder: ``assets/en/lessons/01.toml``."""
READERS = frozenset({"asset", "assets_in"})
"""The functions that read words and data; who calls neither reads none."""
CHANGED, SAME_TOPIC = 0, 1
Graph = Mapping[str, frozenset[str]]
"""By module: what it imports."""


def nearest(top: Path, changed: Iterable[str]) -> dict[str, int]:
    """By test file how far it is from the changed ones; the nearest first, those that know none of them left out."""
    paths = list(changed)
    graph = {**program_graph(top), **test_graph(top)}
    modules = {module for path in paths for module in _modules_of(top, path)}
    topics = {_topic(path) for path in paths} - {""}
    away = _distances(graph, modules)
    found = {}
    for module in graph:
        path = f"{module.replace('.', '/')}.py"
        if module.startswith(f"{TESTS}.") and Path(path).name.startswith("test_"):
            if path in paths:
                found[path] = CHANGED
            elif _topic(path) in topics:
                found[path] = SAME_TOPIC
            elif module in away:
                found[path] = away[module]
    return dict(sorted(found.items(), key=lambda each: (each[1], each[0])))


@cache
def program_graph(top: Path) -> Graph:
    """What each module of the program imports, anywhere in it, and by name."""
    built = grimp.build_graph(PROGRAM, cache_dir=None)
    imports = {module: set(built.find_modules_directly_imported_by(module)) for module in built.modules}
    for module in imports:
        imports[module] |= _named_in(_file_of(top, module), module, imports.keys())
    return {module: frozenset(found) for module, found in imports.items()}


@cache
def test_graph(top: Path) -> Graph:
    """What each test and helper of the tests imports; what pytest gives to all of a folder does not count."""
    found = {}
    for path in sorted((top / TESTS).rglob("*.py")):
        if path.name != "conftest.py":
            module = path.relative_to(top).with_suffix("").as_posix().replace("/", ".")
            found[module] = frozenset(_imports(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _named_in(path: Path, module: str, known: Iterable[str]) -> set[str]:
    """Modules that stand in a module as texts, where it imports by name: ``medicines:MedicinesScreen``."""
    text = path.read_text(encoding="utf-8")
    if "import_module" not in text and "opens=" not in text:
        return set()
    texts = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    names = {value.partition(":")[0] for value in texts if isinstance(value, str)}
    package = module.rpartition(".")[0]
    return set(known) & {full for name in names for full in (name, f"{package}.{name}") if full != module}


def _distances(graph: Graph, modules: set[str]) -> dict[str, int]:
    """How many imports each module is away from the nearest of some others."""
    importers: dict[str, set[str]] = {}
    for module, imported in graph.items():
        for name in imported:
            importers.setdefault(name, set()).add(module)
    away, edge, distance = dict.fromkeys(modules, 0), set(modules), 0
    while edge:
        distance += 1
        edge = {module for name in edge for module in importers.get(name, ())} - away.keys()
        away.update(dict.fromkeys(edge, distance))
    return away


def _modules_of(top: Path, path: str) -> Iterator[str]:
    """The modules that a changed file is, or that read it: words and data are named by the modules that use them."""
    if path.endswith(".py") and path.startswith((f"{PROGRAM}/", f"{TESTS}/")):
        yield path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    elif path.startswith((f"{ASSETS}/", f"{PROGRAM}/")):
        stem, folder, deep = Path(path).stem, Path(path).parent.name, path.count("/") > LANGUAGE_FOLDERS
        names = {Path(path).name, f"{folder}/{stem}", folder if deep else stem}
        for module in program_graph(top):
            texts = _texts_in(_file_of(top, module))
            if names & texts and (READERS & texts or Path(path).name in texts):
                yield module


@cache
def _texts_in(path: Path) -> frozenset[str]:
    """Every text in a module, and every name that it calls."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(node.func.id)
    return frozenset(found)


def _file_of(top: Path, module: str) -> Path:
    path = top / module.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _topic(path: str) -> str:
    """What a file is about, by its name, so that one and several are the same: ``test_medicine``, ``medicines``."""
    if not path.endswith((".py", ".toml")) or not path.startswith((f"{PROGRAM}/", f"{TESTS}/", f"{ASSETS}/")):
        return ""
    name = Path(path).stem.removeprefix("test_").strip("_")
    return "" if name in ("", "init", "main", "base", "conftest") else re.sub(r"(?<=\w\w)s$", "", name)
