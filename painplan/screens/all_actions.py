"""The list of all actions: found by name as it is typed, in one go with each key; there is nothing to wait for."""

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import Matcher
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.screens.actions import ACTIONS, Action
from painplan.screens.small import SmallScreen
from painplan.screens.told_actions import ToldActions
from painplan.widgets.fields import Line
from painplan.widgets.lines import Lines

if TYPE_CHECKING:
    from painplan.app import PainPlanApp


class AllActionsScreen(SmallScreen[str]):
    """Every action by its name; answers with the one that was chosen.

    Textual has such a list. Its search goes on beside the keys: it outlives the list that it searches for, which ends
    the program, and Enter does what was found for an earlier text. Here a text is searched for when it comes.
    """

    BINDINGS = [
        Binding("escape,ctrl+p,f3", "dismiss(None)", "closes", key_display="Esc"),
        *(Binding(key, f"move('cursor_{key}')", show=False) for key in ("up", "down")),
        *(Binding(key, f"move('page_{key.removeprefix('page')}')", show=False) for key in ("pageup", "pagedown")),
    ]

    def compose(self) -> ComposeResult:
        """A field, and what fits."""
        words = asset("all_actions")["words"]
        with Vertical(classes="box"):
            yield Line(placeholder=words["ask"])
            found = Lines()
            found.can_focus = False
            yield found
            yield Static(Content(words["hint"]), classes="hint")

    def on_mount(self) -> None:
        """All of them at first."""
        self._told = ToldActions(cast("PainPlanApp", self.app).coach)
        self.query_one(Line).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits now."""
        event.stop()
        self._show(event.value.strip())

    def _show(self, typed: str) -> None:
        self._shown = typed
        found = self.query_one(Lines).clear_options()
        found.add_options([Option(_row(action, self._told), action.name) for action in fitting(typed)])
        if not found.option_count:
            found.add_option(Option(asset("all_actions")["words"]["none"], disabled=True))
        else:
            found.highlighted = 0

    def action_move(self, way: str) -> None:
        """Mark another one."""
        getattr(self.query_one(Lines), f"action_{way}")()

    def on_input_submitted(self, event: Line.Submitted) -> None:
        """Do what is marked; what was typed last may not be shown yet where keys come fast."""
        event.stop()
        if (typed := event.value.strip()) != self._shown:
            self._show(typed)
        self.query_one(Lines).action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Close with the name of the action, which the program then carries out."""
        event.stop()
        self.dismiss(event.option_id)

    def on_line_back(self, event: Line.Back) -> None:
        """Nothing is left to take away: close."""
        event.stop()
        self.dismiss(None)


def fitting(typed: str) -> list[Action]:
    """The actions that a text finds, the best first; without one all of them, in the order of the list."""
    if not typed:
        return list(ACTIONS)
    matcher = Matcher(typed)
    scores = {action: max(matcher.match(action.title), matcher.match(action.about) / 2) for action in ACTIONS}
    return sorted((action for action in ACTIONS if scores[action] > 0), key=lambda action: -scores[action])


def _row(action: Action, told: ToldActions) -> Content:
    key = action.key_shown or action.key
    title = f"{action.title}  ({key})" if key else action.title
    about = told.about(action)
    return Content.assemble((title, "bold"), told.mark(action), "\n", (f"  {about}", "$foreground-muted"))
