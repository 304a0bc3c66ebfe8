"""What all screens share: the frame, answering in sentences, and the way back."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget

from painplan.errors import DiaryChanged, PainPlanError, first_words
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.words import say
from painplan.screens import first_words as screens_first_words
from painplan.screens.question_keys import QuestionKeys
from painplan.screens.styled_once import WIDEST, WIDEST_COLUMNS, StyledOnce
from painplan.today.coach import Coach
from painplan.widgets import question
from painplan.widgets.drawn import is_drawn
from painplan.widgets.fields import Writing
from painplan.widgets.frame import PROGRAM, SMALLEST_HEIGHT, SMALLEST_WIDTH, RoomContent, Said, TitleBar, TooSmall
from painplan.widgets.key_line import KeyLine, key_label
from painplan.widgets.lines import Lines
from painplan.widgets.page_words import PageWords

if TYPE_CHECKING:
    from painplan.app import PainPlanApp

Answer = TypeVar("Answer")
OneRoom = TypeVar("OneRoom", bound="Room")
SCROLL_LINES = 5
_EMPTY = "“” "
"""How a sentence begins that quotes what was typed, where that is nothing; at the keyboard it says so."""


def _while_in_place(refresh: Callable[[OneRoom], None]) -> Callable[[OneRoom], None]:
    """A screen's own way to draw its facts, made to do nothing while its parts are not there."""

    @wraps(refresh)
    def refresh_facts(room: OneRoom) -> None:
        if room._opening or is_drawn(room):
            refresh(room)

    return refresh_facts


def with_key(words: str) -> str:
    """A sentence about what was kept, with the key that takes it back."""
    return f"{words} {asset('keys')['undo']}."


def drafts_of(screen: Screen[Any]) -> dict[str, str]:
    """What was typed on such a screen today and not given."""
    return cast("PainPlanApp", screen.app).drafts_of(screen)


EDGES = 5
"""Columns beside the lines of a page in a narrow window."""


