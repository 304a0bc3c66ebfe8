"""Says what is shown that no file of words holds: every word of every file is marked, and what is unmarked is listed.

A program of its own (``python -m tests.contract.marked``), since what words a process has read it keeps.
"""

import asyncio
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from painplan.kit import assets
from painplan.kit.overlay import DATA, RULES, is_name
from painplan.screens.actions import ROOMS
from tests.contract.program import run
from tests.safety.test_what_waits import looking
from tests.support import at_the_screen, coach_on

MARK = "ʷ"
DAY = date(2026, 11, 28)
SAMPLE = "two-plans"
_FIELD = re.compile(r"(\{[^{}]*\})")
_WORD = re.compile(rf"[A-Za-z][A-Za-z'’]*{MARK}?")
_COMMAND = re.compile(r"painplan(?: [a-z][a-z-]*| [A-Z]+\b| --[a-z-]+)*")
_PATH = re.compile(r"/\S+")
_CLICK = re.compile(r"Invalid value for .*|Missing argument .*|\[OPTIONS\]")
"""What click says of a call that is no call; its words are in no file of ours yet."""


def marked(own: Any, *, listed: bool = False) -> Any:
    """The same with a mark behind each word, as a clinic's words could have one; names that rules go by stay."""
    if isinstance(own, dict):
        return {key: each if key in RULES else marked(each, listed=listed) for key, each in own.items()}
    if isinstance(own, list):
        return [marked(each, listed=True) for each in own]
    if not isinstance(own, str) or is_name(own, listed=listed):
        return own
    return "".join(part if _FIELD.fullmatch(part) else _marked(part) for part in _FIELD.split(own))


def _marked(text: str) -> str:
    return re.sub(r"[A-Za-z][A-Za-z'’]*", lambda word: word[0] + MARK, text)


def mark_all() -> None:
    """Mark every file of words in this process."""
    folder = Path(assets.__file__).parents[2] / "assets" / assets.LANGUAGE
    names = [str(file.relative_to(folder).with_suffix("")) for file in folder.rglob("*.toml")]
    assets.lay_over({name: marked(assets.asset(name)) for name in names if not name.startswith(DATA)})


def unmarked(text: str) -> Iterator[str]:
    """Words of three letters and more without the mark, but for the names of commands and of their options."""
    for word in _WORD.findall(_CLICK.sub(" ", _COMMAND.sub(" ", _PATH.sub(" ", text)))):
        if not word.endswith(MARK) and len(word) > 2:
            yield word.lower()


def printed(folder: str) -> Iterator[tuple[str, str]]:
    """What every command that looks prints."""
    for words in looking():
        yield " ".join(map(str, words)), run("--data-dir", folder, "--today", DAY, *words).said


async def drawn(folder: Path) -> dict[str, str]:
    """What every screen shows."""
    found: dict[str, str] = {}
    async with at_the_screen(coach_on(DAY, folder)) as person:
        found["today"] = person.sees()
        async for name in person.through_rooms(ROOMS):
            found[name] = person.sees()
    return found


def main() -> None:
    """Print the unmarked words with the places that show them."""
    mark_all()
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/diary"
        assert run("demo", SAMPLE, "--folder", place, "--today", DAY).code == 0
        shown = dict(printed(place)) | {
            f"screen {name}": text for name, text in asyncio.run(drawn(Path(place))).items()
        }
    found: dict[str, list[str]] = {}
    for where, text in shown.items():
        for word in unmarked(text):
            if where not in found.setdefault(word, []):
                found[word].append(where)
    words = sum(len(text.split()) for text in shown.values())
    sys.stdout.write(json.dumps({"shown": len(shown), "words": words, "left": found}))


if __name__ == "__main__":
    main()
