"""The looks of the screens: the marked one is shown at once, Enter keeps it."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from painplan.kit.escape import one_line
from painplan.kit.looks import LOOKS, TERMINAL
from painplan.kit.words import say
from painplan.screens.lists import ListRow, ListScreen
from painplan.today.settings import THEME, values_to_choose
from painplan.widgets.lines import Lines


class Looks(Lines):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", "keep", key_display="Enter")]


class LooksScreen(ListScreen):
    """Those of the program and those that lie in the folder."""

    LINES = Looks

    def lead(self) -> str:
        """What the keys do."""
        return say("settings.looks.lead")

    def rows(self) -> Iterable[ListRow]:
        """Each by its name."""
        now = self.coach.settings[THEME]
        for name in map(str, values_to_choose(THEME, now, self.coach.own_looks)):
            known = name in (*LOOKS, TERMINAL)
            words = say(f"settings.looks.names.{name}") if known else one_line(name, 30)
            chosen = say("settings.looks.chosen", name=words) if name == now else words
            yield ListRow(
                name, chosen, partial(self._keep, name), say(f"settings.looks.about.{name if known else 'own'}")
            )

    def first(self) -> str:
        """The one that is chosen."""
        return str(self.coach.settings[THEME])

    def tell(self) -> None:
        """Show the marked look at once."""
        super().tell()
        if self.marked:
            self.painplan.show_look(self.marked)

    def on_screen_resume(self) -> None:
        """Whatever lay over it is gone."""
        super().on_screen_resume()
        self.tell()

    def on_unmount(self, _: events.Unmount) -> None:
        """What was only looked at is taken off again."""
        if self.painplan.is_running and not self.painplan.coach.locked:
            self.painplan.show_look()

    def _keep(self, name: str) -> str:
        self.coach.choose_theme(name)
        return say("settings.looks.kept")
