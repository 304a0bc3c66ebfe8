"""Your goals: those that go on, those for later, those that fit no longer; what was said to matter, over time."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from painplan.goals.service import Goals, GoalView, ValueView
from painplan.kit.assets import asset
from painplan.kit.dates import date_in_words
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.goals import goal_change
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.gates import table
from painplan.widgets.lines import LinesWithKeys

_STATE_WIDTH = 16


class GoalsScreen(ListScreen):
    """A list; what is marked is told below, and the domains of life below that."""

    LINES = LinesWithKeys
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "set('park')", "later"),
        Binding("o", "set('resume')", "go_on"),
        Binding("x", "set('no_longer')", "let_go"),
        Binding("a", "set('reached')", "i_do_it"),
        Binding("e", "change", "change"),
        Binding("escape", "leave", "back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    GoalsScreen Lines { max-height: 8; }
    GoalsScreen #values { height: auto; margin-top: 1; border-top: solid $rule; max-width: 76; }
    """

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, the goal that is marked, and the domains of life."""
        yield from super().compose_content()
        yield Static(id="values")

    def lead(self) -> str:
        """What the list is for."""
        return str(asset("goals")["words"]["lead"])

    def rows(self) -> Iterator[ListRow]:
        """Those that go on first, each with where it stands."""
        for view in Goals(self.coach).list():
            yield ListRow(view.goal.id, _line(view), self.action_change, partial(_about, view), view.goal.text)

    def about_none(self) -> str:
        """How a goal comes to be."""
        return self.coach.none_yet(say("goals.screen.no_goal_yet_g"))

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        values, part = Goals(self.coach).values(), self.query_one("#values", Static)
        part.display = bool(values)
        part.update(_values(values))

    def _marked(self) -> GoalView | None:
        return next((view for view in Goals(self.coach).list() if view.goal.id == self.marked), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are there only where they do something for the marked goal."""
        if action not in ("set", "change"):
            return True
        view = self._marked()
        if view is None:
            return False
        active = view.goal.state == "active"
        return (
            {"park": active, "reached": active, "resume": not active}.get(str(parameters[0]), True)
            if parameters
            else True
        )

    def action_change(self) -> None:
        """Change the words of the marked goal."""
        view = self._marked()
        if view is not None and self.attempt(self.coach.check_words_shown):
            self.app.push_screen(goal_change.GoalChangeScreen(view.goal.id))

    def action_set(self, what: str) -> None:
        """Change where a goal stands."""
        view = self._marked()
        if view is None:
            return
        goals, words = Goals(self.coach), asset("goals")["words"]
        steps = {
            "park": (lambda: goals.park(view.goal.id), "parked"),
            "resume": (lambda: goals.resume(view.goal.id), "resumed"),
            "no_longer": (lambda: goals.fits(view.goal.id, "no"), "no_longer_fits"),
            "reached": (lambda: goals.reached(view.goal.id), "reached"),
        }
        change, said = steps[what]
        text = words[said].format(goal=one_line(view.goal.text, 60), id=view.goal.id)
        if self.attempt(change, text):
            self.refresh_facts()


def _line(view: GoalView) -> Content:
    state = asset("goals")["states"][view.goal.state]
    return Content.assemble((f"{state:<{_STATE_WIDTH}}", "$foreground-muted"), one_line(view.goal.text, 56))


def _about(view: GoalView) -> Content:
    goal = view.goal
    told = (
        (say("goals.screen.matters"), goal.matters),
        (say("goals.screen.by"), date_in_words(goal.by) if goal.by else ""),
        (say("goals.screen.plans"), ", ".join(plan.activity for plan in view.plans)),
        (say("goals.screen.why"), goal.reasons),
        (
            say("goals.screen.when_where_whom"),
            ", ".join(part for part in (goal.when, goal.where, goal.with_whom) if part),
        ),
        (say("goals.screen.who_knows"), goal.support),
        (say("goals.change_ask.expect.label"), goal.expect),
        (say("goals.change_ask.expect_roadblocks.label"), goal.expect_roadblocks),
        *zip(asset("goals")["levels"]["names"], goal.levels, strict=False),
    )
    return table((what, one_line(words), "") for what, words in told if words)


def _values(values: tuple[ValueView, ...]) -> Content:
    """Farthest from how it is wished first; with what was said before where it was another number."""
    names, rows = asset("goal")["domain_names"], []
    for view in values:
        last, before = view.ratings[-1], view.ratings[:-1]
        was = f"{date_in_words(before[-1].on)}: {before[-1].importance}, {before[-1].now}" if before else ""
        figures = say("goals.screen.figures", importance=_said(last.importance), lived=_said(last.now))
        rows.append((names[view.domain], figures, was))
    return Content("\n").join([Content.styled(asset("goals")["words"]["gaps"], "bold"), table(rows)])


def _said(number: int | None) -> str:
    return "–" if number is None else str(number)
