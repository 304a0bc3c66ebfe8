"""The short lessons: a list to choose from, and one to read."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Markdown, Static

from painplan.kit.assets import asset
from painplan.kit.words import say
from painplan.learning.service import Learning, LessonView
from painplan.screens.base import Room
from painplan.screens.lists import ListRow, ListScreen


class LessonsScreen(ListScreen):
    """All lessons, with the mark on the one that fits today."""

    BELOW_OTHERS = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "not_for_me", "not_for_me")]
    DEFAULT_CSS = """
    LessonsScreen #content { overflow-y: hidden; }
    LessonsScreen Lines { height: 1fr; max-height: 100%; }
    LessonsScreen #lead { color: $foreground; max-width: 100%; }
    LessonsScreen #about { display: none; }
    """

    def lead(self) -> str:
        """What fits today."""
        offered, words = Learning(self.coach).offer(), asset("learning")
        if offered is None:
            return str(words["none"])
        why = words["why"][offered.occasion]
        return say("learning.lessons_says.for_today", title=offered.lesson.title, why=why)

    def rows(self) -> Iterator[ListRow]:
        """By number, each with what became of it."""
        for view in Learning(self.coach).lessons():
            yield ListRow(str(view.lesson.number), _line(view), partial(self._read, view.lesson.number))

    def first(self) -> str:
        """The one that fits today."""
        offered = Learning(self.coach).offer()
        return str(offered.lesson.number) if offered else ""

    def _read(self, number: int) -> None:
        self.app.push_screen(LessonScreen(number))

    def action_not_for_me(self) -> None:
        """Put the marked one aside, or take it back."""
        number = int(self.marked)
        self.do(lambda: Learning(self.coach).not_for_me(number), say("learning.lessons_says.noted_u_takes_back"))


class LessonScreen(Room):
    """One lesson to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "put_on_today", "to_today"),
        Binding("x", "tried", "done"),
        Binding("s", "sources", "sources", show=False),
        Binding("n", "not_for_me", "not_for_me"),
    ]
    DEFAULT_CSS = """
    LessonScreen #lesson-title { height: auto; text-style: bold; margin-bottom: 1; }
    LessonScreen Markdown { max-width: 72; }
    LessonScreen #action, LessonScreen #lesson-sources { height: auto; max-width: 72; margin-top: 1; }
    LessonScreen #lesson-sources { color: $text-muted; }
    """

    def __init__(self, number: int | None = None) -> None:
        super().__init__()
        self._number = number
        self._sources = False

    def compose_content(self) -> ComposeResult:
        """Title, text, the small action, and where it comes from."""
        yield Static(id="lesson-title")
        yield Markdown(open_links=False)
        yield Static(id="action")
        yield Static(id="lesson-sources")

    async def on_mount(self) -> None:
        """Show it, and note that it was read."""
        learning = Learning(self.coach)
        if self._number is None:
            waiting, offered = learning.actions(), learning.offer()
            self._number = waiting[0].lesson.number if waiting else offered.lesson.number if offered else 1
        if learning.lesson(self._number).note.read_on is None:
            number = self._number
            self.attempt(lambda: learning.read(number))
        await self.query_one(Markdown).update(self._view.lesson.body)
        self._draw()

    @property
    def _view(self) -> LessonView:
        return Learning(self.coach).lesson(self._number or 1)

    def _draw(self) -> None:
        lesson, note = self._view.lesson, self._view.note
        self.query_one("#lesson-title", Static).update(Content(f"{lesson.number}  {lesson.title}"))
        became = "done" if note.tried_on else "to_do" if note.try_from else ""
        state = say(f"learning.lessons_says.{became}") if became else ""
        aside = say("learning.lessons_says.not_you_not_offered") if note.not_for_me else ""
        mark = f"  ({state})" if state else ""
        self.query_one("#action", Static).update(
            Content.assemble(
                (say("learning.lessons_says.one_small_thing"), "$foreground-muted"),
                lesson.action,
                (mark, "bold $accent"),
                aside,
            )
        )
        sources = "\n".join(f"· {source}" for source in lesson.sources)
        folded = say("learning.lessons_says.s_shows_where_comes")
        self.query_one("#lesson-sources", Static).update(Content(sources if self._sources else folded))

    def action_put_on_today(self) -> None:
        """Put the small action on Today."""
        number = self._number or 1
        self.attempt(
            lambda: Learning(self.coach).put_on_today(number), say("learning.lessons_says.stands_today_u_takes")
        )
        self._draw()

    def action_tried(self) -> None:
        """The small action was done."""
        number = self._number or 1
        self.attempt(lambda: Learning(self.coach).tried(number), say("learning.lessons_says.noted_u_takes_back"))
        self._draw()

    def action_sources(self) -> None:
        """Show or hide where it comes from."""
        self._sources = not self._sources
        self._draw()

    def action_not_for_me(self) -> None:
        """Never offer it again."""
        number = self._number or 1
        self.attempt(lambda: Learning(self.coach).not_for_me(number), say("learning.lessons_says.noted_u_takes_back"))
        self._draw()

    def refresh_facts(self) -> None:
        """What became of it may have changed."""
        super().refresh_facts()
        if self._number is not None and self.query("#lesson-sources"):
            self._draw()


def _line(view: LessonView) -> Content:
    became = "not_me" if view.note.not_for_me else "read" if view.note.read_on else ""
    mark = say(f"learning.lessons_says.{became}") if became else ""
    return Content.assemble(f"{view.lesson.number:>2}  {view.lesson.title:<44}", (mark, "$foreground-muted"))
