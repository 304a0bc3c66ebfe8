"""What the diary shows: how even the days are, what went together, the usual day; each with why not, when it is."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from painplan.insight.even_days import EvenDaysOffer
from painplan.insight.words import (
    evenness_words,
    links_words,
    load_words,
    parts_in_order,
    under_activity_words,
    why_not_words,
)
from painplan.kit.assets import asset
from painplan.learning.toolkit import Toolkit
from painplan.measures.program_instruments import change_rules
from painplan.measures.results import MeasuredRoom, rule_of
from painplan.measures.results_words import banner_words
from painplan.screens.base import Room
from painplan.screens.goals import goal
from painplan.screens.plans import order as plans_order


class InsightScreen(Room):
    """Patterns of the diary, in sentences; never a score of the person."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "even_days('yes')", show=False),
        Binding("n", "even_days('not_now')", show=False),
        Binding("x", "even_days('never')", show=False),
    ]
    _offered = False
    """Whether an even-days plan is offered."""
    DEFAULT_CSS = "InsightScreen Static { height: auto; max-width: 76; }"

    def compose_content(self) -> ComposeResult:
        """A part each."""
        yield Static(id="load", classes="dim")
        for part in ("banner", "evenness", "links", "under_activity", "used"):
            yield Static(id=part, classes="gap")

    def refresh_facts(self) -> None:
        """Work it out and say it."""
        super().refresh_facts()
        found = self.result_of(self.coach.insight) if self.query("#load") else None
        if found is None:
            return
        unit, titles = found.load.unit, asset("insight")["parts"]
        self._offered = offered = EvenDaysOffer(self.coach).stands(found.evenness)
        keys = [asset("insight")["evenness"]["offer_keys"]] if offered else []
        missing = why_not_words(found.evenness, found.links, found.under_activity)
        self.query_one("#load", Static).update(Content(load_words(found.load.source)))
        said: dict[str, Iterable[str]] = {
            "evenness": [*evenness_words(found.evenness, unit, offer=offered), *keys],
            "links": links_words(found.links),
            "under_activity": under_activity_words(found.under_activity, unit),
        }
        above = self.query_one("#banner", Static)
        for part in parts_in_order(found.evenness):
            told = list(said[part]) + ([missing[part]] if part in missing else [])
            words = Content.assemble((f"{titles[part]}\n", "bold"), "\n".join(told))
            shown = self.query_one(f"#{part}", Static)
            shown.update(words)
            if isinstance(shown.parent, Widget):
                shown.parent.move_child(shown, after=above)
            above = shown
        self._show_banner()
        words = asset("toolkit")["used"]
        used = "\n".join(one.said for one in Toolkit(self.coach).used()) or words["none"]
        self.query_one("#used", Static).update(Content.assemble((f"{words['title']}\n", "bold"), used))

        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are there only where there is an offer."""
        return action != "even_days" or self._offered

    def action_even_days(self, answer: str) -> None:
        """Take up an even-days plan: a first plan, or the minutes of a day; or put the offer aside."""
        if answer == "not_now":
            self.action_leave()
            return
        if not self.attempt(lambda: EvenDaysOffer(self.coach).say(answer)):
            return
        words = asset("insight")["evenness"][answer]
        if answer == "never":
            self.refresh_facts()
            self.say(words)
        elif self.coach.book.active_plans():
            order = plans_order.OrderScreen()
            order.greeting = words
            self.app.switch_screen(order)
        else:
            self.app.switch_screen(goal.GoalScreen())

    def _show_banner(self) -> None:
        part, room = self.query_one("#banner", Static), MeasuredRoom(self.coach)
        told = room.banner()
        part.display = told is not None
        if told is None:
            return
        rule = rule_of(room.measured(told.name).instrument) or change_rules()[told.name]
        said, regression = banner_words(told, rule)
        part.update(Content.assemble((said, "bold"), (f"\n{regression}", "$foreground-muted")))
