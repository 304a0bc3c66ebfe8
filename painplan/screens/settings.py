"""Settings: a list, left and right change the chosen one, and it is kept at once."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.lines import column
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.screens.checkin.modules import ModulesScreen
from painplan.today.settings import MODULES, about_settings, values_to_choose

_TITLE_WIDTH = 30


class SettingsScreen(Room):
    """Everything that ``painplan set`` can set."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", "choose", key_display="↑↓"),
        Binding("left", "change(-1)", show=False),
        Binding("right", "change(1)", "change", key_display="←→"),
    ]
    DEFAULT_CSS = """
    SettingsScreen #settings, SettingsScreen #about { height: auto; }
    SettingsScreen #about { margin-top: 1; border-top: solid $rule; max-width: 76; color: $text-muted; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._chosen = 0
        self._mark = object()
        """One for as long as the same line is changed, so that one undo takes all of it back."""

        self._look: int | str = ""

    def compose_content(self) -> ComposeResult:
        """The list, and what the chosen line is for."""
        yield Static(id="settings")
        yield Static(id="about")

    def on_mount(self) -> None:
        """The look is as it is until it is changed here."""
        self._look = self.coach.settings["theme"]

    def refresh_facts(self) -> None:
        """Draw what is set now, in the look that is set now."""
        super().refresh_facts()
        now = self.coach.settings
        self._chosen = min(self._chosen, len(now) - 1)
        if now["theme"] != self._look:
            self._look = now["theme"]
            self.painplan.show_look()
        own = self.coach.own_looks
        lines = [_line(name, value, own, chosen=at == self._chosen) for at, (name, value) in enumerate(now.items())]
        self.query_one("#settings", Static).update(Content("\n").join(lines))
        self.query_one("#about", Static).update(Content(_about(list(now)[self._chosen])))

    def action_choose(self, step: int) -> None:
        """Go to another line."""
        self._chosen = (self._chosen + step) % len(self.coach.settings)
        self._mark = object()
        self.say("")
        self.refresh_facts()

    def action_change(self, step: int) -> None:
        """Change the chosen line, up to its ends."""
        name, now = list(self.coach.settings.items())[self._chosen]
        if name == MODULES:
            self.app.push_screen(ModulesScreen())
            return
        values = values_to_choose(name, now, self.coach.own_looks)
        at = values.index(now) + step
        if 0 <= at < len(values):
            self.attempt(
                lambda: self.coach.set(name, str(values[at]), together=self._mark),
                say("settings.screen.kept_u_takes_back"),
            )
            self.refresh_facts()


def _words(name: str) -> dict[str, Any]:
    found: dict[str, Any] = asset("settings").get(name, {})
    return found


def _about(name: str) -> str:
    return str(_words(name).get("about") or about_settings()[name].capitalize() + ".")


def _line(name: str, value: int | str, own: Iterable[str], *, chosen: bool) -> Content:
    words = _words(name)
    told = str(words.get(str(value)) or words.get("value", "{value}").format(value=value))
    values = values_to_choose(name, value, own)
    low, high = ("‹ ", " ›") if chosen else ("  ", "")
    return Content.assemble(
        ("▸ " if chosen else "  ", "$accent"),
        (column(words.get("title") or name.replace("_", " "), _TITLE_WIDTH), "" if chosen else "$text-muted"),
        "  " if value == values[0] else low,
        (told, "bold $accent" if chosen else ""),
        "" if value == values[-1] else high,
    )
