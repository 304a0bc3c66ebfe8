"""Choosing one of the sample diaries to look at."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.words import say
from painplan.samples.catalogue import SAMPLES
from painplan.screens.lists import ListRow, ListScreen


class SampleScreen(ListScreen):
    """The samples by name, and what the marked one shows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(n), f"open({n})", show=False) for n in range(1, len(SAMPLES) + 1)),
    ]

    def lead(self) -> str:
        """That they are made up, and that nothing of them is kept."""
        return say("samples.sample.twelve_weeks_made_up")

    def rows(self) -> Iterator[ListRow]:
        """The samples, each with the number that opens it."""
        for number, sample in enumerate(SAMPLES, 1):
            text = Content.assemble((f"{number}  ", "bold $accent"), sample.title)
            yield ListRow(
                sample.name,
                text,
                partial(self.action_open, number),
                say("samples.sample.shows", what=sample.what_it_shows),
            )

    def action_open(self, number: int) -> None:
        """Open one of them; one's own diary waits."""
        self.painplan.open_sample(SAMPLES[number - 1].name)
