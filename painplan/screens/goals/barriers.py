"""What gets in the way: the list with its plans; writing one, and saying that it was used."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.errors import PainPlanError
from painplan.goals.barriers import KINDS, Barriers, BarrierView
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.screens.base import Room
from painplan.widgets.question import Asked, QuestionCard

_TITLE_WIDTH = 24


class BarriersScreen(Room):
    """All twelve, with the plan where there is one."""

    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "used(True)", "used_today"),
        Binding("n", "used(False)", "not_used"),
        Binding("x", "away", "off_the_list"),
        Binding("escape", "leave", "back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    BarriersScreen OptionList { height: auto; border: none; padding: 0; background: $background; }
    BarriersScreen OptionList:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    BarriersScreen #lead { height: auto; color: $text-muted; margin-bottom: 1; max-width: 76; }
    BarriersScreen QuestionCard { display: none; }
    BarriersScreen.-writing QuestionCard { display: block; }
    BarriersScreen.-writing OptionList, BarriersScreen.-writing #lead { display: none; }
    """

    _writing: str | None = None

    def compose_content(self) -> ComposeResult:
        """A sentence, the list, and the question for a plan."""
        yield Static(Content(asset("barriers")["words"]["lead"]), id="lead")
        yield OptionList(compact=True)
        yield QuestionCard()

    def on_mount(self) -> None:
        """Show the list."""
        self.first_facts()

    def refresh_facts(self) -> None:
        """Show what the diary says now."""
        super().refresh_facts()
        made = {view.kind: view for view in Barriers(self.coach).list()}
        order = sorted(KINDS, key=lambda kind: (kind not in made, kind in made and not made[kind].fits))
        shown = self.query_one(OptionList)
        at = shown.highlighted or 0
        titles = dict(zip(asset("goal")["barriers"]["values"], asset("goal")["barriers"]["labels"], strict=True))
        shown.clear_options()
        shown.add_options(Option(_line(titles[kind], made.get(kind)), id=kind) for kind in order)
        shown.highlighted = min(at, len(order) - 1)

    def _chosen(self) -> str | None:
        shown = self.query_one(OptionList)
        return None if shown.highlighted is None else shown.get_option_at_index(shown.highlighted).id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write the plan for what was chosen."""
        event.stop()
        try:
            self.coach.check_words_shown()
        except PainPlanError as error:
            self.say(str(error))
            return
        self._writing = event.option.id
        view = next((view for view in Barriers(self.coach).list() if view.kind == self._writing), None)
        situation = asset("goal")["barrier_names"][self._writing]
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
        self.query_one(OptionList).focus()

    def action_used(self, yes: bool) -> None:
        """Whether the plan was used today."""
        kind = None if self._writing else self._chosen()
        words = asset("barriers")["words"]
        if kind and self.attempt(lambda: Barriers(self.coach).used(kind, yes), words["used" if yes else "not_used"]):
            self.refresh_facts()

    def action_away(self) -> None:
        """Take the line off the list."""
        kind = None if self._writing else self._chosen()
        if kind and self.attempt(lambda: Barriers(self.coach).put_away(kind), asset("barriers")["words"]["away"]):
            self.refresh_facts()


def _line(title: str, view: BarrierView | None) -> Content:
    if view is None:
        return Content.styled(f"  {title}", "$foreground-muted")
    words = asset("barriers")["words"]
    mark = "▸" if view.fits else " "
    state = {True: "used · ", False: "not used · ", None: "today · " if view.fits else ""}[view.used_today]
    return Content(f"{mark} {title:<{_TITLE_WIDTH}}{state}{one_line(view.then, 44) or words['no_plan']}")
