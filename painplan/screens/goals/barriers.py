"""What gets in the way: the list with its plans; writing one, and saying that it was used."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.goals.barriers import KINDS, Barriers, BarrierView
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.lists import ListRow, ListScreen
from painplan.widgets.lines import LinesWithKeys
from painplan.widgets.question import Asked, QuestionCard

_TITLE_WIDTH = 24


class BarriersScreen(ListScreen):
    """All twelve, with the plan where there is one."""

    LINES = LinesWithKeys
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "used(True)", "used_today"),
        Binding("n", "used(False)", "not_used"),
        Binding("x", "away", "off_the_list"),
        Binding("escape", "leave", "back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    BarriersScreen Lines { max-height: 100%; }
    BarriersScreen #about, BarriersScreen QuestionCard { display: none; }
    BarriersScreen.-writing QuestionCard { display: block; }
    BarriersScreen.-writing Lines, BarriersScreen.-writing #lead { display: none; }
    """

    _writing: str | None = None

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, and the question for a plan."""
        yield from super().compose_content()
        yield QuestionCard()

    def lead(self) -> str:
        """What the list is for."""
        return str(asset("barriers")["words"]["lead"])

    def rows(self) -> Iterator[ListRow]:
        """Those with a plan that fits today first, then those with a plan, then all others."""
        made = {view.kind: view for view in Barriers(self.coach).list()}
        titles = dict(zip(asset("goal")["barriers"]["values"], asset("goal")["barriers"]["labels"], strict=True))
        for kind in sorted(KINDS, key=lambda kind: (kind not in made, kind in made and not made[kind].fits)):
            yield ListRow(kind, _line(titles[kind], made.get(kind)), partial(self._write, kind))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        return action not in ("used", "away") or bool(self.marked)

    def _write(self, kind: str) -> None:
        """Ask for the plan for one of them."""
        self.coach.check_words_shown()
        self._writing = kind
        view = next((view for view in Barriers(self.coach).list() if view.kind == kind), None)
        situation = asset("goal")["barrier_names"][kind]
        hint = asset("barriers")["words"]["then_hint"]
        self.add_class("-writing")
        given = view.then if view else ""
        self.query_one(QuestionCard).show(
            Asked(say("barriers.screen.if_then_i_will", situation=situation), hint, typed=True, given=given)
        )

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Keep the plan."""
        kind = self._writing
        if kind and self.attempt(
            lambda: Barriers(self.coach).add(kind, event.text), asset("barriers")["words"]["added"]
        ):
            self._close()

    def on_question_card_go_back(self) -> None:
        """Back to the list."""
        self._close()

    def action_leave(self) -> None:
        """From the question to the list, from the list one step back."""
        if self._writing:
            self._close()
        else:
            super().action_leave()

    def _close(self) -> None:
        self._writing = None
        self.remove_class("-writing")
        self.refresh_facts()
        self.lines.focus()

    def action_used(self, yes: bool) -> None:
        """Whether the plan was used today."""
        kind = "" if self._writing else self.marked
        words = asset("barriers")["words"]
        if kind and self.attempt(lambda: Barriers(self.coach).used(kind, yes), words["used" if yes else "not_used"]):
            self.refresh_facts()

    def action_away(self) -> None:
        """Take the line off the list."""
        kind = "" if self._writing else self.marked
        if kind and self.attempt(lambda: Barriers(self.coach).put_away(kind), asset("barriers")["words"]["away"]):
            self.refresh_facts()


def _line(title: str, view: BarrierView | None) -> Content:
    if view is None:
        return Content.styled(f"  {title}", "$foreground-muted")
    words = asset("barriers")["words"]
    mark = "→" if view.fits else " "
    state = {True: "used · ", False: "not used · ", None: "today · " if view.fits else ""}[view.used_today]
    return Content(f"{mark} {title:<{_TITLE_WIDTH}}{state}{one_line(view.then, 44) or words['no_plan']}")
