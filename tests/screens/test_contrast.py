"""Letters, lines and bars stand out from what they stand on, in every look (WCAG 2.2 AA, 1.4.3 and 1.4.11).

Measured on what is drawn, sign by sign, so that no colour that is in use anywhere is forgotten.
"""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color
from textual.widget import Widget

from painplan.app import PainPlanApp
from painplan.kit.looks import LOOKS, Palette, contrast, looks_from, unfit_files
from painplan.samples.catalogue import sample_coach
from painplan.screens.actions import ACTIONS
from tests.support import SMALL, at_the_screen
from tests.thorough import some_of

DAY = date(2026, 11, 27)
PARTS = frozenset("─━│┌┐└┘╭╮╰╯▔▁▂▃▄▅▆▇█▌▐▊▎▕▏▖▗▘▝▙▟·•■▫┄▸‹›▀")
"""Lines, marks and bars; braille is one, too."""
PAGES = (
    "checkin", "flare", "trends", "review", "plan", "goal", "settings", "looks", "where", "help", "help_now",
    "all_actions", "demonstrate", "replay", "calculator", "lesson", "measure", "insight", "noted_days", "practice",
    "report", "people", "changes", "signs", "decisions",
)  # fmt: skip
WALK = {"trends": ("plus", "t"), "checkin": ("3", "f2"), "measure": ("enter",), "demonstrate": ("v",)}
"""Keys that show more of a page."""


def is_part(text: str) -> bool:
    return all(sign in PARTS or "⠀" <= sign <= "⣿" for sign in text if not sign.isspace())


def faint(app: PainPlanApp, look: Palette) -> Iterator[str]:
    """What of the open screen stands out too little, with how much it does."""
    boxes = [box.region for box in app.screen.query(".box")]
    seen = boxes[0] if boxes else app.screen.region  # what a small screen covers is not there to be read
    for strip in app.screen._compositor.render_strips()[seen.y : seen.bottom]:
        for segment in strip.crop(seen.x, seen.right):
            yield from _faint(segment, look)
    for widget in app.screen.walk_children(Widget):
        if widget.show_vertical_scrollbar and widget.display:
            bar, below = widget.styles.scrollbar_color, widget.styles.scrollbar_background
            if (found := contrast(_hex(bar), _hex(below))) < look.of_parts:
                yield f"the scroll bar of {widget!r}: {found:.2f}"


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"


def _faint(segment: Segment, look: Palette) -> Iterator[str]:
    style = segment.style
    if not segment.text.strip() or style is None or style.color is None or style.bgcolor is None:
        return
    above, below = (colour.get_truecolor().hex for colour in (style.color, style.bgcolor))
    if style.reverse:
        above, below = below, above
    least = look.of_parts if is_part(segment.text) else look.of_text
    if (found := contrast(above, below)) < least:
        yield f"{segment.text.strip()!r}: {above} on {below}, {found:.2f}"


@pytest.mark.parametrize("name", LOOKS)
async def test_everything_that_is_drawn_can_be_read(name: str) -> None:
    coach = sample_coach("walking", DAY)
    coach.choose_theme(name)
    found: dict[str, list[str]] = {}
    async with at_the_screen(coach, SMALL) as person:
        found["today"] = [*faint(person.app, LOOKS[name])]
        async for page in person.through_rooms(PAGES if name == "light" else some_of(PAGES, 2)):
            found[page] = [*faint(person.app, LOOKS[name])]
            for key in WALK.get(page, ()):
                await person.press(key)
                found[page] += faint(person.app, LOOKS[name])
    assert {page: {*what} for page, what in found.items() if what} == {}
    assert len(found) > len(PAGES) // 2


def test_every_page_that_is_looked_at_exists() -> None:
    assert {*PAGES} - {"all_actions"} <= {action.name for action in ACTIONS}


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(colours, colours, colours)
def test_whatever_look_fits_has_shades_that_can_be_read(background: str, text: str, accent: str) -> None:
    file = f'background = "{background}"\ntext = "{text}"\naccent = "{accent}"\n'.encode()
    looks = looks_from({"own.toml": file})
    assert bool(looks) is not bool(unfit_files({"own.toml": file}))
    for look in looks.values():
        for ground in look.grounds:
            assert contrast(look.muted, ground) >= 4.5
            assert contrast(look.rule, ground) >= 3
            assert min(contrast(text, ground), contrast(accent, ground)) >= 4.5


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("faint.toml", b'background = "#101010"\ntext = "#333333"\naccent = "#ffffff"', "text has a contrast of"),
        ("odd.toml", b'background = "black"\ntext = "#ffffff"\naccent = "#ffffff"', "background is"),
        ("dark.toml", b'background = "#000000"\ntext = "#ffffff"\naccent = "#ffffff"', "the name of a look"),
        ("less.toml", b'background = "#000000"', "missing"),
        ("more.toml", b'background = "#000000"\ntext = "#ffffff"\naccent = "#ffffff"\nglow = 1', "glow"),
        ("none.toml", b"{", "no TOML"),
    ],
)
def test_a_look_that_does_not_fit_is_named_with_the_reason(file: str, content: bytes, why: str) -> None:
    assert looks_from({file: content}) == {}
    assert why in unfit_files({file: content})[file].why


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
