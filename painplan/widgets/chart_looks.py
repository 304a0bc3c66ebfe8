"""The colours of the theme as a chart wants them."""

from typing import TYPE_CHECKING

from textual.app import App
from textual.color import Color

from painplan.charts import colours

if TYPE_CHECKING:
    from painplan.charts.colours import Colours


def chart_colours(app: App[object]) -> "Colours | None":
    """Accent for the bars or the line, a dimmer shade for everything else; none: the terminal's own."""
    looks = app.theme_variables
    if app.current_theme.ansi:
        return None
    dim = _hex(Color.parse(looks["foreground-muted"]))
    return colours.Colours(_hex(Color.parse(looks["accent"])), dim, dim)


def _hex(colour: Color) -> str:
    return f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
