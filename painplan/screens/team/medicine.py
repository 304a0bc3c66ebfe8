"""One medicine: asked one thing after the other, then shown as typed."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.screens.thing import ThingScreen
from painplan.team.medicine_flow import MedicineFlow
from painplan.team.medicines import Medicines, fixed_line, medicine_rows


class MedicineScreen(ThingScreen):
    """What is noted about one, or the questions for it."""

    FLOW = MedicineFlow
    ACTS = frozenset({"put_away"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "change"),
        Binding("n", "ask('question')", "a_question"),
        Binding("x", "put_away", "off_or_on_the_list"),
    ]
    DEFAULT_CSS = """
    MedicineScreen #fixed { height: auto; max-width: 76; border-top: solid $rule; margin-top: 1; }
    """

    def compose_content(self) -> ComposeResult:
        """The fixed line below all of it."""
        yield from super().compose_content()
        yield Static(Content(fixed_line()), id="fixed")

    def rows(self, thing: str) -> Iterable[tuple[str, str]]:
        """What is noted."""
        return medicine_rows(Medicines(self.coach).medicine(thing))

    def action_choose(self, key: str) -> None:
        """Take a question out."""
        if self.step is None and key.isdecimal():
            words = asset("medicines")["says"]["kept"]
            self.attempt(lambda: Medicines(self.coach).take_out(self.thing, int(key)), words)
            self.draw()

    def action_put_away(self) -> None:
        """Off the list, or back on it."""
        medicines, says = Medicines(self.coach), asset("medicines")["says"]
        one = medicines.medicine(self.thing)
        away = one.put_away is None
        change = medicines.put_away if away else medicines.bring_back
        if self.attempt(lambda: change(one.id)):
            self.leave_saying(says["put_away" if away else "back"].format(name=one_line(one.name, 30)))
