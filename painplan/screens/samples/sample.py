"""Choosing one of the sample diaries to look at."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.kit.words import say
from painplan.samples.catalogue import SAMPLES
from painplan.screens.base import Room
from painplan.screens.shelf import Lines


class SampleScreen(Room):
    """The samples by name, and what the marked one shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"open({n})", show=False) for n in range(1, len(SAMPLES) + 1)),
    ]
    AUTO_FOCUS = "Lines"
    DEFAULT_CSS = """
    SampleScreen OptionList {
        height: auto; max-height: 100%; border: none; padding: 0; background: $background;
    }
    SampleScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    SampleScreen #lead { height: auto; color: $text-muted; margin-bottom: 1; max-width: 76; }
    SampleScreen #about { height: auto; margin-top: 1; border-top: solid $panel; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """A sentence, the samples, and what the marked one shows."""
        yield Static(Content(say("samples.sample.twelve_weeks_made_up")), id="lead")
        yield Lines(
            *(
                Option(Content.assemble((f"{n}  ", "bold $accent"), sample.title), id=sample.name)
                for n, sample in enumerate(SAMPLES, 1)
            ),
            compact=True,
        )
        yield Static(id="about")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the marked one shows."""
        shown = SAMPLES[event.option_index].what_it_shows
        self.query_one("#about", Static).update(Content(f"Shows {shown}."))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open it."""
        self.action_open(event.option_index + 1)

    def action_open(self, number: int) -> None:
        """Open one of them; one's own diary waits."""
        self.painplan.open_sample(SAMPLES[number - 1].name)
