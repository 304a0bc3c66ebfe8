"""Medicines as typed: a list, and the sentence that always stands beside it."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.checkin.modules import Modules
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.lists import ListRow, ListScreen
from painplan.screens.team import medicine
from painplan.team.medicine_records import Medicine
from painplan.team.medicines import MODULE, Medicines, fixed_line, medicine_rows
from painplan.widgets.gates import table


class MedicinesScreen(ListScreen):
    """Everything on the list."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("b", "away", "put_away")]
    DEFAULT_CSS = """
    MedicinesScreen Lines { max-height: 9; }
    MedicinesScreen.-wide Lines { max-height: 24; }
    MedicinesScreen #lead { color: $foreground; }
    """

    _with_away = False

    def lead(self) -> str:
        """The sentence that is always there."""
        return fixed_line()

    def rows(self) -> Iterator[ListRow]:
        """The medicines, those put away where they are shown, a new one, and whether the check-in asks."""
        medicines, words = Medicines(self.coach), asset("medicines")
        for one in medicines.list():
            yield self._row(one, Content.styled(one_line(one.name, 70), "bold"))
        for one in medicines.put_away_ones() if self._with_away else ():
            away = f"  {words['says']['away_title']}"
            yield self._row(one, Content.assemble(one_line(one.name, 50), (away, "$text-muted")))
        empty = not medicines.list()
        yield ListRow("new", words["new"], partial(self._open, None), words["none" if empty else "lead"])
        on = MODULE in Modules(self.coach).on()
        yield ListRow("daily", words["daily_on" if on else "daily_off"], self._daily, words["lead"])

    def _row(self, one: Medicine, text: Content) -> ListRow:
        about = table((label, said, "") for label, said in medicine_rows(one))
        return ListRow(f"medicine {one.id}", text, partial(self._open, one.id), about, one.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "away" or bool(Medicines(self.coach).put_away_ones())

    def _open(self, name: str | None) -> None:
        self.coach.check_words_shown()
        self.app.push_screen(medicine.MedicineScreen(name))

    def _daily(self) -> str:
        on = Modules(self.coach).switch(MODULE)
        return str(asset("medicines")["says"]["daily_on" if on else "daily_off"])

    def action_away(self) -> None:
        """Show what was put away, or no longer."""
        self._with_away = not self._with_away
        self.refresh_facts()
