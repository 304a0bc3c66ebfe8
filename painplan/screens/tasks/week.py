"""The week: minutes planned and done beside each other, and each of the seven days."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from painplan.kit.words import say
from painplan.screens.lists import ListRow, ListScreen
from painplan.tasks.week import DAYS, SevenDays
from painplan.tasks.week_words import balance_lines, day_line, day_lines
from painplan.widgets.lines import Lines


class WeekDays(Lines):
    """The list; Enter has nothing to open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "select", show=False)]


class WeekScreen(ListScreen):
    """Seven days, the last of them today."""

    LINES = WeekDays
    DEFAULT_CSS = f"WeekScreen Lines {{ max-height: {DAYS}; }}"

    def lead(self) -> str:
        """Work, recreation and rest; while nothing is asked for that first."""
        view = SevenDays(self.coach).view()
        return "\n".join([*view.waits, *balance_lines(view)])

    def rows(self) -> Iterator[ListRow]:
        """The days, with all of each below."""
        for day in SevenDays(self.coach).view().days:
            about = "\n".join(day_lines(day)) or say("week.says.lead")
            yield ListRow(day.day.isoformat(), day_line(day), about=about)

    def first(self) -> str:
        """Today."""
        return self.coach.today.isoformat()
