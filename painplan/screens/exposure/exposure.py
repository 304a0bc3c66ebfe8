"""Things a person avoids: the ladder, and the try that is planned."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure, ExposureView
from painplan.exposure.tries import Tries
from painplan.exposure.words import verdict_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.reason import Because
from painplan.kit.words import say
from painplan.plans.because_words import because_words
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import Room, with_key
from painplan.screens.exposure.exposure_steps import AfterScreen, AvoidedScreen, ExposureTryScreen, TalkedScreen
from painplan.screens.shelf import Lines

NEW = "+new"
_NAME = 36
"""Width of the first column."""


class ExposureScreen(Room):
    """The ladder, least fear first; what is chosen is planned, or told about."""

    AUTO_FOCUS = "Lines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "not_done", "not_this_time"),
        Binding("x", "put_away", "put_away"),
    ]
    DEFAULT_CSS = """
    ExposureScreen Lines {
        height: auto; max-height: 9; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
        scrollbar-color: $panel; scrollbar-background: $background;
    }
    ExposureScreen.-wide Lines { max-height: 16; }
    ExposureScreen Lines:focus > .option-list--option-highlighted { background: $surface; color: $accent; }
    ExposureScreen #lead { height: auto; max-width: 76; color: $text-muted; margin-bottom: 1; }
    ExposureScreen #about { height: auto; max-width: 76; margin-top: 1; border-top: solid $panel; }
    """

    _view: ExposureView | None = None

    def compose_content(self) -> ComposeResult:
        """What is planned, the ladder, what is known about the marked activity."""
        yield Static(id="lead")
        yield Lines(compact=True)
        yield Static(id="about")

    def refresh_facts(self) -> None:
        """The ladder as it stands."""
        super().refresh_facts()
        view = self._view = Exposure(self.coach).view()
        waits = view.waits
        self.query_one("#lead", Static).update(_lead(view, waits))
        lines = self.query_one(Lines)
        marked, turn = lines.highlighted, view.ladder.now
        lines.clear_options()
        lines.add_options([Option(_line(rung, view), id=rung.avoided.id) for rung in view.ladder.rungs])
        if not waits:  # what would be refused is not offered
            lines.add_option(Option(say("exposure.screen.activity_add"), id=NEW))
        if marked is None and turn is not None:
            marked = view.ladder.rungs.index(turn)
        lines.highlighted = min(marked or 0, lines.option_count - 1) if lines.option_count else None
        self._about()

    @property
    def _marked(self) -> ExposureRung | None:
        lines = self.query_one(Lines)
        if self._view is None or lines.highlighted is None:
            return None
        return self._view.rung(lines.get_option_at_index(lines.highlighted).id or "")

    def _about(self) -> None:
        rung, view = self._marked, self._view
        if view is not None:
            told = not_asked_line_on_screen(not_asked_before(self.coach, "exposure"))
            remarks = [*_remarks(rung, view), *([told] if told else [])]
            self.query_one("#about", Static).update(Content("\n".join(remarks)))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if not self.is_mounted or self._view is None:
            return True
        if action == "not_done":
            return self._view.begun is not None
        return action != "put_away" or self._marked is not None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what is known about the marked one."""
        self._about()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Plan a try, tell about it, talk it over, or add an activity."""
        rung, view, room = self._marked, self._view, Exposure(self.coach)
        if view is None or not self.attempt(self.coach.check_words_shown):
            return
        if rung is None:
            if self.attempt(room.check_offered):
                self.app.push_screen(AvoidedScreen())
        elif view.begun is not None:
            if view.begun.avoided == rung.avoided.id:
                self.app.push_screen(AfterScreen(view.begun, rung))
            else:
                self.say(_begun_first(view))
        elif rung.standing == "stopped":
            self.app.push_screen(TalkedScreen(rung.avoided.id))
        elif self.attempt(lambda: Tries(self.coach).check_can_try(rung.avoided.id)):
            self.app.push_screen(ExposureTryScreen(rung, view.tries.get(rung.avoided.id, ())))

    def action_not_done(self) -> None:
        """The planned try is not done this time."""
        if self.attempt(Tries(self.coach).leave_out, asset("exposure")["says"]["left_out"]):
            self.refresh_facts()

    def action_put_away(self) -> None:
        """Take the marked activity off the ladder."""
        rung = self._marked
        words = with_key(say("exposure.says.put_away"))
        if rung is not None and self.attempt(lambda: Exposure(self.coach).put_away(rung.avoided.id), words):
            self.refresh_facts()


def _lead(view: ExposureView, waits: Sequence[Because]) -> Content:
    """What comes first where no try is offered today (A8, A14); else what is planned, or what this is."""
    says = asset("exposure")["says"]
    if waits:
        return Content("\n".join(because_words("exposure", why) for why in waits))
    if view.begun is None:
        return Content(says["lead"] if view.ladder.rungs else says["nothing"])
    begun, rung = view.begun, view.rung(view.begun.avoided)
    name = one_line(rung.avoided.activity, 60) if rung else ""
    shown = {"dose": one_line(begun.dose, 200), "fears": one_line(begun.fears, 200), "sure": begun.sure_before}
    return Content.assemble(
        (says["begun"].format(activity=name), "bold $foreground"),
        "\n" + says["begun_what"].format(**shown) + "\n" + asset("safety")["stop"]["short"],
    )


def _begun_first(view: ExposureView) -> str:
    rung = view.rung(view.begun.avoided) if view.begun else None
    name = one_line(rung.avoided.activity, 40) if rung else ""
    return str(asset("exposure")["says"]["one_open"].format(activity=name))


def _line(rung: ExposureRung, view: ExposureView) -> Content:
    words, one = asset("exposure"), rung.avoided
    planned = view.begun is not None and view.begun.avoided == one.id
    standing = "planned" if planned else words["standing"][rung.standing]
    name = f"{one_line(one.activity, _NAME - 2):<{_NAME}}"
    style = "" if rung.standing in ("now", "moved_on", "later", "stopped") or planned else "$foreground-muted"
    return Content.assemble((f"{words['mark'][rung.standing]} {name}fear {rung.fear:>3}   {standing}", style))


def _remarks(rung: ExposureRung | None, view: ExposureView) -> Iterator[str]:
    words = asset("exposure")
    if rung is not None:
        if view.begun is not None and view.begun.avoided == rung.avoided.id:
            yield words["says"]["begun_hint"]
        yield from (because_words("exposure", why) for why in rung.because)
        if rung.standing in ("now", "moved_on", "stopped") and view.begun is None:
            yield verdict_words(rung)
        if rung.standing == "later" and not view.ladder.waits:
            yield words["says"]["not_its_turn"]
    if view.ladder.rungs:
        said = {"stopped"} if rung is not None and rung.standing == "stopped" else set()
        yield from (because_words("exposure", why) for why in view.ladder.waits if why.code not in said)
    if view.distress:
        yield words["says"]["help"]
    yield words["says"]["private"]
