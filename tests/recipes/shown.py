"""What a screen shows at 80x24: ``python -m tests.recipes.shown FOLDER DAY SCREEN [KEY …]`` prints it as JSON.

A program of its own, since it is run in a copy of the source tree.
"""

import asyncio
import json
import sys
from datetime import date
from pathlib import Path

from tests.support import at_the_screen, coach_on


async def shown(folder: Path, day: date, screen: str, keys: list[str]) -> list[str]:
    """The screen when it opens, and after each key."""
    async with at_the_screen(coach_on(day, folder)) as person:
        await person.app.run_action(screen)
        await person.press()
        pictures = [person.sees()]
        for key in keys:
            await person.press(key)
            pictures.append(person.sees())
        assert person.app.is_running
        return pictures


if __name__ == "__main__":
    folder, day, screen, *keys = sys.argv[1:]
    sys.stdout.write(json.dumps(asyncio.run(shown(Path(folder), date.fromisoformat(day), screen, keys))))
