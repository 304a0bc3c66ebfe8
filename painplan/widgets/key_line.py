"""The line of keys at the bottom: what has no room is left out whole, never cut in the middle of a word.

One widget draws the whole line. Textual's own `Footer` makes a widget of each key, anew on every screen: a quarter of
the time that a screen takes to open.
"""

from typing import ClassVar, NamedTuple

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from painplan.kit.assets import asset
from painplan.widgets.fields import Writing

IN_A_FIELD = ("f1", "f4", "ctrl+q")
"""Help, help now and the way out while letters are text; they end the line, in this order."""
ALWAYS = frozenset({"escape", "enter", "question_mark", "exclamation_mark", "q", *IN_A_FIELD})
"""The way back, the way on, help, help now and the way out stay on the line; `?` names the keys that went."""


class ShownKey(NamedTuple):
    """What the bottom line draws of a binding: how the key looks, what it does, whether it acts now."""

    key: str
    display: str
    words: str
    works: bool

    @property
    def columns(self) -> int:
        """Columns of a key with its word, and the space around both."""
        return len(self.display) + len(self.words) + 3


class KeyLine(Widget, can_focus=False):
    """The keys of the screen, as many as the width holds.

    On a terminal of 80 columns every screen has room for all of its keys (a test looks at each); below that a screen's
    own keys give way, the last one first.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-line--key", "key-line--words"}
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom;
        height: 1;
        text-wrap: nowrap;
        color: $footer-foreground;
        background: $footer-background;
        .key-line--key {
            color: $footer-key-foreground;
            background: $footer-key-background;
            text-style: bold;
        }
        .key-line--words {
            color: $footer-description-foreground;
            background: $footer-description-background;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[ShownKey, ...] = ()

    @property
    def shown(self) -> tuple[ShownKey, ...]:
        """The keys that have room."""
        return that_fit(self._keys, self.app.size.width)

    def on_mount(self) -> None:
        """Follow what the screen's keys are."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def on_unmount(self) -> None:
        """No longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def render(self) -> Text:
        """Every key with its word."""
        key_style = self.get_component_rich_style("key-line--key")
        words_style = self.get_component_rich_style("key-line--words")
        line = Text(no_wrap=True)
        for one in self.shown:
            begins = len(line)
            line.append(f" {one.display} ", key_style)
            line.append(f"{one.words} ", words_style)
            if not one.works:
                line.stylize("dim", begins)
        return line

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A key that is clicked on is pressed."""
        ends = 0
        for one in self.shown:
            ends += one.columns
            if event.x < ends:
                self.app.simulate_key(one.key)
                return

    def _keys_changed(self, screen: Screen[object]) -> None:
        if not screen.app.app_focus or not self.is_attached or screen is not self.screen:
            return
        by_action: dict[str, ShownKey] = {}
        typing = isinstance(screen.focused, Writing)
        for _, binding, enabled, _ in screen.active_bindings.values():
            if binding.show or (typing and binding.key in IN_A_FIELD):
                by_action.setdefault(binding.action, self._shown(binding, works=enabled))
        own = [one for one in by_action.values() if one.key not in IN_A_FIELD and one.words]
        ends = sorted(
            (one for one in by_action.values() if one.key in IN_A_FIELD), key=lambda one: IN_A_FIELD.index(one.key)
        )
        if (keys := (*own, *ends)) != self._keys:
            self._keys = keys
            self.refresh()

    def _shown(self, binding: Binding, *, works: bool) -> ShownKey:
        words = getattr(self.screen, "words_of_key", None)
        told = words(binding) if words else key_label(binding.description)
        return ShownKey(binding.key, self.app.get_key_display(binding), told, works)


def key_label(name: str) -> str:
    """What the line calls a key whose binding has this description; that of an action is its title already."""
    labels: dict[str, str] = asset("keys")["labels"]
    return labels.get(name, name)


def that_fit(keys: tuple[ShownKey, ...], width: int) -> tuple[ShownKey, ...]:
    """The keys that have room in a number of columns; a screen's own give way, the last one first."""
    shown = list(keys)
    for key in reversed(keys):
        if sum(one.columns for one in shown) <= width:
            break
        if key.key not in ALWAYS:
            shown.remove(key)
    return tuple(shown)
