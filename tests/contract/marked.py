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

from painplan.screens.actions import ROOMS
from tests.contract import longer
from tests.contract.cut import cut_on
from tests.contract.program import run
from tests.recorded import ties
from tests.safety.test_what_waits import looking
from tests.screens.test_every_room import BEHIND
from tests.screens.test_rooms import DAY as WEEK
from tests.screens.test_rooms import a_week
from tests.support import at_the_screen, coach_on
from tests.thorough import some_of

DAY = date(2026, 11, 28)
SAMPLE = "two-plans"
SEEN = some_of(list(ROOMS), 3)
"""Screens that are walked."""
HELPED = some_of(SEEN, 6)
"""Screens whose help is looked at."""
OVER = ("all_actions", "help_now", "very_bad_day", "fall", "where")
"""What lies over Today."""
_COMMAND = re.compile(r"painplan(?: [a-z][a-z-]*| [A-Z]+\b| --[a-z-]+)*")
_PATH = re.compile(r"/\S+")
_CLICK = re.compile(r"Invalid value for .*|Missing argument .*|\[OPTIONS\]")
"""What click says of a call that is no call; its words are in no file of ours yet."""


def helped() -> Iterator[tuple[str, str]]:
    """What the help of every command says."""
    for path in ties.commands():
        yield f"{' '.join(path)} --help", run(*path, "--help").said


def unmarked(text: str) -> Iterator[str]:
    """Words of three letters and more without the mark, but for the names of commands and of their options."""
    for word in longer.WORD.findall(_CLICK.sub(" ", _COMMAND.sub(" ", _PATH.sub(" ", text)))):
        if not word.endswith((longer.MARK, longer.ENDS)) and len(word) > 2:
            yield word.lower().lstrip(longer.BEGINS)


def printed(folder: str) -> Iterator[tuple[str, str]]:
    """What every command that looks prints."""
    for words in looking():
        yield " ".join(map(str, words)), run("--data-dir", folder, "--today", DAY, *words).said


async def drawn(folder: Path) -> tuple[dict[str, str], dict[str, list[str]]]:
    """What every screen shows, and what is cut there."""
    found: dict[str, str] = {}
    short: dict[str, list[str]] = {}
    async with at_the_screen(coach_on(DAY, folder)) as person:
        found["today"], short["today"] = person.sees(), await cut_on(person)
        async for name in person.through_rooms(SEEN):
            found[name], short[name] = person.sees(), await cut_on(person)
            if name in HELPED:
                await person.go(["@help"])
                short[f"{name} help"] = await cut_on(person)
        for name in OVER:
            await person.go([f"@{name}"])
            short[name] = await cut_on(person)
            await person.press("escape")
        (place := folder / "a week").mkdir()
    a_week(place)
    async with at_the_screen(coach_on(WEEK, place)) as person:
        first = person.app.screen
        for way in some_of(BEHIND, 7):
            await person.go(way)
            short[" ".join(way)] = await cut_on(person)
            while person.app.screen is not first:
                person.app.pop_screen()
                await person.press()
    return found, short


def main() -> None:
    """Print the unmarked words with the places that show them."""
    longer.speak_longer()
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/diary"
        assert run("demo", SAMPLE, "--folder", place, "--today", DAY).code == 0
        shown = dict(printed(place))
        short = {where: list(longer.cut(text)) for where, text in (*shown.items(), *helped())}
        seen, short_there = asyncio.run(drawn(Path(place)))
    shown |= {f"screen {name}": text for name, text in seen.items()}
    short |= {f"screen {name}": texts for name, texts in short_there.items()}
    looked = len(short)
    found: dict[str, list[str]] = {}
    for where, text in shown.items():
        for word in unmarked(text):
            if where not in found.setdefault(word, []):
                found[word].append(where)
    words = sum(len(text.split()) for text in shown.values())
    sys.stdout.write(
        json.dumps(
            {
                "shown": len(shown),
                "words": words,
                "looked": looked,
                "left": found,
                "cut": {where: texts for where, texts in short.items() if texts},
            }
        )
    )


if __name__ == "__main__":
    main()
