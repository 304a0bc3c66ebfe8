"""The program with screens: which screen is open, and what can be done from anywhere."""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.actions import ActionParseResult
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import WorkerFailed

from painplan.diary import undoing
from painplan.errors import DiaryChanged, PainPlanError
from painplan.kit.assets import asset
from painplan.kit.dates import day_in_words
from painplan.kit.days import day_of
from painplan.kit.escape import one_line
from painplan.kit.looks import PREFIX, USUAL
from painplan.kit.signs import signs_here
from painplan.kit.words import say
from painplan.safety import allowed, opened_since
from painplan.samples import catalogue
from painplan.screens import all_actions, welcome
from painplan.screens import help as screens_help
from painplan.screens import locked as screens_locked
from painplan.screens import told as screens_told
from painplan.screens.actions import ACTIONS, ROOMS
from painplan.screens.base import Room
from painplan.screens.checkin import note
from painplan.screens.drafts import Drafts
from painplan.screens.keys_in_turn import KeysInTurn
from painplan.screens.leaving import LeavesInOrder
from painplan.screens.plans import tries
from painplan.screens.safety import help_now, page_first
from painplan.screens.safety import signs as safety_signs
from painplan.screens.small import SmallScreen
from painplan.screens.styled_once import WIDE, WIDE_COLUMNS
from painplan.screens.today import TodayScreen
from painplan.today.coach import Coach
from painplan.widgets import question
from painplan.widgets.drawn import is_drawn
from painplan.widgets.fields import Writing
from painplan.widgets.plain_signs import PlainSigns
from painplan.widgets.themes import themes

if TYPE_CHECKING:
    from painplan.diary.undoing import Undone
    from painplan.safety.opened_since import OpenedSince

NEW_DAY_SECONDS = 60
"""How often a program left open overnight looks whether a new day has begun."""
IDLE_SECONDS = 5
"""How often it is looked whether anybody is still there."""
WHILE_LOCKED = frozenset({"help_now", "leave_program"})
"""What can be done without the passphrase."""
FILES_SECONDS = 1.5
"""How often Today looks whether another program has written; a look takes a millisecond."""


ROOT_KEYS = {action.name: action.binding for action in ACTIONS if action.in_footer}


