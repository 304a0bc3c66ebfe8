"""Lists of one's own: instead of … I try …, exercises, pleasant things, what is kept. A tap notes a use."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.learning.own_line_flow import OwnLineFlow
from painplan.learning.records import ListName, OwnItem
from painplan.learning.toolkit import LISTS, Toolkit, tool_of
from painplan.screens.flow import FlowScreen
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.lines import Lines


class OwnLists(Lines):
    """The list; its key stands in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "select", "done", key_display="space")]


class OwnListsScreen(ListScreen):
    """The lists, one at a time."""

    OWN_WORDS = True
    LINES = OwnLists
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add"),
        Binding("x", "put_away", "take_off"),
        Binding("right", "turn(1)", "next", key_display="→"),
        Binding("left", "turn(-1)", show=False),
    ]
    DEFAULT_CSS = "OwnListsScreen #lead { color: $foreground; text-style: bold; }"

    _at = 0

    @property
    def _list(self) -> ListName:
        return LISTS[self._at]

    def lead(self) -> str:
        """The title of the list, and which of them it is."""
        where = asset("flow")["where"].format(at=self._at + 1, of=len(LISTS))
        return f"{asset('toolkit')['lists'][self._list]}   {where}"

    def rows(self) -> Iterator[ListRow]:
        """Its lines."""
        for item in Toolkit(self.coach).own(self._list):
            yield ListRow(item.id, _line(item), partial(self._use, item), whole=item.text)

    def about_none(self) -> str:
        """How a first line comes into it."""
        return say("toolkit.own_lists.empty")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action != "put_away" or bool(self.marked)

    def action_turn(self, direction: int) -> None:
        """The next list."""
        self._at = (self._at + direction) % len(LISTS)
        self.say("")
        self.refresh_facts()

    def action_add(self) -> None:
        """Ask for a new line."""
        self.app.push_screen(OwnLineScreen(self._list))

    def _use(self, item: OwnItem) -> str:
        Toolkit(self.coach).use(tool_of(item))
        return say("learning.own_lists.noted_today_u_takes", text=one_line(item.text, 40))

    def action_put_away(self) -> None:
        """Take a line off."""
        self.do(lambda: Toolkit(self.coach).put_away(self.marked), say("learning.own_lists.taken_off_u_brings"))


class OwnLineScreen(FlowScreen):
    """A new line of one list.

    Args:
        name: Of the list.
    """

    def __init__(self, name: ListName) -> None:
        super().__init__()
        self._of = name

    def flow(self) -> OwnLineFlow:
        """The questions."""
        return OwnLineFlow(self.coach, self._of)


def _line(item: OwnItem) -> Content:
    kind = asset("toolkit")["kinds"][item.kind] if item.kind else ""
    beside = f"  →  {one_line(item.instead, 60)}" if item.instead else f"   {kind}" if kind else ""
    told = f"   from {one_line(item.told_by, 30)}" if item.told_by else ""
    return Content.assemble(one_line(item.text, 60), (beside + told, "$foreground-muted"))
