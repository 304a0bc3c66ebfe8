"""The colours of the theme as a chart wants them."""

from typing import TYPE_CHECKING

from textual.app import App
from textual.color import Color

from painplan.charts import colours

if TYPE_CHECKING:
    from painplan.charts.colours import Colours


def chart_colours(app: App[object]) -> "Colours":
    """Accent for the line, a dimmer shade for everything else."""
    looks = app.theme_variables
    dim = Color.parse(looks["background"]).blend(Color.parse(looks["foreground"]), 0.55)
    return colours.Colours(_hex(Color.parse(looks["accent"])), _hex(dim), _hex(dim))


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
