"""Things a person avoids: the ladder, and the try that is planned."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from painplan.exposure.rules import ExposureRung
from painplan.exposure.service import Exposure, ExposureView
from painplan.exposure.tries import Tries
from painplan.exposure.words import verdict_words
from painplan.kit.assets import asset
from painplan.kit.escape import one_line
from painplan.kit.told import Because
from painplan.kit.words import say
from painplan.plans.because_words import because_words
from painplan.safety.allowed import not_asked_before
from painplan.safety.not_asked_words import not_asked_line_on_screen
from painplan.screens.base import with_key
from painplan.screens.exposure.exposure_steps import AfterScreen, AvoidedScreen, ExposureTryScreen, TalkedScreen
from painplan.screens.lists import ListRow, ListScreen

NEW = "+new"
_NAME = 36
"""Width of the first column."""


class ExposureScreen(ListScreen):
    """The ladder, least fear first; what is chosen is planned, or told about."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "not_done", "not_this_time"),
        Binding("x", "put_away", "put_away"),
    ]
    DEFAULT_CSS = """
    ExposureScreen Lines { max-height: 9; }
    ExposureScreen.-wide Lines { max-height: 16; }
    """

    @property
    def _view(self) -> ExposureView:
        return Exposure(self.coach).view()

    def lead(self) -> Content:
        """What is planned, or what comes first."""
        return _lead(self._view, self._view.waits)

    def rows(self) -> Iterator[ListRow]:
        """The ladder as it stands."""
        view = self._view
        for rung in view.ladder.rungs:
            name, whole = rung.avoided.id, rung.avoided.activity
            yield ListRow(name, _line(rung, view), partial(self._open, name), partial(self._about, rung, view), whole)
        if not view.waits:  # what would be refused is not offered
            yield ListRow(NEW, say("exposure.screen.activity_add"), self._add, partial(self._about, None, view))

    def about_none(self) -> str:
        """Where there is no line."""
        return self._about(None, self._view)

    def first(self) -> str:
        """The one whose turn it is."""
        turn = self._view.ladder.now
        return turn.avoided.id if turn else ""

    def _about(self, rung: ExposureRung | None, view: ExposureView) -> str:
        told = not_asked_line_on_screen(not_asked_before(self.coach, "exposure"))
        return "\n".join([*_remarks(rung, view), *([told] if told else [])])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys are shown only where they do something."""
        if action == "not_done":
            return self.is_mounted and self._view.begun is not None
        return action != "put_away" or self.marked not in ("", NEW)

    def _add(self) -> None:
        self.coach.check_words_shown()
        Exposure(self.coach).check_offered()
        self.app.push_screen(AvoidedScreen())

    def _open(self, name: str) -> str:
        """Plan a try, tell about it, or talk it over."""
        self.coach.check_words_shown()
        view = self._view
        rung = view.rung(name)
        if rung is None:
            return ""
        if view.begun is not None:
            if view.begun.avoided != name:
                return _begun_first(view)
            self.app.push_screen(AfterScreen(view.begun, rung))
        elif rung.standing == "stopped":
            self.app.push_screen(TalkedScreen(name))
        else:
            Tries(self.coach).check_can_try(name)
            self.app.push_screen(ExposureTryScreen(rung, view.tries.get(name, ())))
        return ""

    def action_not_done(self) -> None:
        """The planned try is not done this time."""
        if self.attempt(Tries(self.coach).leave_out, asset("exposure")["says"]["left_out"]):
            self.refresh_facts()

    def action_put_away(self) -> None:
        """Take the marked activity off the ladder."""
        name = self.marked
        self.do(lambda: Exposure(self.coach).put_away(name), with_key(say("exposure.says.put_away")))


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
