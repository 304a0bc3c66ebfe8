"""Lists of one's own: instead of … I try …, exercises, pleasant things, what is kept. A tap notes a use."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static
from textual.widgets.option_list import Option

from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.words import say
from painplan.learning.records import ExerciseKind, ListName, OwnItem
from painplan.learning.toolkit import EXERCISE_KINDS, LISTS, Toolkit, tool_of
from painplan.screens.base import Room
from painplan.widgets.lines import Lines
from painplan.widgets.question import Asked, QuestionCard


class OwnListsScreen(Room):
    """The lists, one at a time."""

    OWN_WORDS = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "add", "add"),
        Binding("space", "use", "done", key_display="space"),
        Binding("x", "put_away", "take_off"),
        Binding("right", "turn(1)", "next", key_display="→"),
        Binding("left", "turn(-1)", show=False),
        *(Binding(str(n), f"kind({n})", show=False) for n in range(1, len(EXERCISE_KINDS) + 1)),
        Binding("escape", "leave", "back", key_display="Esc"),
    ]
    DEFAULT_CSS = """
    OwnListsScreen #title { height: auto; text-style: bold; margin-bottom: 1; }
    OwnListsScreen Lines { height: auto; max-height: 100%; }
    OwnListsScreen QuestionCard { display: none; }
    OwnListsScreen.-asking QuestionCard { display: block; }
    OwnListsScreen.-asking Lines, OwnListsScreen.-asking #title { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self._said: list[str] | None = None
        self._kind: ExerciseKind | None = None

    def compose_content(self) -> ComposeResult:
        """The title of the list, its lines, and the questions of a new one."""
        yield Static(id="title")
        yield Lines()
        yield QuestionCard()

    def on_mount(self) -> None:
        """Show the first list."""
        self._draw()

    @property
    def _list(self) -> ListName:
        return LISTS[self._at]

    @property
    def _asks_kind(self) -> bool:
        return self._said is not None and self._list == "exercise" and self._kind is None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "use":
            return self._said is None
        if action == "kind":
            return self._asks_kind
        return self._said is None if action in ("add", "put_away", "turn") else True

    def _draw(self) -> None:
        words, chosen = asset("toolkit"), self.query_one(Lines)
        self.set_class(self._said is not None, "-asking")
        self.query_one("#title", Static).update(
            Content(f"{words['lists'][self._list]}   {self._at + 1} of {len(LISTS)}")
        )
        items = Toolkit(self.coach).own(self._list)
        chosen.fill(Option(_line(item), id=item.id) for item in items)
        if self._said is not None:
            self._ask()
        elif items:
            chosen.focus()
        else:
            self.say(say("toolkit.own_lists.empty"))
        self.refresh_bindings()

    def _ask(self) -> None:
        words, card = asset("toolkit"), self.query_one(QuestionCard)
        if self._asks_kind:
            options = tuple((str(n), words["kinds"][kind]) for n, kind in enumerate(EXERCISE_KINDS, 1))
            card.show(Asked(say("learning.own_lists.what_kind_exercise"), options=options))
        else:
            card.show(Asked(_asks(self._list)[len(self._said or [])], typed=True))

    def action_turn(self, direction: int) -> None:
        """The next list."""
        self._at = (self._at + direction) % len(LISTS)
        self.say("")
        self._draw()

    def action_add(self) -> None:
        """Ask for a new line."""
        self._said, self._kind = [], None
        self.say("")
        self._draw()

    def action_kind(self, number: int) -> None:
        """Take the kind of an exercise."""
        self._kind = EXERCISE_KINDS[number - 1]
        self._draw()

    def on_question_card_typed(self, event: QuestionCard.Typed) -> None:
        """Take an answer; keep the line with the last."""
        if self._said is None:
            return
        if not self._said and not event.text.strip():
            self.say(say("toolkit.own_lists.needs_words"))
            return
        self._said.append(event.text)
        if len(self._said) == len(_asks(self._list)):
            text, more = self._said[0], self._said[1] if len(self._said) > 1 else ""
            instead, told_by = (more, "") if self._list == "instead" else ("", more)
            kept = self.attempt(
                lambda: Toolkit(self.coach).add(self._list, text, instead=instead, kind=self._kind, told_by=told_by),
                say("learning.own_lists.kept_u_takes_back"),
            )
            self._said = None if kept else self._said[:-1]
        self._draw()

    def on_question_card_go_back(self) -> None:
        """Ask the answer before this one again; from the first question back to the list."""
        if self._said:
            self._said.pop()
        else:
            self._said = None
        self._draw()

    def action_use(self) -> None:
        """Note that a line was done."""
        item = self._marked
        if item is not None:
            done = say("learning.own_lists.noted_today_u_takes", text=one_line(item.text, 40))
            self.attempt(lambda: Toolkit(self.coach).use(tool_of(item)), done)

    def action_put_away(self) -> None:
        """Take a line off."""
        item = self._marked
        if item is not None and self.attempt(
            lambda: Toolkit(self.coach).put_away(item.id), say("learning.own_lists.taken_off_u_brings")
        ):
            self._draw()

    @property
    def _marked(self) -> OwnItem | None:
        items, at = Toolkit(self.coach).own(self._list), self.query_one(Lines).highlighted
        return items[at] if at is not None and at < len(items) else None

    def action_leave(self) -> None:
        """Leave a question, then the screen."""
        if self._said is not None:
            self._said = None
            self._draw()
        else:
            super().action_leave()

    def refresh_facts(self) -> None:
        """Something may have been taken back."""
        super().refresh_facts()
        if self.query(Lines):
            self._draw()


def _line(item: OwnItem) -> Content:
    kind = asset("toolkit")["kinds"][item.kind] if item.kind else ""
    beside = f"  →  {one_line(item.instead, 60)}" if item.instead else f"   {kind}" if kind else ""
    told = f"   from {one_line(item.told_by, 30)}" if item.told_by else ""
    return Content.assemble(one_line(item.text, 60), (beside + told, "$foreground-muted"))


def _asks(name: ListName) -> list[str]:
    asks: list[str] = asset("toolkit")["own_lists"]["asks"][name]
    return asks
