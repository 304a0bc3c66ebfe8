"""Every number behind the demonstration stands in one table, with words for people; found in the code, not listed."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from painplan.kit.assets import asset
from painplan.pacing.parameters import BEHIND, PARAMETERS, SETTINGS

MADE_UP = ("body", "strategies", "simulation")
NO_NUMBER_OF_IT = {
    "start.FEWEST_TRIES": "nobody here tries: the start is known",
    "start.ESTIMATES_NEEDED": "nobody here estimates: the start is known",
    "start.LADDER_WEEKS": "how far a ladder is shown",
    "start.LONGEST_LADDER": "how far a ladder is shown",
    "rhythm.STEP_SHARES": "the share of “steady” is in the table; nobody here is gentle",
    "days.NEXT_MORNING": "the question is about the next morning here",
    "days.TWO_DAYS": "the question is about the next morning here",
}
"""Constants of the rules that cannot decide anything here, with the reason."""


@cache
def tree(name: str) -> ast.Module:
    module = import_module(f"painplan.pacing.{name}")
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def constants(name: str) -> Iterator[tuple[str, float]]:
    """The numbers that a module names."""
    module = import_module(f"painplan.pacing.{name}")
    for node in tree(name).body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            for named in target.elts if isinstance(target, ast.Tuple) else [target]:
                if isinstance(named, ast.Name) and named.id.isupper() and not named.id.startswith("_"):
                    value = getattr(module, named.id)
                    if isinstance(value, int | float):
                        yield named.id, value
                    elif isinstance(value, dict | tuple) and any(isinstance(one, int | float) for one in _all(value)):
                        yield named.id, float("nan")


def _all(value: dict[object, object] | tuple[object, ...]) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value


def named_in_the_table() -> set[str]:
    """The constants that the table's own code names: ``GROWTH`` of ``body.GROWTH``."""
    source = Path(str(import_module("painplan.pacing.parameters").__file__)).read_text(encoding="utf-8")
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.add(f"{node.value.id}.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module.rpartition('.')[2]}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("name", BEHIND)
def test_every_constant_is_in_the_table(name: str) -> None:
    missing = {f"{name}.{constant}" for constant, _ in constants(name)} - named_in_the_table() - NO_NUMBER_OF_IT.keys()
    assert not missing, f"add {sorted(missing)} to painplan/pacing/parameters.py, with words in demonstration.toml"


def test_what_is_left_out_still_exists() -> None:
    there = {f"{name}.{constant}" for name in BEHIND for constant, _ in constants(name)}
    assert NO_NUMBER_OF_IT.keys() <= there


def test_no_rule_that_the_paced_way_asks_is_forgotten() -> None:
    """Rooms of pacing that it imports, through others too, either are looked at or name no number."""
    seen, fresh = set[str](), {"paced", "strategies", "body", "simulation"}
    while fresh:
        seen |= fresh
        fresh = {
            node.module.rpartition(".")[2]
            for name in fresh
            for node in ast.walk(tree(name))
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("painplan.pacing.")
        } - seen
    others = {name: dict(constants(name)) for name in seen - set(BEHIND) - {"simulation"}}
    allowed = {
        "absence": "nobody stays away here",
        "holds": "no hold and no time away here",
        "envelope": "the energy envelope is not asked here",
        "symptom_band": "no symptom is beside its usual here",
    }
    assert not {name for name, found in others.items() if found and name not in allowed}, others


@pytest.mark.parametrize("name", MADE_UP)
def test_no_number_hides_in_the_made_up_body_or_its_ways(name: str) -> None:
    """Inside functions stand 0, 1 and 2 (a power, a second way) at most; everything else has a name."""
    hidden = {
        node.value
        for function in ast.walk(tree(name))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Constant) and type(node.value) in (int, float) and node.value not in (0, 1, -1)
    }
    assert hidden == set(), name


def test_every_row_has_words_a_unit_and_a_source_and_none_is_there_twice() -> None:
    names = [one.name for one in PARAMETERS]
    assert len(set(names)) == len(names)
    assert set(names) == set(asset("demonstration")["parameters"]["names"])
    assert all(one.unit and one.source in ("illustration", "PP-1") for one in PARAMETERS)
    assert {"overdone_pushing", "overdone_resting", "overdone_paced", "aim"} <= {one.name for one in SETTINGS}
