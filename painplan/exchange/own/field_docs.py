"""What each field of a record means, taken from where it is written down once: the line under the field in the code."""

import ast
import inspect
from functools import cache
from textwrap import dedent

from painplan.kit.pattern import pattern

_CODE = pattern(r"``([^`]*)``|`([^`]*)`")


@cache
def meanings(kind: type) -> dict[str, str]:
    """The meaning of each field that has one written under it, by name; nothing where the code is not there to read."""
    found: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        found |= _written_in(each)
    return found


def meaning(kind: type, field: str) -> str:
    """What a field means, in words; its name where nothing is written."""
    return meanings(kind).get(field) or f"{field.replace('_', ' ').capitalize()}."


def about(kind: type) -> str:
    """What a kind of record is."""
    return _plain(inspect.getdoc(kind) or "")


@cache
def _written_in(kind: type) -> dict[str, str]:
    try:
        (definition,) = ast.parse(dedent(inspect.getsource(kind))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return {}
    if not isinstance(definition, ast.ClassDef):
        return {}
    found: dict[str, str] = {}
    for line, after in zip(definition.body, definition.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) and isinstance(after.value.value, str):
            found[line.target.id] = _plain(after.value.value)
    return found


def _plain(text: str) -> str:
    return " ".join(_CODE.sub(lambda match: f"“{match[1] or match[2]}”", text).split())
