"""Draws the pictures of the README from the sample diary: ``make pictures``."""

import asyncio
import re
from datetime import date
from pathlib import Path

from painplan.app import PainPlanApp
from painplan.samples.catalogue import SAMPLES, sample_coach

HERE = Path(__file__).parent
DAY, SIZE = date(2026, 11, 24), (100, 28)
SCREENS = {"today": "escape", "review": "r"}
_FROM_THE_NET = re.compile(r',\s*url\("https?://[^"]*"\) format\("\w+"\)')
"""The fonts that such pictures would fetch; a font of the machine does as well."""


async def draw() -> None:
    """Save one picture for each screen."""
    app = PainPlanApp(sample_coach(SAMPLES[0].name, DAY))
    async with app.run_test(size=SIZE) as pilot:
        for name, key in SCREENS.items():
            await pilot.press(key)
            await pilot.pause()
            picture = _FROM_THE_NET.sub("", app.export_screenshot(title="PainPlan, sample diary"))
            (HERE / f"{name}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw())