class PainPlanApp(LeavesInOrder):
    """PainPlan in the terminal.

    Args:
        coach: The diary to show.
        follow_clock: Go on to the next day when it begins; not when the day is pretended.
        clock: Tells the time in seconds, also while the machine sleeps.
    """

    TITLE = "PainPlan"
    CSS_PATH = "painplan.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(WIDE_COLUMNS, WIDE)]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(action.binding for action in ACTIONS if action.key),
        # None of them has priority: a key that has would act before those that came before it.
        Binding("ctrl+p", "all_actions", show=False),
        Binding("ctrl+c", "leave_program", show=False),
        # What a letter or a sign does elsewhere; the bottom line names them while letters are text.
        Binding("f1", "help", ROOT_KEYS["help"].description, key_display="F1", show=False),
        Binding("f3", "all_actions", show=False),
        Binding("f4", "help_now", ROOT_KEYS["help_now"].description, key_display="F4", show=False),
        Binding("ctrl+q", "leave_program", ROOT_KEYS["leave_program"].description, key_display="Ctrl+Q", show=False),
    ]

    def __init__(self, coach: Coach, *, follow_clock: bool = False, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.animation_level = "none"  # nothing glides: what a key does is there at once
        self._filters.append(PlainSigns(signs_here()))
        self.coach = coach
        self._own: Coach | None = None
        self._drafts = Drafts()
        self._keys = KeysInTurn(self)
        self._told_once = False
        self._diary_gone = False
        self._left = False
        """Whether the person has left; what comes after that does nothing any more."""
        self._follow_clock = follow_clock
        self._seen: object = None
        self._change: DiaryChanged | None = None
        self._signs: OpenedSince | None = None
        self._asked_about: datetime | None = None
        """When the yes was said that `u` was pressed at once for, which takes it back at the second press."""
        self._page_waits = False
        """Whether the page of a warning sign is to be shown as soon as help now is closed."""
        self._clock, self._touched = clock, clock()
        self._add_looks()
        self._begin_in(self._look())

    def _add_looks(self) -> None:
        for theme in themes(self.coach.own_looks):
            self.register_theme(theme)

    def _look(self, name: str | None = None) -> Theme:
        """The look of a name, else the one that the person chose; the usual one where it is there no more."""
        kept = self.coach.book.profile.theme if name is None else f"{PREFIX}{name}"
        return self.available_themes.get(kept or "") or self.available_themes[PREFIX + USUAL]

    def show_look(self, name: str | None = None) -> None:
        """Put on a look, else the one that is chosen now, where it is another one."""
        self._add_looks()  # one may have been put into the folder meanwhile
        if self.theme != (look := self._look(name)).name:
            self.theme = look.name

    def _begin_in(self, look: Theme) -> None:
        """The look of the first picture; setting `theme` would parse all styles a second time before it."""
        self.set_reactive(App.theme, look.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(look.dark, "-dark-mode", update=False)
        self.set_class(not look.dark, "-light-mode", update=False)

    async def on_mount(self) -> None:
        """Open the first screen; painted once, when all of it is in place."""
        with self.batch_update():
            await self.push_screen(self._first_room(self._drafts.take(self.coach)))
        self._seen = self.coach.diary.stamp(), self.coach.diary.unreadable
        self._sign_comes_first()
        self.listen()
        self.set_interval(FILES_SECONDS, self._look_at_the_files)
        self.set_interval(IDLE_SECONDS, self._look_whether_idle)
        if self._follow_clock:
            self.set_interval(NEW_DAY_SECONDS, self._look_at_the_clock)

    def compose(self) -> ComposeResult:
        """Everything is on the screens."""
        yield from ()

    @property
    def room(self) -> Room | None:
        """The screen that is open, unless something small lies over it."""
        return self.screen if isinstance(self.screen, Room) else None

    @property
    def drawn_room(self) -> Room | None:
        """The same, once all of it is in place and until it is left: what clocks may touch."""
        room = self.room if self.screen_stack else None
        return room if room is not None and is_drawn(room) else None

    def _first_room(self, told: str = "") -> Room:
        book = self.coach.book
        if book.plans or book.experiments or not self.coach.diary.book_is_whole:
            room: Room = TodayScreen()
        else:
            room = welcome.WelcomeScreen()
        room.greeting = "\n".join(one_line(notice) for notice in (*filter(None, [told]), *self.coach.notices))
        return room

    def drafts_of(self, screen: Screen[Any]) -> dict[str, str]:
        """Half-typed answers of a kind of screen, of this diary on this day."""
        return self._drafts.of(self.coach, type(screen).__name__)

    def restart(self, greeting: str = "") -> None:
        """Begin again from the first screen, with a sentence."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.push_screen(self._first_room(greeting))

    def _look_at_the_files(self) -> None:
        """Show what another program wrote, where nothing is being typed; what it made of the diary is told anywhere."""
        room = self.drawn_room
        if self._change or self._sign_comes_first() or (room and room.busy):
            return
        try:
            with suppress(PainPlanError):  # told by whoever wants to read
                (self._own or self.coach).diary.folder.check()
            if not isinstance(room, TodayScreen):
                return
            seen = self.coach.diary.stamp(), self.coach.diary.unreadable
            if seen != self._seen:
                self._seen = seen
                room.refresh_facts()
                if seen[1]:
                    room.say(one_line(" ".join(seen[1])))
        except PainPlanError as error:
            if room:
                room.say(str(error))
        except DiaryChanged as changed:
            if not self.goes_on_after(changed):
                self._diary_changed(changed)
            elif room:
                room.say(changed.told)
                room.refresh_facts()

    def _sign_comes_first(self) -> bool:
        """Bring the page of a warning sign that another program noted, before whatever is open (clinical.md C).

        Clocks stop, with what was done noted; words typed half wait. Help now is a page of that kind and stays.
        """
        own = self._own or self.coach
        if own.locked:
            return False
        with suppress(PainPlanError, DiaryChanged):  # told by whoever wants to read
            if self._signs is None:
                self._signs = opened_since.OpenedSince(own)
            if self._signs.look():
                self._page_waits = True
            if self._page_waits:
                self._bring_page(own)
                return True
        return False

    def _bring_page(self, own: Coach) -> None:
        stopped = " ".join(filter(None, [screen.stop() for screen in self.screen_stack if isinstance(screen, Room)]))
        if isinstance(self.screen, SmallScreen) and self.screen.FIRST:
            return
        self._page_waits, page = False, allowed.open_page(own)
        if page is None:
            return
        if not isinstance(self.screen, screens_told.ToldScreen):
            self._gather_typed()
            own.discreet = self.coach.discreet
            self.coach, self._own = own, None
            self.restart(stopped)
        self.push_screen(page_first.SignPageScreen(page.lines))

    def goes_on_after(self, changed: DiaryChanged) -> bool:
        """Whether the screens can go on as they are: the same entries, not sealed any more."""
        own = self._own or self.coach
        if not changed.same or own.locked:
            return False
        own.reopen()
        return not own.locked

    def _diary_changed(self, changed: DiaryChanged) -> None:
        """Go on with what other programs made of the diary, once what runs now has ended.

        Words typed half are taken at once: Textual gives up the part in which this was found.
        """
        if self._change is None:
            self._change = changed
            self._gather_typed()
            self.call_later(self._begin_anew)

    def _begin_anew(self) -> None:
        """Say what happened and begin again, with the passphrase or with what is there now. Words typed half stay.

        So does a passphrase: a screen that asks for it goes on asking.
        """
        changed, own = self._change, self._own or self.coach
        if changed is None:
            return
        self._gather_typed()
        try:
            own.reopen()
        except DiaryChanged:  # another one just then: what happened is told with what is there after it
            self._change = None
            self._diary_changed(changed)
            return
        self.coach, self._own, self._change = own, None, None
        self._diary_gone = changed.gone
        asking = (
            screen for screen in self.screen_stack if isinstance(screen, screens_locked.LockedScreen) and screen.asks
        )
        if own.locked and (locked := next(asking, None)) is not None:
            locked.tell(changed.told)
        elif own.locked:
            self._lock(changed.told)
        else:
            self.restart(changed.told)
            self.push_screen(screens_told.ToldScreen(" ".join(filter(None, [changed.told, self._not_saved()]))))

    def _not_saved(self) -> str:
        """What became of words that were typed half for the diary as it was; empty where there are none."""
        words = asset("all_actions")["words"]
        return str(words["not_saved_gone" if self._diary_gone else "not_saved"]) if self._drafts else ""

    def keep_typed(self) -> str:
        """Keep the note that is open and what was typed half; the sentence about it."""
        self._gather_typed()
        return self._drafts.keep_or_say(self._own or self.coach)

    def _look_at_the_clock(self) -> None:
        room = self.drawn_room
        if self._own is not None or self.coach.locked or self._change:
            return
        now = datetime.fromtimestamp(self._clock())
        today, before = day_of(now, self.coach.book.profile.day_starts_at), self.coach.today
        if today != before:
            self.coach.today = today
            if room:
                room.refresh_facts()
                if today < before:
                    room.say(say("screens.app.clock_back", day=day_in_words(today)))

    async def on_event(self, event: events.Event) -> None:
        """Notice that somebody is there. After the way out, and where nothing can be seen, keys do nothing."""
        if isinstance(event, events.InputEvent | events.Paste) and (self._left or self._unseen(event)):
            event.stop()
            return
        if self._keys.waits(event):
            return
        if isinstance(event, events.Key | events.MouseDown | events.Paste):
            self._touched = self._clock()
            if self._follow_clock:  # a key of the morning is about the morning, however long nobody was there
                self._look_at_the_clock()
        if self._means_nothing_here(event):
            event.stop()
            return
        await super().on_event(event)

    def _means_nothing_here(self, event: events.Event) -> bool:
        """Whether the question that waits on the open screen answered a key itself."""
        if not isinstance(event, events.Key) or event.is_forwarded or (room := self.drawn_room) is None:
            return False
        return not room.takes(event)

    def _unseen(self, event: events.Event) -> bool:
        """Whether a key or a click would act on a screen that is not shown; the ways out and help now always act."""
        if self.room is None or not self.room.is_hidden:
            return False
        focused: object = self.focused
        always = {"ctrl+q", "ctrl+c", "f4"} | (set() if isinstance(focused, Writing) else {"q", "exclamation_mark"})
        return not (isinstance(event, events.Key) and event.key in always)

    def _look_whether_idle(self) -> None:
        """Lock a sealed diary nobody looks after. A clock that was set back tells nothing, so it locks, too.

        Where the terminal is gone, nobody ever will.
        """
        if self.leave_without_terminal():
            return
        own, room = self._own or self.coach, self.drawn_room
        if own.locked or self._change or (room and room.busy):
            self._touched = self._clock()
            return
        minutes = own.book.profile.lock_after_minutes
        if minutes and not 0 <= self._clock() - self._touched < minutes * 60:
            self._touched = self._clock()
            with suppress(PainPlanError):  # a diary without a passphrase stays open
                self.action_lock()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without the passphrase there is only help now, and the way out."""
        if self.coach.locked and action not in WHILE_LOCKED:
            return False
        return super().check_action(action, parameters)

    def open(self, room: Room) -> None:
        """Show a screen over Today, or over Welcome when there is no plan yet; never the same one twice."""
        if self.room is not None and type(self.room) is type(room):
            return
        if room.OWN_WORDS:
            self.coach.check_words_shown()
        while len(self.screen_stack) > 2 and (room.BELOW_OTHERS or not (self.room and self.room.BELOW_OTHERS)):
            self.pop_screen()
        if self.room is not None:
            self.room.say("")  # what was said there is over when somebody comes back
        self._told_once = False
        self.push_screen(room)

    # --- what can be done from anywhere; the names stand in screens/actions.py ---

    def action_today(self) -> None:
        """Go to the first screen."""
        while len(self.screen_stack) > 2:
            self.pop_screen()

    def action_add_try(self) -> None:
        """Note a try for a plan that began with an estimate."""
        if self.room:
            tries.begin_try(self.room)

    def action_all_actions(self) -> None:
        """Every action, found by its name."""
        if isinstance(self.screen, all_actions.AllActionsScreen):
            self.screen.dismiss(None)
        elif self._close_small_ones():
            self.push_screen(all_actions.AllActionsScreen(), self._do)

    async def _do(self, action: str | None) -> None:
        if action is not None:
            await self.run_action(action)

    def action_undo(self) -> None:
        """Take back the last change, and say what it was; a yes that locks something only after a second press."""
        room = self.room
        opening = room.result_of(lambda: undoing.opening_next(self.coach)) if room else None
        if room is not None and opening is not None and opening.at != self._asked_about:
            self._asked_about = opening.at
            room.say(undoing.says("opened", what=opening.what))
            return
        self._go_through_the_changes(self.coach.undo, "nothing")

    def action_redo(self) -> None:
        """Bring again what was taken back last."""
        self._go_through_the_changes(self.coach.redo, "nothing_again")

    def _go_through_the_changes(self, go: "Callable[[], Undone | None]", nothing: str) -> None:
        room = self.room
        if room is None:
            return
        done = room.result_of(lambda: (go(),))
        if done is not None:
            self.show_look()
            room.refresh_facts()
            room.say(done[0].said if done[0] else undoing.says(nothing))

    def action_discreet(self) -> None:
        """Hide a person's own words on all screens, or show them again."""
        if not self._close_small_ones():
            return
        self.coach.discreet = not self.coach.discreet
        if self.coach.discreet and self.room is not None and self.room.OWN_WORDS:
            self.pop_screen()
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.say("")
        if self.room:
            self.room.refresh_facts()
            self.room.say(asset("discreet")["now_hidden" if self.coach.discreet else "shown_again"])

    def action_lock(self) -> None:
        """Let go of the key and of everything on the screens; the passphrase opens them again."""
        own = self._own or self.coach
        if not own.locked:
            self._gather_typed()
            own.lock()
            self.coach, self._own = own, None
            self._lock()

    def _lock(self, why: str = "") -> None:
        """Nothing but the question for the passphrase; what was typed half is sealed until it is answered."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        try:
            self._drafts.keep(self.coach)
        except DiaryChanged:
            pass  # words of a diary that is gone; why it is locked says what happened
        except PainPlanError as error:
            why = f"{why} {error}".strip()
        self._drafts.forget()
        if self.is_web:  # what is typed goes through a browser there, and a passphrase must not
            self.exit(return_code=1, message=Text(f"{why} {say('serve.sealed')}".strip()))
            return
        self.push_screen(screens_locked.LockedScreen(self.coach.unlock, why), self._go_on)

    def _go_on(self, _: None) -> None:
        """Begin again from Today after unlocking."""
        self._touched = self._clock()
        told = self._drafts.take(self.coach)
        if self._follow_clock:
            self._look_at_the_clock()
        self.restart(told)

    def _gather_typed(self) -> None:
        """Before all screens go: save the note that is open where it can be, and let all else that was typed wait."""
        for screen in self.screen_stack:
            if isinstance(screen, note.NoteScreen) and is_drawn(screen):
                with suppress(DiaryChanged):
                    screen.keep()
        self._drafts.gather(self.coach, self.screen_stack)

    def _words_would_go(self) -> bool:
        """Say so when something typed was not given yet; said once."""
        room = self.room
        over = self.screen if isinstance(self.screen, SmallScreen) else None
        typing = over.has_draft if over else any(card.has_draft for card in self.screen.query(question.QuestionCard))
        if self._told_once or not (typing or self._drafts):
            return False
        self._told_once = True
        told = asset("all_actions")["words"]["unsaved" if typing or not self._diary_gone else "unsaved_gone"]
        if over is not None:
            over.say(told)
        elif room is not None:
            room.say(told)
        return True

    def _close_small_ones(self) -> bool:
        """Close what lies over a screen, where it gives way; tells whether all is closed."""
        while self.room is None and len(self.screen_stack) > 1:
            if isinstance(self.screen, SmallScreen) and not self.screen.gives_way():
                return False
            self.pop_screen()
        return True

    def action_look(self) -> None:
        """Light or dark; remembered."""
        look = "light" if self.current_theme.dark else "dark"
        if self.room:
            self.room.attempt(lambda: self.coach.choose_theme(look))
            self.show_look()
            self.room.refresh_facts()

    def open_sample(self, name: str) -> None:
        """Show a sample diary; the person's own waits."""
        before = self.coach
        self.coach = catalogue.sample_coach(name, before.today)
        self.coach.discreet = before.discreet
        if not before.sample:
            self._own = before
        self.restart()

    def action_where(self) -> None:
        """Say where the diary lies."""
        if self.room:
            self.room.say(say("screens.app.where", where=self.coach.where))

    def action_help(self) -> None:
        """Keys and words of the screen that is open."""
        if self.room is not None and not isinstance(self.room, screens_help.HelpScreen):
            self.push_screen(screens_help.HelpScreen(self.room.help_text(), self.room.keys_everywhere()))

    def action_help_now(self) -> None:
        """The crisis page, from anywhere."""
        if not isinstance(self.screen, help_now.HelpNowScreen | help_now.OwnListScreen):
            self.push_screen(help_now.HelpNowScreen(self._own or self.coach))

    def action_very_bad_day(self) -> None:
        """The person says that it is a very bad day: the same page (clinical.md C3). Nothing is noted."""
        self.action_help_now()

    def action_fall(self) -> None:
        """A fall or an accident: noted, and the whole list of warning signs is asked (clinical.md C)."""
        room = self.room
        if room is not None:
            kept = room.attempt(lambda: self.coach.answer(self.coach.today, [("fall", "yes")]))
            signs, why = safety_signs.SignsScreen(), room.sentence  # the list comes whether or not it could be kept
            signs.greeting = asset("warning_signs")["due"]["said_fall"] if kept else why
            self.open(signs)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; whatever key came after the one for it acts on nothing."""
        self._left = True
        super().exit(result, return_code, message)

    def action_leave_program(self) -> None:
        """Quit, telling once that typed words wait in their question; from a sample, back to one's own diary."""
        if self._own is None:
            if not self._words_would_go():
                self.exit(message=self.keep_typed() or None)
            return
        self._own.discreet = self.coach.discreet
        self.coach, self._own = self._own, None
        self.restart()

    # --- no error goes past a person, and no traceback to one ---

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Open the screen of an action that has one. What cannot be done is told in its sentence; the screen stays."""
        if self._left:
            return True
        try:
            opens = ROOMS.get(action.removeprefix("app.")) if isinstance(action, str) else None
            if opens is not None:
                if self.check_action(opens.name, ()):
                    self.open(opens.room())
                return True
            return await super().run_action(action, default_namespace, namespaces)
        except PainPlanError as error:
            if self.room is None:
                raise
            self.room.say(str(error))
            return True
        except DiaryChanged as changed:
            self._diary_changed(changed)
            return True

    async def _dispatch_message(self, message: Message) -> None:
        """Go on after whatever found, here, that the diary became something else; Textual would end the program."""
        try:
            await super()._dispatch_message(message)
        except DiaryChanged as changed:
            self._diary_changed(changed)

    def _handle_exception(self, error: Exception) -> None:
        """What another program made of the diary is no crash."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, DiaryChanged):
            self._diary_changed(cause)
        else:
            super()._handle_exception(error)