class Room(StyledOnce[None]):
    """A screen: a title line, the content, one line that answers, the keys."""

    NAME: ClassVar[str] = cast("str", PageWords("name"))
    """Title, in the person's words."""
    HELP: ClassVar[str] = cast("str", PageWords("help"))
    """Markdown: what this screen is for and the words on it."""

    AUTO_FOCUS = ""
    """Keys belong to the screen unless something is typed or a card is chosen."""

    OWN_WORDS: ClassVar[bool] = False
    """Whether this is a screen for writing one's own words; closed while they are hidden."""

    BELOW_OTHERS: ClassVar[bool] = False
    """Whether other rooms open over this one, so that Escape comes back to it."""

    ASKS: ClassVar[bool] = True
    """Whether a question here waits for its answer, so that few keys act; not where it only names ways to go."""

    busy = False
    """Whether something runs here that must not be cut off because no key is pressed."""

    greeting = ""
    """What the screen says when it opens."""

    _opening = False

    @cached_property
    def _question_keys(self) -> QuestionKeys:
        return QuestionKeys(self)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if (refresh := cls.__dict__.get("refresh_facts")) is not None:
            setattr(cls, "refresh_facts", _while_in_place(refresh))  # noqa: B010  (a method cannot be assigned)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", key_display="Esc"),
        Binding("down,pagedown", "scroll_content(1)", show=False),
        Binding("up,pageup", "scroll_content(-1)", show=False),
    ]

    @property
    def painplan(self) -> "PainPlanApp":
        """The program."""
        return cast("PainPlanApp", self.app)

    @property
    def is_open(self) -> bool:
        """Whether it is among the screens; what a screen still had to do when it was closed is not done any more."""
        return self in self.app.screen_stack

    @property
    def coach(self) -> Coach:
        """The coach of this program."""
        return self.painplan.coach

    @property
    def columns(self) -> int:
        """Columns of a line of the page now, beside its edges and the bar that scrolls it."""
        return self.app.size.width - EDGES

    @property
    def drafts(self) -> dict[str, str]:
        """What was typed at a question of such a screen today and not given, until it is asked again. Never on disk."""
        return drafts_of(self)

    def compose(self) -> ComposeResult:
        """The frame around the content."""
        self.know_the_width()
        yield TitleBar(f"{PROGRAM}{self.NAME}", self._day())
        with RoomContent():
            yield from self.compose_content()
        yield Said(self.greeting or self._not_known)
        yield KeyLine()
        yield TooSmall(id="too-small")

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Give the keys to a part; a list shows its marked line itself, a question itself and its field."""
        shows_itself = isinstance(widget, Lines | Writing)
        super().set_focus(widget, scroll_visible and not shows_itself, from_app_focus)

    def compose_content(self) -> ComposeResult:
        """What this screen shows; overridden by each."""
        yield from ()

    def on_resize(self, event: events.Resize) -> None:
        """Say so when there is no room for the content; it stays below as it is, with what is typed and marked."""
        small = event.size.width < SMALLEST_WIDTH or event.size.height < SMALLEST_HEIGHT
        self.set_class(small, "-too-small")
        self.set_class(event.size.width >= WIDEST_COLUMNS, WIDEST)

    @property
    def is_hidden(self) -> bool:
        """Whether it lies behind the sentence that there is no room for it."""
        return self.has_class("-too-small")

    def on_screen_resume(self) -> None:
        """Facts may have changed while another screen was open; one for own words closes while these are hidden."""
        if not is_drawn(self):
            return
        if self.OWN_WORDS and self.coach.discreet:
            self.leave_saying(asset("discreet")["refused"])
        else:
            self.refresh_facts()
            self._tell_not_known()

    def _tell_not_known(self) -> None:
        """Where nothing else is said: what cannot be read of what is shown, as every command tells it (A12 UNKNOWN)."""
        if not self.sentence and self._not_known:
            self.query_one("#said", Said).say(self._not_known)

    @property
    def _not_known(self) -> str:
        return " ".join(self.coach.diary.not_known)

    def _day(self) -> str:
        marks = ("SAMPLE DIARY · " if self.coach.sample else "") + ("discreet · " if self.coach.discreet else "")
        return marks + self.day_shown()

    def day_shown(self) -> str:
        """The day that the screen is about."""
        return day_in_words(self.coach.today)

    def help_text(self) -> str:
        """What can be asked here, with the help of the part that has the keys, if it brings its own."""
        own = getattr(self.focused, "HELP", "") or ""
        return "\n\n".join(part.strip() for part in (self.HELP, own, self._keys_here()) if part.strip())

    def keys_everywhere(self) -> str:
        """The keys that act on every page, as far as they act here now."""
        typing = isinstance(self.focused, Writing)
        asked = "at_a_question" if self._question_keys.waits else "everywhere"
        return say(f"screens.help.{'in_a_field' if typing else asked}")

    def _keys_here(self) -> str:
        """The keys of the bottom line, also those that a narrow terminal leaves out."""
        here = [one.binding for one in self.active_bindings.values() if one.node is not self.app and one.binding.show]
        keys = {bound.action: f"`{self.app.get_key_display(bound)}` {self.words_of_key(bound)}" for bound in here}
        return "## Keys here\n\n" + " · ".join(keys.values()) if keys else ""

    def first_facts(self) -> None:
        """Draw what comes from the diary before the first picture; called when the parts are in place."""
        self._opening = True
        try:
            self.refresh_facts()
        finally:
            self._opening = False
        if (not_known := self._not_known) and not self.query_one("#said", Said).text:
            self.query_one("#said", Said).say(not_known)

    @_while_in_place
    def refresh_facts(self) -> None:
        """Draw again what comes from the diary, words of the person first of all; extended where something does.

        Whoever calls it need not look whether the screen is there: while it is not, nothing is done.
        """
        self.query_one(TitleBar).say(right=self._day())

    def say(self, text: str) -> None:
        """Answer in a sentence that stays until the next action; a screen that is not in place yet says it then."""
        if is_drawn(self):
            self.query_one("#said", Said).say(text)
        else:
            self.greeting = text

    @property
    def sentence(self) -> str:
        """What was said last; empty where nothing is."""
        return self.query_one("#said", Said).text if is_drawn(self) else self.greeting

    def takes(self, key: events.Key) -> bool:
        """Whether a key goes its way here; while a question waits for a choice few do (see `QuestionKeys`)."""
        return self._question_keys.goes_on(key)

    def words_of_key(self, binding: Binding) -> str:
        """What the bottom line calls a key: what it does now, where a question gives it another meaning.

        Empty where it does nothing now: then it is not named.
        """
        return self._question_keys.words_of(binding.key) or key_label(binding.description)

    def attempt(self, action: Callable[[], object], done: str = "") -> bool:
        """Do something that may not be possible; the reason is told and what was typed stays."""
        return self.result_of(lambda: (action(), True), done) is not None

    def result_of(self, action: Callable[[], Answer], done: str = "") -> Answer | None:
        """What an action that may not be possible gives; none where it was not possible, and the reason is told."""
        try:
            result = action()
        except PainPlanError as error:
            self.turn_down(error)
            return None
        except DiaryChanged as changed:
            self._only_here()
            if not self.painplan.goes_on_after(changed):
                raise
            return self.result_of(action, f"{done} {changed.told}".strip())
        self.say(done)
        return result

    def turn_down(self, error: PainPlanError) -> None:
        """Tell why it was not possible; what was typed stays."""
        told = str(error)
        self.say(say("keys.says.empty_line", told=told.removeprefix(_EMPTY)) if told.startswith(_EMPTY) else told)
        self._only_here()
        if lines := first_words(error):
            self.app.push_screen(screens_first_words.FirstWordsScreen(lines, told))

    def _only_here(self) -> None:
        """What was typed was not taken."""
        for card in self.query(question.QuestionCard):
            card.turned_down()

    def action_scroll_content(self, direction: int) -> None:
        """Show what does not fit on the screen."""
        self.query_one("#content", VerticalScroll).scroll_relative(y=SCROLL_LINES * direction, animate=False)

    def stop(self) -> str:
        """Note what was done so far, because something comes first and closes this screen; the words about it.

        Overridden by screens on which a clock runs.
        """
        return ""

    def leave_saying(self, words: str) -> None:
        """One step back, and the screen there tells what came of it."""
        Room.action_leave(self)
        below = self.painplan.room
        if below is not None:
            below.say(words)

    def action_leave(self) -> None:
        """One step back; never out of the program."""
        if len(self.app.screen_stack) > 2:
            self.app.pop_screen()
