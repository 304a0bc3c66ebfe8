"""Gaps in the words of the assets, such as ``{activity}``: every one is filled before a person sees the sentence.

And what no sentence says: "1 days", a full stop twice, a blank before a comma. The names are found in the assets, not
listed. Whatever a command prints or a screen shows in any test is looked at.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from painplan.kit.assets import LANGUAGE, asset

WORDS = Path(__file__).parents[1] / "assets" / LANGUAGE
GAP = re.compile(r"\{([a-z_0-9]+)(?::[^{}]*)?\}")


def strings(value: object) -> Iterator[str]:
    """All texts of an asset."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


@cache
def names() -> frozenset[str]:
    """The names of all gaps."""
    files = sorted(path.relative_to(WORDS).with_suffix("") for path in WORDS.rglob("*.toml"))
    return frozenset(name for file in files for text in strings(asset(str(file))) for name in GAP.findall(text))


def unfilled(text: str) -> list[str]:
    """The gaps that a text still has."""
    return [f"{{{name}}}" for name in GAP.findall(text) if name in names()]


COUNTED = "days|weeks|values|entries|tries|times|nights|years|months|hours|pairs|reviews|minutes|lessons|questions"
BADLY_SAID = re.compile(
    rf"(?<![\d.,:/–-])(?<!of )\b1 (?:more |fewer |other )?(?:{COUNTED})\b|[a-z]\.\.(?=\s|$)|[a-z] ,(?=\s)", re.MULTILINE
)


def badly_said(text: str) -> list[str]:
    """One of something told as several, two full stops, or a blank before a comma."""
    return BADLY_SAID.findall(text)
